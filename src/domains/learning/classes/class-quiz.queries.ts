import { sql } from 'kysely'
import { answersMax, type ClassChoices, type ClassQuiz } from '#domains/learning/classes/class-quiz.ts'
import { showCited } from '#domains/learning/questions/question.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type ClassQuizLine = { id: string; code: string; title: string; sent: number; madeAt: Date; isClosed: boolean }

const quizzesMax = 100

export async function listClassQuizzes(db: Db, actor: Actor): Promise<ClassQuizLine[]> {
  const { rows } = await sql<ClassQuizLine>`
    select quiz.id, quiz.code, quiz.title, quiz.made_at as "madeAt", quiz.closed_at is not null as "isClosed",
      (select count(*)::int from class_answer where quiz_id = quiz.id) as sent
    from class_quiz quiz join body on body.id = quiz.body_id where ${whereMay(actor, 'run contests', 'body')}
    order by quiz.made_at desc, quiz.id limit ${quizzesMax}`.execute(db)
  return rows
}

/** For who runs it; «not there» and «not yours» are one answer. */
export async function findClassQuiz(db: Db, actor: Actor, id: string): Promise<ClassQuiz | undefined> {
  const row = await db
    .selectFrom('class_quiz')
    .innerJoin('body', 'body.id', 'class_quiz.body_id')
    .selectAll('class_quiz')
    .where('class_quiz.id', '=', id)
    .where(whereMay(actor, 'run contests', 'body'))
    .executeTakeFirst()
  return row && quizOf(row)
}

export async function findClassQuizByCode(db: Db, code: string): Promise<ClassQuiz | undefined> {
  const row = await db.selectFrom('class_quiz').selectAll().where('code', '=', code).executeTakeFirst()
  return row && quizOf(row)
}

function quizOf(row: {
  id: string
  body_id: string
  code: string
  title: string
  asks_names: boolean
  made_by: string
  question_ids: string[]
  closed_at: Date | null
}): ClassQuiz {
  return {
    id: row.id,
    bodyId: row.body_id,
    code: row.code,
    title: row.title,
    asksNames: row.asks_names,
    madeBy: row.made_by,
    questionIds: row.question_ids,
    closedAt: row.closed_at,
  }
}

export type ClassQuestion = {
  id: string
  words: string
  options: string[]
  answer: number
  explanation: string
  cited: string
}

/** Those still in use, in the order chosen: a question whose khoản changed is asked no more. */
export async function listClassQuestions(
  db: Db,
  { questionIds }: Pick<ClassQuiz, 'questionIds'>,
): Promise<ClassQuestion[]> {
  const rows = await db
    .selectFrom('learning_question')
    .select(['id', 'words', 'options', 'answer', 'explanation', 'said_number as number', 'article', 'clause', 'point'])
    .where('id', 'in', questionIds)
    .where('withdrawn_at', 'is', null)
    .execute()
  return rows
    .toSorted((one, other) => questionIds.indexOf(one.id) - questionIds.indexOf(other.id))
    .map(({ number, article, clause, point, ...row }) => ({
      ...row,
      cited: showCited({ article, clause, point }, number),
    }))
}

export type ClassAnswer = { name: string; choices: ClassChoices }

/** What the class sent, in no order that tells who was first. Pupils were told that their teacher alone sees names: nobody else does. */
export async function listClassAnswers(
  db: Db,
  actor: Actor,
  { id, madeBy }: Pick<ClassQuiz, 'id' | 'madeBy'>,
): Promise<ClassAnswer[]> {
  const name = actor.personId === madeBy ? sql`name` : sql`''`
  const { rows } = await sql<ClassAnswer>`
    select ${name} as name, choices from class_answer where quiz_id = ${id} order by 1, md5(id::text) limit ${answersMax}`.execute(
    db,
  )
  return rows
}
