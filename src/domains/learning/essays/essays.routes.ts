import { dayAt } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { findRecordedFrom } from '#domains/activities/activity-source.queries.ts'
import { listRatesFor } from '#domains/activities/rates.queries.ts'
import { findChoiceBody } from '#domains/bodies/body-choice.queries.ts'
import { approveEssayContest } from '#domains/learning/acts/approve-essay-contest.ts'
import { breakEssayTie } from '#domains/learning/acts/break-essay-tie.ts'
import { countEssays } from '#domains/learning/acts/count-essays.ts'
import { dealEssays } from '#domains/learning/acts/deal-essays.ts'
import { dropEssayMarker } from '#domains/learning/acts/drop-essay-marker.ts'
import { handOverEssays } from '#domains/learning/acts/hand-over-essays.ts'
import { markEssay } from '#domains/learning/acts/mark-essay.ts'
import { nameEssayMarker } from '#domains/learning/acts/name-essay-marker.ts'
import { publishEssays } from '#domains/learning/acts/publish-essays.ts'
import { returnEssayContest } from '#domains/learning/acts/return-essay-contest.ts'
import { submitEssayContest } from '#domains/learning/acts/submit-essay-contest.ts'
import { writeEssayContest } from '#domains/learning/acts/write-essay-contest.ts'
import { type ContestDeed, refusals as contestRefusals } from '#domains/learning/contests/contest.ts'
import { bodyForContest, limitsOn, provinceOf } from '#domains/learning/contests/contest-choice.queries.ts'
import { openName } from '#domains/learning/contests/contest-entry.ts'
import { prizeByRank } from '#domains/learning/contests/prize-limits.ts'
import { loadEssayContest } from '#domains/learning/essays/essay-contest.store.ts'
import { refusals } from '#domains/learning/essays/essay-contest.ts'
import { listPapers, listTies } from '#domains/learning/essays/essay-marks.store.ts'
import { rankPapers, settlePaper } from '#domains/learning/essays/essay-marks.ts'
import { essayPrizePaper } from '#domains/learning/essays/essay-paper.ts'
import {
  findNamedEssayContest,
  listEssayContests,
  listEssayResults,
  listMarkers,
} from '#domains/learning/essays/essays.queries.ts'
import { findPaper, listPapersFor } from '#domains/learning/essays/marking.queries.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { essayDeskPage } from '#domains/learning/pages/essay-desk-page.tsx'
import { essayFormPage } from '#domains/learning/pages/essay-form-page.tsx'
import { markingPage, paperPage } from '#domains/learning/pages/essay-marking-pages.tsx'
import { essaysDeskPage } from '#domains/learning/pages/essays-desk-page.tsx'
import { listOfficers } from '#domains/people/officers.queries.ts'
import { writeWord } from '#engines/word/write-word.ts'
import { fileResponse } from '#platform/files/file-response.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'
import { type Routes, raw, read, submit } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { wordAnswer } from '#platform/http/word-answer.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'

const idIn = ({ params }: Pick<ReadContext, 'params'>): string => {
  if (!isId(params.contestId ?? '')) throw contestRefusals.notFound
  return params.contestId!
}

const mayAt = async ({ db, actor }: ReadContext, deed: ContestDeed, bodyId: string): Promise<boolean> =>
  (await findChoiceBody(db, actor, deed, bodyId)) !== undefined

const contestForm = read(
  'run contests',
  async (context) => {
    const { db, actor, params, today } = context
    const contest = isId(params.contestId ?? '')
      ? await loadEssayContest(db, actor, 'run contests', params.contestId!)
      : undefined
    const { body, choice } = await bodyForContest(context, 'run contests')
    const provinceId = contest?.provinceId ?? (await provinceOf(db, body.bodyId))
    const rates = await listRatesFor(db, provinceId)
    const limits = limitsOn(contest === undefined ? today : dayAt(contest.opensAt), rates)
    return { contest, choice, body, provinceId, limits }
  },
  essayFormPage,
)

const contestPage = read(
  'read contests',
  async (context) => {
    const { db, actor, house, today } = context
    const id = idIn(context)
    await loadEssayContest(db, actor, 'read contests', id)
    const contest = (await findNamedEssayContest(db, id))!
    const mayRun = await mayAt(context, 'run contests', contest.bodyId)
    const mayApprove = await mayAt(context, 'approve contests', contest.bodyId)
    const settled = (await listPapers(db, id)).map(({ paper, ...one }) => ({
      paper,
      result: settlePaper(one, contest.gapPoints),
    }))
    const marks = settled.flatMap(({ paper, result }) =>
      typeof result === 'object' ? [{ paper, doubled: result.doubled }] : [],
    )
    const left = settled.length - marks.length
    const decided = await listTies(db, id)
    const ranking = rankPapers(marks, decided, prizeByRank(contest.prizes))
    // there are no results before they are counted, and so no names
    const results = mayRun || mayApprove ? await listEssayResults(db, id, 'all') : []
    return {
      contest,
      markers: await listMarkers(db, id),
      officers: mayRun ? await listOfficers(db, contest.bodyId, today, 'mark essays') : [],
      marked: marks.length,
      left,
      wanting: settled.filter(({ result }) => result === 'third').length,
      ties: left === 0 ? ranking.crossing : [],
      decided: decided.filter(({ doubled }) => ranking.open.every((tie) => tie.doubled !== doubled)),
      results: results.map((row) => ({ ...row, name: openName(house.secretKey, row.entryId, row.sealed) })),
      mayRun,
      mayApprove,
      isWriter: contest.writerIds.includes(actor.personId ?? ''),
      isCounter: contest.countedBy === actor.personId,
      recordedAs: await findRecordedFrom(db, contest.bodyId, `essay:${id}`),
      mayRecord: (await findChoiceBody(db, actor, 'record activities', contest.bodyId)) !== undefined,
    }
  },
  essayDeskPage,
)

/** A paper for its marker; for others of the desk only who run or approve, and its points only once it has its result. */
const paperIn = async (context: ReadContext) => {
  const { db, actor, params } = context
  const contest = await loadEssayContest(db, actor, 'read contests', idIn(context))
  const paper = /^[1-9]\d{0,5}$/u.test(params.paper ?? '') ? Number(params.paper) : 0
  const essay = paper === 0 ? undefined : await findPaper(db, contest.id, paper)
  const [found] = essay === undefined ? [] : await listPapers(db, contest.id, paper)
  if (essay === undefined || found === undefined) throw refusals.noPaper
  const mine = found.marks.find(({ markerId }) => markerId === actor.personId)
  const reads =
    mine !== undefined ||
    (await mayAt(context, 'run contests', contest.bodyId)) ||
    (await mayAt(context, 'approve contests', contest.bodyId))
  if (!reads) throw refusals.noPaper
  return { contest, paper, essay, found, mine }
}

const paper = read(
  'read contests',
  async (context) => {
    const { contest, paper: number, essay, found, mine } = await paperIn(context)
    const result = settlePaper(found, contest.gapPoints)
    const doubled = typeof result === 'object' ? result.doubled : undefined
    const isOpen = found.marks.some(({ turn, total }) => total === null && (turn === 3) === (mine?.turn === 3))
    return {
      contest,
      paper: number,
      essay,
      mine,
      mayMark: contest.state === 'approved' && isOpen,
      marks: doubled === undefined ? [] : found.marks.map(({ turn, total, note }) => ({ turn, total, note })),
      doubled,
    }
  },
  paperPage,
)

const to = (notice: string) => (contest: { id: string }) => ({ to: learningPaths.deskEssay(contest.id), notice })

/** Cuộc thi viết, at the desk. */
export const essaysRoutes: Routes = {
  [`GET ${learningPaths.essayDesk}`]: read(
    'read contests',
    async ({ db, actor }) => ({
      contests: await listEssayContests(db, actor),
      mayRun: mayAnywhere(actor, 'run contests'),
      mayMark: mayAnywhere(actor, 'mark essays'),
    }),
    essaysDeskPage,
  ),
  [`GET ${learningPaths.newEssayContest}`]: contestForm,
  [`POST ${learningPaths.newEssayContest}`]: submit(writeEssayContest, {
    again: contestForm,
    to: to('Đã lưu cuộc thi viết.'),
  }),
  [`GET ${learningPaths.marking}`]: read(
    'mark essays',
    async ({ db, actor }) => ({ papers: await listPapersFor(db, actor) }),
    markingPage,
  ),
  'GET /nghiep-vu/thi-viet/:contestId': contestPage,
  'GET /nghiep-vu/thi-viet/:contestId/sua': contestForm,
  'POST /nghiep-vu/thi-viet/:contestId/sua': submit(writeEssayContest, {
    again: contestForm,
    to: to('Đã lưu cuộc thi viết.'),
  }),
  'POST /nghiep-vu/thi-viet/:contestId/trinh': submit(submitEssayContest, {
    again: contestPage,
    to: to('Đã trình duyệt cuộc thi.'),
  }),
  'POST /nghiep-vu/thi-viet/:contestId/tra-lai': submit(returnEssayContest, {
    again: contestPage,
    to: to('Đã trả lại cuộc thi.'),
  }),
  'POST /nghiep-vu/thi-viet/:contestId/duyet': submit(approveEssayContest, {
    again: contestPage,
    to: to('Đã duyệt. Cuộc thi tự mở đúng giờ; trang công khai đã có.'),
  }),
  'POST /nghiep-vu/thi-viet/:contestId/nguoi-cham': submit(nameEssayMarker, {
    again: contestPage,
    to: to('Đã nêu tên người chấm.'),
  }),
  'POST /nghiep-vu/thi-viet/:contestId/bo-nguoi-cham': submit(dropEssayMarker, {
    again: contestPage,
    to: to('Đã bỏ tên người chấm.'),
  }),
  'POST /nghiep-vu/thi-viet/:contestId/giao-lai': submit(handOverEssays, {
    again: contestPage,
    to: to('Đã giao lại bài chưa chấm cho người khác.'),
  }),
  'POST /nghiep-vu/thi-viet/:contestId/chia': submit(dealEssays, {
    again: contestPage,
    to: to('Đã đánh số phách và chia bài. Người chấm thấy bài ở mục Bài giao tôi chấm.'),
  }),
  'POST /nghiep-vu/thi-viet/:contestId/phan-dinh': submit(breakEssayTie, {
    again: contestPage,
    to: to('Đã ghi thứ tự.'),
  }),
  'POST /nghiep-vu/thi-viet/:contestId/tong-hop': submit(countEssays, {
    again: contestPage,
    to: to('Đã tổng hợp. Họ tên người dự thi đã mở cho người tổ chức.'),
  }),
  'POST /nghiep-vu/thi-viet/:contestId/cong-bo': submit(publishEssays, {
    again: contestPage,
    to: to('Đã công bố kết quả.'),
  }),
  'GET /nghiep-vu/thi-viet/:contestId/danh-sach-giai.docx': raw('read contests', async (context) => {
    const { db, actor, house, now } = context
    const id = idIn(context)
    await loadEssayContest(db, actor, 'read contests', id)
    const contest = (await findNamedEssayContest(db, id))!
    const mayRead =
      (await mayAt(context, 'run contests', contest.bodyId)) ||
      (await mayAt(context, 'approve contests', contest.bodyId))
    if (!mayRead) throw contestRefusals.notFound
    if (contest.countedBy === null) throw contestRefusals.notCounted
    const rows = await listEssayResults(db, id, 'prizes')
    const winners = rows.map((row) => ({ ...row, name: openName(house.secretKey, row.entryId, row.sealed) }))
    return wordAnswer(await writeWord(essayPrizePaper({ contest, winners, madeAt: now })), 'danh-sach-giai.docx')
  }),
  'GET /nghiep-vu/thi-viet/:contestId/bai/:paper': paper,
  'POST /nghiep-vu/thi-viet/:contestId/bai/:paper': submit(markEssay, {
    again: paper,
    to: () => ({ to: learningPaths.marking, notice: 'Đã ghi điểm.' }),
  }),
  'GET /nghiep-vu/thi-viet/:contestId/bai/:paper/tep': raw('read contests', async (context) => {
    const { paper: number, essay } = await paperIn(context)
    if (essay.fileId === null) throw refusals.noPaper
    const stored = await loadFile(context.db, essay.fileId)
    return fileResponse(context.house, { ...stored, name: `bai-so-${number}` }, { how: 'inline', now: context.now })
  }),
}
