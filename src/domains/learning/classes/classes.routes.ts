import { isId, newSecret } from '#base/ids.ts'
import { chosenBody, listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { answerClassQuiz } from '#domains/learning/acts/answer-class-quiz.ts'
import { closeClassQuiz } from '#domains/learning/acts/close-class-quiz.ts'
import { makeClassQuiz } from '#domains/learning/acts/make-class-quiz.ts'
import {
  findClassQuiz,
  findClassQuizByCode,
  listClassAnswers,
  listClassQuestions,
  listClassQuizzes,
} from '#domains/learning/classes/class-quiz.queries.ts'
import { readClassCode, refusals } from '#domains/learning/classes/class-quiz.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import {
  classDoorPage,
  classesPage,
  classQuizPage,
  classResultsPage,
  classSentPage,
} from '#domains/learning/pages/class-pages.tsx'
import { listQuestions } from '#domains/learning/questions/question.queries.ts'
import { perform } from '#platform/acts/act.ts'
import { redirect } from '#platform/http/answer.ts'
import { limitNetwork } from '#platform/http/limit-network.ts'
import { quiet } from '#platform/http/quiet-actor.ts'
import { open, openRaw, type Routes, read, submit, submitAndShow } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import type { Rate } from '#platform/identity/rate-limit.ts'

/** A school sits behind one address; whoever tries codes one after the other is slowed. */
const looksPerNetwork: Rate = { times: 1_200, perSeconds: 600 }
const answersPerNetwork: Rate = { times: 600, perSeconds: 600 }

const list = read(
  'run contests',
  async (context) => {
    const { db, actor, query } = context
    const choice = await listChoiceBodies(db, actor, 'run contests', query['tim-co-quan'])
    const body = await chosenBody(context, 'run contests', choice)
    if (body === undefined) throw refusals.notFound
    const bank = await listQuestions(db, actor, 'run contests', body.bodyId)
    return {
      body,
      quizzes: await listClassQuizzes(db, actor),
      bank: bank.filter(({ withdrawnWhy }) => withdrawnWhy === ''),
    }
  },
  classesPage,
)

/** Hỏi nhanh trong lớp, at the desk. */
export const classesRoutes: Routes = {
  [`GET ${learningPaths.classDesk}`]: list,
  [`POST ${learningPaths.classDesk}`]: submit(makeClassQuiz, {
    again: list,
    to: ({ id, code }) => ({ to: learningPaths.classResults(id), notice: `Đã mở bài hỏi. Mã của lớp: ${code}.` }),
  }),
  'GET /nghiep-vu/lop/:quizId': read(
    'run contests',
    async ({ db, actor, params }) => {
      const quiz = isId(params.quizId ?? '') ? await findClassQuiz(db, actor, params.quizId!) : undefined
      if (quiz === undefined) throw refusals.notFound
      return {
        quiz,
        questions: await listClassQuestions(db, quiz),
        answers: await listClassAnswers(db, actor, quiz),
        isTeacher: quiz.madeBy === actor.personId,
      }
    },
    classResultsPage,
  ),
  'POST /nghiep-vu/lop/:quizId/dong': submit(closeClassQuiz, {
    to: ({ quizId }) => ({ to: learningPaths.classResults(quizId), notice: 'Đã đóng bài hỏi.' }),
  }),
}

async function quizIn(request: WebRequest) {
  const db = request.house.database.kysely
  await limitNetwork(request, 'class-code', looksPerNetwork)
  const code = readClassCode(request.params.code ?? '')
  const quiz = code === undefined ? undefined : await findClassQuizByCode(db, code)
  if (quiz === undefined) throw refusals.wrongCode
  return { quiz, questions: await listClassQuestions(db, quiz), formKey: newSecret() }
}

const quiz = open(quizIn, classQuizPage)

/** Vào lớp, for everybody who has the code. */
export const publicClassesRoutes: Routes = {
  [`GET ${learningPaths.classDoor}`]: open(async () => ({}), classDoorPage),
  // a form without JavaScript can only lead here with its field in the query
  [`GET ${learningPaths.classEnter}`]: openRaw(async ({ query }) => {
    const code = readClassCode(query.ma ?? '')
    return redirect(
      code === undefined
        ? `${learningPaths.classDoor}?ma=${encodeURIComponent(query.ma ?? '')}`
        : learningPaths.classQuiz(code),
    )
  }),
  'GET /lop/:code': quiz,
  'POST /lop/:code': submitAndShow(
    'anyone',
    async ({ house, request }, typed) => {
      await limitNetwork(request, 'class-answer', answersPerNetwork)
      return perform(answerClassQuiz, { house, actor: quiet(request) }, typed)
    },
    classSentPage,
    { public: true, again: quiz },
  ),
}
