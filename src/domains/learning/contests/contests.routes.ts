import { dayAt } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { findRecordedFrom } from '#domains/activities/activity-source.queries.ts'
import { listRatesFor } from '#domains/activities/rates.queries.ts'
import { findChoiceBody } from '#domains/bodies/body-choice.queries.ts'
import { approveContest } from '#domains/learning/acts/approve-contest.ts'
import { chooseQuestions } from '#domains/learning/acts/choose-questions.ts'
import { countContest } from '#domains/learning/acts/count-contest.ts'
import { publishResults } from '#domains/learning/acts/publish-results.ts'
import { returnContest } from '#domains/learning/acts/return-contest.ts'
import { submitContest } from '#domains/learning/acts/submit-contest.ts'
import { withdrawQuestion } from '#domains/learning/acts/withdraw-question.ts'
import { writeContest } from '#domains/learning/acts/write-contest.ts'
import { writeQuestion } from '#domains/learning/acts/write-question.ts'
import {
  countByPlace,
  findContestWithNames,
  listContestQuestions,
  listContests,
  listHandWithdrawals,
  listResults,
} from '#domains/learning/contests/contest.queries.ts'
import { listQuestionWriters, loadContest } from '#domains/learning/contests/contest.store.ts'
import { type ContestDeed, refusals } from '#domains/learning/contests/contest.ts'
import { bodyForContest, limitsOn, provinceOf } from '#domains/learning/contests/contest-choice.queries.ts'
import { openName } from '#domains/learning/contests/contest-entry.ts'
import { overLimit, prizeByRank } from '#domains/learning/contests/prize-limits.ts'
import { prizePaper } from '#domains/learning/contests/prize-paper.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { chooseQuestionsPage } from '#domains/learning/pages/choose-questions-page.tsx'
import { contestDeskPage } from '#domains/learning/pages/contest-desk-page.tsx'
import { contestFormPage } from '#domains/learning/pages/contest-form-page.tsx'
import { contestsDeskPage } from '#domains/learning/pages/contests-desk-page.tsx'
import { questionPage, questionsPage } from '#domains/learning/pages/question-pages.tsx'
import { listAnswersBehind, listQuestions } from '#domains/learning/questions/question.queries.ts'
import { loadQuestion } from '#domains/learning/questions/question.store.ts'
import { loadQuestionSources } from '#domains/learning/questions/question-sources.queries.ts'
import { writeWord } from '#engines/word/write-word.ts'
import { type Routes, raw, read, submit } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { wordAnswer } from '#platform/http/word-answer.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'

const rankedMax = 200

const mayAt = async ({ db, actor }: ReadContext, deed: ContestDeed, bodyId: string): Promise<boolean> =>
  (await findChoiceBody(db, actor, deed, bodyId)) !== undefined

const idIn = ({ params }: Pick<ReadContext, 'params'>, name: string): string => {
  if (!isId(params[name] ?? '')) throw refusals.notFound
  return params[name]!
}

const contestForm = read(
  'run contests',
  async (context) => {
    const { db, actor, params, today } = context
    const contest = isId(params.contestId ?? '')
      ? await loadContest(db, actor, 'run contests', params.contestId!)
      : undefined
    const { body, choice } = await bodyForContest(context, 'run contests')
    const bodyId = contest?.bodyId ?? body.bodyId
    const rates = await listRatesFor(db, contest?.provinceId ?? (await provinceOf(db, bodyId)))
    return { contest, choice, body, limits: limitsOn(contest === undefined ? today : dayAt(contest.opensAt), rates) }
  },
  contestFormPage,
)

const contestPage = read(
  'read contests',
  async (context) => {
    const { db, actor, house } = context
    const id = idIn(context, 'contestId')
    await loadContest(db, actor, 'read contests', id)
    const contest = (await findContestWithNames(db, id))!
    const rates = await listRatesFor(db, contest.provinceId)
    const mayRun = await mayAt(context, 'run contests', contest.bodyId)
    const mayApprove = await mayAt(context, 'approve contests', contest.bodyId)
    const isOurs = mayRun || mayApprove
    const winning = prizeByRank(contest.prizes).length
    const questions = await listContestQuestions(db, id)
    const answers = await listAnswersBehind(db, questions)
    const ranked = contest.allRight === null ? [] : await listResults(db, id, rankedMax)
    return {
      contest,
      questions: questions.map((question) => ({ ...question, answerBehind: answers.get(question.guideId ?? '') })),
      showsAnswers: isOurs || (contest.seed !== null && contest.closesAt <= context.now),
      places: await countByPlace(db, id),
      // names for who gives the prizes, and of those who get one
      results: ranked.map((row) => ({
        ...row,
        name: isOurs && row.rank <= winning ? openName(house.secretKey, row.entryId, row.sealed) : undefined,
      })),
      over: overLimit(contest.prizes, dayAt(contest.opensAt), rates),
      mayRun,
      mayApprove,
      isWriter: [...contest.writerIds, ...(await listQuestionWriters(db, id))].includes(actor.personId ?? ''),
      withdrawals: await listHandWithdrawals(db, id),
      isWithdrawer: (await listHandWithdrawals(db, id)).some(({ personId }) => personId === actor.personId),
      isCounter: contest.countedBy === actor.personId,
      recordedAs: await findRecordedFrom(db, contest.bodyId, `contest:${id}`),
      mayRecord: (await findChoiceBody(db, actor, 'record activities', contest.bodyId)) !== undefined,
    }
  },
  contestDeskPage,
)

const choosePage = read(
  'run contests',
  async (context) => {
    const { db, actor } = context
    const contest = await loadContest(db, actor, 'run contests', idIn(context, 'contestId'))
    const bank = await listQuestions(db, actor, 'run contests', contest.bodyId)
    return {
      contest,
      bank: bank.filter(({ withdrawnWhy }) => withdrawnWhy === ''),
      chosen: (await listContestQuestions(db, contest.id)).map(({ questionId }) => questionId),
    }
  },
  chooseQuestionsPage,
)

const questions = read(
  'read contests',
  async (context) => {
    const { body, choice } = await bodyForContest(context, 'read contests')
    return {
      body,
      choice,
      questions: await listQuestions(context.db, context.actor, 'read contests', body.bodyId),
      mayWrite: await mayAt(context, 'run contests', body.bodyId),
      mayApprove: await mayAt(context, 'approve contests', body.bodyId),
    }
  },
  questionsPage,
)

const questionForm = read(
  'run contests',
  async (context) => {
    const { db, actor, params, query } = context
    const found = isId(params.questionId ?? '')
      ? await loadQuestion(db, actor, 'run contests', params.questionId!)
      : undefined
    const { body } = await bodyForContest(context, 'run contests')
    const own = found === undefined ? body : ((await findChoiceBody(db, actor, 'run contests', found.bodyId)) ?? body)
    const {
      documentId: _,
      saidNumber,
      article,
      clause,
      point,
    } = found?.cited ?? {
      documentId: '',
      saidNumber: '',
      article: '',
      clause: '',
      point: '',
    }
    const cited = [saidNumber, `Điều ${article}`, clause && `khoản ${clause}`, point && `điểm ${point}`]
    return {
      body: own,
      question: found && { ...found, cited: cited.filter(Boolean).join(' ') },
      answerBehind: found && (await listAnswersBehind(db, [found])).get(found.guideId ?? ''),
      sources:
        found === undefined
          ? await loadQuestionSources(db, {
              sourceId: isId(query.bai ?? '') ? query.bai : undefined,
              sentence: Number(query.cau),
              search: query.hoi,
            })
          : undefined,
    }
  },
  questionPage,
)

const toContest = (notice: string) => (contest: { id: string }) => ({
  to: learningPaths.deskContest(contest.id),
  notice,
})
const toBank =
  (notice: string) =>
  ({ bodyId }: { bodyId: string }) => ({
    to: `${learningPaths.questions}?co-quan=${bodyId}`,
    notice,
  })

/** Cuộc thi, at the desk. */
export const contestsRoutes: Routes = {
  [`GET ${learningPaths.desk}`]: read(
    'read contests',
    async ({ db, actor }) => ({ contests: await listContests(db, actor), mayRun: mayAnywhere(actor, 'run contests') }),
    contestsDeskPage,
  ),
  [`GET ${learningPaths.newContest}`]: contestForm,
  [`POST ${learningPaths.newContest}`]: submit(writeContest, {
    again: contestForm,
    to: ({ id }) => ({ to: learningPaths.deskStep(id, 'de'), notice: 'Đã lưu cuộc thi. Chọn câu hỏi vào đề.' }),
  }),
  [`GET ${learningPaths.questions}`]: questions,
  [`GET ${learningPaths.newQuestion}`]: questionForm,
  [`POST ${learningPaths.newQuestion}`]: submit(writeQuestion, { again: questionForm, to: toBank('Đã lưu câu hỏi.') }),
  'GET /nghiep-vu/cuoc-thi/cau-hoi/:questionId': questionForm,
  'POST /nghiep-vu/cuoc-thi/cau-hoi/:questionId': submit(writeQuestion, {
    again: questionForm,
    to: toBank('Đã lưu câu hỏi.'),
  }),
  'POST /nghiep-vu/cuoc-thi/cau-hoi/:questionId/rut': submit(withdrawQuestion, {
    again: questionForm,
    to: toBank('Đã rút câu hỏi.'),
  }),
  'GET /nghiep-vu/cuoc-thi/:contestId': contestPage,
  'GET /nghiep-vu/cuoc-thi/:contestId/sua': contestForm,
  'POST /nghiep-vu/cuoc-thi/:contestId/sua': submit(writeContest, {
    again: contestForm,
    to: toContest('Đã lưu cuộc thi.'),
  }),
  'GET /nghiep-vu/cuoc-thi/:contestId/de': choosePage,
  'POST /nghiep-vu/cuoc-thi/:contestId/de': submit(chooseQuestions, {
    again: choosePage,
    to: ({ contestId, count }) => ({ to: learningPaths.deskContest(contestId), notice: `Đã lưu đề: ${count} câu.` }),
  }),
  'POST /nghiep-vu/cuoc-thi/:contestId/trinh': submit(submitContest, {
    again: contestPage,
    to: toContest('Đã trình duyệt cuộc thi.'),
  }),
  'POST /nghiep-vu/cuoc-thi/:contestId/tra-lai': submit(returnContest, {
    again: contestPage,
    to: toContest('Đã trả lại cuộc thi.'),
  }),
  'POST /nghiep-vu/cuoc-thi/:contestId/duyet': submit(approveContest, {
    again: contestPage,
    to: toContest('Đã duyệt. Cuộc thi tự mở đúng giờ; trang công khai đã có.'),
  }),
  'POST /nghiep-vu/cuoc-thi/:contestId/cham': submit(countContest, {
    again: contestPage,
    to: toContest('Đã chấm và xếp hạng.'),
  }),
  'POST /nghiep-vu/cuoc-thi/:contestId/cong-bo': submit(publishResults, {
    again: contestPage,
    to: toContest('Đã công bố kết quả.'),
  }),
  'GET /nghiep-vu/cuoc-thi/:contestId/danh-sach-giai.docx': raw('read contests', async (context) => {
    const { db, actor, house, now } = context
    const id = idIn(context, 'contestId')
    await loadContest(db, actor, 'read contests', id)
    const contest = (await findContestWithNames(db, id))!
    const isOurs =
      (await mayAt(context, 'run contests', contest.bodyId)) ||
      (await mayAt(context, 'approve contests', contest.bodyId))
    if (!isOurs) throw refusals.notFound
    if (contest.allRight === null) throw refusals.notCounted
    const prizes = prizeByRank(contest.prizes)
    const ranked = await listResults(db, id, Math.max(1, prizes.length))
    const winners = ranked.map((row) => ({ ...row, name: openName(house.secretKey, row.entryId, row.sealed) }))
    return wordAnswer(await writeWord(prizePaper({ contest, winners, madeAt: now })), 'danh-sach-giai.docx')
  }),
}
