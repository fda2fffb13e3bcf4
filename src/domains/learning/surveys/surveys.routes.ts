import { isId, newSecret } from '#base/ids.ts'
import { chosenBody, findChoiceBody, listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { answerSurvey } from '#domains/learning/acts/answer-survey.ts'
import { approveSurvey } from '#domains/learning/acts/approve-survey.ts'
import { enterPaper } from '#domains/learning/acts/enter-paper.ts'
import { noteSurveyWeighting } from '#domains/learning/acts/note-weighting.ts'
import { publishSurvey } from '#domains/learning/acts/publish-survey.ts'
import { returnSurvey } from '#domains/learning/acts/return-survey.ts'
import { submitSurvey } from '#domains/learning/acts/submit-survey.ts'
import { writeSurvey } from '#domains/learning/acts/write-survey.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { paperEntryPage } from '#domains/learning/pages/paper-entry-page.tsx'
import { surveyDeskPage } from '#domains/learning/pages/survey-desk-page.tsx'
import { surveyFormPage } from '#domains/learning/pages/survey-form-page.tsx'
import {
  publicSurveysPage,
  type SurveyStepProps,
  surveyResultsPage,
  surveyStepPage,
} from '#domains/learning/pages/survey-public-pages.tsx'
import { surveysDeskPage } from '#domains/learning/pages/surveys-desk-page.tsx'
import {
  countResponses,
  findSurvey,
  listPublicSurveys,
  listSurveyResults,
  listSurveys,
} from '#domains/learning/surveys/survey.queries.ts'
import { loadSurvey } from '#domains/learning/surveys/survey.store.ts'
import { hasResultsOn, isOpenOn, refusals, type SurveyDeed } from '#domains/learning/surveys/survey.ts'
import { surveyPaper } from '#domains/learning/surveys/survey-paper.ts'
import { pageFrom, pathOf, readAnswers } from '#domains/learning/surveys/survey-question.ts'
import { writeWord } from '#engines/word/write-word.ts'
import { FormRefusal, perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'
import { limitNetwork } from '#platform/http/limit-network.ts'
import { quiet } from '#platform/http/quiet-actor.ts'
import { open, type ReadRoute, type Routes, raw, read, submit, submitAndShow } from '#platform/http/routes.ts'
import type { ReadContext, WebRequest } from '#platform/http/web-request.ts'
import { wordAnswer } from '#platform/http/word-answer.ts'
import type { Rate } from '#platform/identity/rate-limit.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'

/** A village hall may answer for many; whoever would fill a survey is slowed. */
const responsesPerNetwork: Rate = { times: 120, perSeconds: 600 }

/** Loads through the reach of the deed, then with the names around it. */
async function surveyFor({ db, actor, params }: ReadContext, deed: SurveyDeed) {
  if (!isId(params.surveyId ?? '')) throw refusals.notFound
  await loadSurvey(db, actor, deed, params.surveyId!)
  return (await findSurvey(db, { id: params.surveyId! }))!
}

const surveyForm = read(
  'run surveys',
  async (context) => {
    const { db, actor, query, params } = context
    const survey = params.surveyId === undefined ? undefined : await surveyFor(context, 'run surveys')
    const choice = await listChoiceBodies(db, actor, 'run surveys', query['tim-co-quan'])
    const body = await chosenBody(context, 'run surveys', choice)
    if (body === undefined) throw refusals.notFound
    return { survey, choice, body }
  },
  surveyFormPage,
)

const surveyPage = read(
  'read surveys',
  async (context) => {
    const { db, actor } = context
    const survey = await surveyFor(context, 'read surveys')
    const mayAt = async (deed: SurveyDeed) => (await findChoiceBody(db, actor, deed, survey.bodyId)) !== undefined
    return {
      survey,
      count: await countResponses(db, survey.id),
      // while responses come in, two looks tell what one person answered
      results: hasResultsOn(survey, context.today) ? await listSurveyResults(db, survey) : undefined,
      mayRun: await mayAt('run surveys'),
      mayApprove: await mayAt('approve surveys'),
      isWriter: survey.writerIds.includes(actor.personId ?? ''),
    }
  },
  surveyDeskPage,
)

const paperEntry = read(
  'run surveys',
  async (context) => {
    const survey = await surveyFor(context, 'run surveys')
    return { survey, count: await countResponses(context.db, survey.id) }
  },
  paperEntryPage,
)

const toSurvey = (notice: string) => (survey: { id: string }) => ({ to: learningPaths.deskSurvey(survey.id), notice })

/** Khảo sát, at the desk. */
export const surveysRoutes: Routes = {
  [`GET ${learningPaths.surveyDesk}`]: read(
    'read surveys',
    async ({ db, actor }) => ({ surveys: await listSurveys(db, actor), mayRun: mayAnywhere(actor, 'run surveys') }),
    surveysDeskPage,
  ),
  [`GET ${learningPaths.newSurvey}`]: surveyForm,
  [`POST ${learningPaths.newSurvey}`]: submit(writeSurvey, { again: surveyForm, to: toSurvey('Đã lưu khảo sát.') }),
  'GET /nghiep-vu/khao-sat/:surveyId': surveyPage,
  'GET /nghiep-vu/khao-sat/:surveyId/sua': surveyForm,
  'POST /nghiep-vu/khao-sat/:surveyId/sua': submit(writeSurvey, {
    again: surveyForm,
    to: toSurvey('Đã lưu khảo sát.'),
  }),
  'POST /nghiep-vu/khao-sat/:surveyId/trinh': submit(submitSurvey, {
    again: surveyPage,
    to: toSurvey('Đã trình duyệt khảo sát.'),
  }),
  'POST /nghiep-vu/khao-sat/:surveyId/tra-lai': submit(returnSurvey, {
    again: surveyPage,
    to: toSurvey('Đã trả lại khảo sát.'),
  }),
  'POST /nghiep-vu/khao-sat/:surveyId/duyet': submit(approveSurvey, {
    again: surveyPage,
    to: toSurvey('Đã duyệt khảo sát.'),
  }),
  'POST /nghiep-vu/khao-sat/:surveyId/cong-bo': submit(publishSurvey, {
    again: surveyPage,
    to: toSurvey('Đã công bố kết quả.'),
  }),
  'POST /nghiep-vu/khao-sat/:surveyId/gia-quyen': submit(noteSurveyWeighting, {
    again: surveyPage,
    to: toSurvey('Đã lưu ghi chú.'),
  }),
  'GET /nghiep-vu/khao-sat/:surveyId/nhap': paperEntry,
  'POST /nghiep-vu/khao-sat/:surveyId/nhap': submit(enterPaper, {
    again: paperEntry,
    to: ({ surveyId, paperNumber, left }) => ({
      to: learningPaths.surveyStep(surveyId, 'nhap'),
      notice: `Đã ghi phiếu số ${paperNumber}.${left.length === 0 ? '' : ` Bỏ câu ${left.join(', ')} vì phiếu đã chuyển qua câu khác.`}`,
    }),
  }),
  'GET /nghiep-vu/khao-sat/:surveyId/phieu.docx': raw('read surveys', async (context) => {
    const survey = await surveyFor(context, 'read surveys')
    return wordAnswer(await writeWord(surveyPaper(survey, context.now)), 'phieu-khao-sat.docx')
  }),
}

async function stepOf(request: WebRequest, typed: Record<string, unknown>): Promise<SurveyStepProps> {
  const { house, params } = request
  const survey = await findSurvey(house.database.kysely, { slug: params.slug ?? '' })
  if (survey === undefined) throw refusals.noSurvey
  return {
    survey,
    answers: readAnswers(survey.questions, typed).answers,
    from: Math.max(1, Number(typed.tu ?? 1) || 1),
    formKey: typeof typed.formKey === 'string' ? typed.formKey : newSecret(),
    isOpen: isOpenOn(survey, today(house.clock)),
    isSent: false,
  }
}

const step: ReadRoute = {
  kind: 'read',
  answer: (request, again) => open((one) => stepOf(one, again?.typed ?? {}), surveyStepPage).answer(request, again),
}

/** Khảo sát, for everybody. */
export const publicSurveysRoutes: Routes = {
  [`GET ${learningPaths.surveys}`]: open(
    async ({ house }) => ({ surveys: await listPublicSurveys(house.database.kysely) }),
    publicSurveysPage,
  ),
  'GET /khao-sat/:slug': step,
  // from page to page nothing is kept: the answers go along in the form until it is sent
  'POST /khao-sat/:slug': submitAndShow(
    'anyone',
    async ({ house, request }, typed) => {
      const here = await stepOf(request, typed)
      if (typed.buoc === 'gui') {
        await limitNetwork(request, 'survey', responsesPerNetwork)
        await perform(answerSurvey, { house, actor: quiet(request) }, typed)
        return { ...here, isSent: true }
      }
      if (typed.buoc === 'sua') return { ...here, from: 1 }
      const { wrong } = readAnswers(here.survey.questions, typed)
      if (Object.keys(wrong).length > 0) throw new FormRefusal(wrong)
      const last = pageFrom(pathOf(here.survey.questions, here.answers), here.from).at(-1)?.number ?? here.from
      const next = pathOf(here.survey.questions, here.answers).find(({ number }) => number > last)
      return { ...here, from: next?.number ?? here.survey.questions.length + 1 }
    },
    surveyStepPage,
    { public: true, again: step },
  ),
  'GET /khao-sat/:slug/ket-qua': open(async (request) => {
    const db = request.house.database.kysely
    const survey = await findSurvey(db, { slug: request.params.slug ?? '' })
    if (survey === undefined || survey.state !== 'published') throw refusals.noSurvey
    return {
      survey,
      results: await listSurveyResults(db, survey),
      responses: (await countResponses(db, survey.id)).all,
    }
  }, surveyResultsPage),
}
