import { yearOf } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { listOfficers } from '#domains/people/officers.queries.ts'
import { provinceIdOf } from '#domains/places/place.ts'
import { addStandardEvidence } from '#domains/standard/acts/add-evidence.ts'
import { assignIndicator } from '#domains/standard/acts/assign-indicator.ts'
import { confirmRest } from '#domains/standard/acts/confirm-rest.ts'
import { decideAssessments } from '#domains/standard/acts/decide-assessments.ts'
import { enterCondition } from '#domains/standard/acts/enter-condition.ts'
import { enterValue } from '#domains/standard/acts/enter-value.ts'
import { excludeCommune } from '#domains/standard/acts/exclude-commune.ts'
import { finishStandardAppraisal } from '#domains/standard/acts/finish-appraisal.ts'
import { includeCommune } from '#domains/standard/acts/include-commune.ts'
import { noteComment } from '#domains/standard/acts/note-comment.ts'
import { noteStandardEvent } from '#domains/standard/acts/note-event.ts'
import { notePosting } from '#domains/standard/acts/note-posting.ts'
import { openAssessment } from '#domains/standard/acts/open-assessment.ts'
import { removeStandardEvidence } from '#domains/standard/acts/remove-evidence.ts'
import { replyComment } from '#domains/standard/acts/reply-comment.ts'
import { returnAssessment } from '#domains/standard/acts/return-assessment.ts'
import { reviewIndicator } from '#domains/standard/acts/review-indicator.ts'
import { signIndicator } from '#domains/standard/acts/sign-indicator.ts'
import { signMet } from '#domains/standard/acts/sign-met.ts'
import { submitAssessment } from '#domains/standard/acts/submit-assessment.ts'
import { takeUpYearRules } from '#domains/standard/acts/take-up-year-rules.ts'
import { takeValues } from '#domains/standard/acts/take-values.ts'
import { withdrawStandardEvent } from '#domains/standard/acts/withdraw-event.ts'
import { listSignedFor, loadAssessment } from '#domains/standard/assessment.store.ts'
import { type Assessment, type AssessmentState, refusals, stateNames } from '#domains/standard/assessment.ts'
import {
  findIndicatorPage,
  loadAssessmentPage,
  loadJudgedLines,
  loadLookAhead,
  loadPostingPage,
  loadWaiting,
} from '#domains/standard/assessment-page.queries.ts'
import { countProvinces, findOwnProvince, hasWaiting } from '#domains/standard/assessments.queries.ts'
import type { UndecidedPart } from '#domains/standard/coverage.ts'
import { listEvidence } from '#domains/standard/evidence.queries.ts'
import { opensHere } from '#domains/standard/evidence.ts'
import { findRecordLine } from '#domains/standard/evidence-records.queries.ts'
import { showLookedAtAlone } from '#domains/standard/looked-at-alone.ts'
import { assessmentPage } from '#domains/standard/pages/assessment-page.tsx'
import { assessmentsPage } from '#domains/standard/pages/assessments-page.tsx'
import { decisionsPage } from '#domains/standard/pages/decisions-page.tsx'
import { indicatorPage } from '#domains/standard/pages/indicator-page.tsx'
import { lookAheadPage } from '#domains/standard/pages/look-ahead-page.tsx'
import { postingPage } from '#domains/standard/pages/posting-page.tsx'
import { undecidedPage } from '#domains/standard/pages/undecided-page.tsx'
import { listKeptProvinces } from '#domains/standard/rules.queries.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import { findAskedPlace, listUndecided } from '#domains/standard/undecided.queries.ts'
import { loadYearRule } from '#domains/standard/year-rule.queries.ts'
import { fileResponse } from '#platform/files/file-response.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'
import { redirect } from '#platform/http/answer.ts'
import { type Routes, raw, read, submit } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'

export const idIn = ({ params }: Pick<ReadContext, 'params'>): string => {
  if (!isId(params.assessmentId ?? '')) throw refusals.notFound
  return params.assessmentId!
}

const pagesMax = 100
const pageIn = (query: Record<string, string | undefined>) =>
  Math.min(Math.max(Number.parseInt(query.trang ?? '1', 10) || 1, 1), pagesMax)

const list = read(
  'read standard',
  async (context) => {
    const { db, actor, query, today } = context
    const now = yearOf(today)
    const year = /^20\d{2}$/u.test(query.nam ?? '') ? Number(query.nam) : now
    const state = Object.hasOwn(stateNames, query['tinh-trang'] ?? '')
      ? (query['tinh-trang'] as AssessmentState)
      : undefined
    const provinceId = /^\d{2}$/u.test(query.tinh ?? '') ? query.tinh : undefined
    const page = pageIn(query)
    const judged = await loadJudgedLines(db, actor, { year, state, provinceId }, page)
    return {
      ...judged,
      page,
      state,
      provinceId,
      year,
      years: [...new Set([now, now - 1, now - 2, now - 3, year])].sort((one, other) => other - one),
      provinceCount: await countProvinces(db),
      rule: await loadYearRule(db, await findOwnProvince(db, actor, judged.lines), year),
      choice: mayAnywhere(actor, 'assess standard')
        ? await listChoiceBodies(db, actor, 'assess standard', query['tim-co-quan'])
        : undefined,
      mayDecide: await hasWaiting(db, actor),
      mayKeepRules: mayAnywhere(actor, 'keep standard rules'),
      // an administrator keeps all of them: those are reached by their rules
      provinces: (await listKeptProvinces(db, actor)).slice(0, 3),
    }
  },
  assessmentsPage,
)

const one = read('read standard', async (context) => loadAssessmentPage(context, idIn(context)), assessmentPage)

const indicator = read(
  'read standard',
  async (context) => {
    const { db, actor, params, today, house } = context
    const props = await findIndicatorPage(context, idIn(context), params.code ?? '')
    const { ownerId } = props.state
    return {
      ...props,
      officers: await listOfficers(db, props.assessment.bodyId, today, 'assess standard'),
      isOwner: ownerId === null || (await listSignedFor(db, actor, props.assessment)).has(ownerId),
      sizeMbMax: house.uploadSizeMbMax,
    }
  },
  indicatorPage,
)

const posting = read('read standard', async (context) => loadPostingPage(context, idIn(context)), postingPage)

const decisions = read(
  'decide standard',
  ({ db, actor, query }) => loadWaiting(db, actor, pageIn(query)),
  decisionsPage,
)

const undecided = read(
  'see statistics',
  async (context) => {
    const { db, actor, query, today } = context
    const year = /^20\d{2}$/u.test(query.nam ?? '') ? Number(query.nam) : yearOf(today)
    const part: UndecidedPart = query.phan === 'da-ket-thuc' ? 'ended' : 'unopened'
    const place = await findAskedPlace(db, actor, query.noi)
    return {
      ...{ part, year, place },
      ...(await listUndecided(db, { place, year, part }, pageIn(query))),
      rule: await loadYearRule(db, place === null ? null : provinceIdOf(place), year),
      mayRead: mayAnywhere(actor, 'read standard'),
    }
  },
  undecidedPage,
)

const step = (name: Parameters<typeof standardPaths.step>[1]) =>
  `POST ${standardPaths.step(':assessmentId', name)}` as const
const onIndicator = (name: Parameters<typeof standardPaths.indicatorStep>[2]) =>
  `POST ${standardPaths.indicatorStep(':assessmentId', ':code', name)}` as const
const to =
  (notice: string) =>
  ({ id }: Assessment) => ({ to: standardPaths.one(id), notice })
const toPosting =
  (notice: string) =>
  ({ id }: Assessment) => ({ to: standardPaths.step(id, 'niem-yet'), notice })
const toIndicator =
  (notice: string) =>
  ({ id }: Assessment, { params }: { params: Record<string, string> }) => ({
    to: standardPaths.indicator(id, params.code!),
    notice,
  })

/** Chuẩn tiếp cận pháp luật, for the workbench. */
export const standardRoutes: Routes = {
  [`GET ${standardPaths.list}`]: list,
  [`POST ${standardPaths.open}`]: submit(openAssessment, {
    again: list,
    to: to('Đã mở bản đánh giá. Hãy lấy số liệu từ hồ sơ và giao từng chỉ tiêu.'),
  }),
  [`GET ${standardPaths.undecidedPage}`]: undecided,
  [`GET ${standardPaths.decisions}`]: decisions,
  [`POST ${standardPaths.decisions}`]: submit(decideAssessments, {
    again: decisions,
    to: (decided) => ({ to: standardPaths.list, notice: `Đã ký quyết định cho ${decided.length} xã, phường.` }),
  }),
  [`GET ${standardPaths.one(':assessmentId')}`]: one,
  [`GET ${standardPaths.step(':assessmentId', 'con-thieu')}`]: read(
    'read standard',
    async (context) => loadLookAhead(context, idIn(context)),
    lookAheadPage,
  ),
  [step('lay-so')]: submit(takeValues, { again: one, to: to('Đã lấy số liệu từ hồ sơ. Số nhập tay giữ nguyên.') }),
  [step('bo-quy-tac')]: submit(takeUpYearRules, {
    again: one,
    to: to('Đã chuyển sang bộ quy tắc của năm. Hãy xem lại số liệu và ký lại từng chỉ tiêu.'),
  }),
  [`GET ${standardPaths.step(':assessmentId', 'niem-yet')}`]: posting,
  [step('niem-yet')]: submit(notePosting, { again: posting, to: toPosting('Đã ghi niêm yết.') }),
  [step('y-kien')]: submit(noteComment, { again: posting, to: toPosting('Đã ghi ý kiến.') }),
  [step('tra-loi-y-kien')]: submit(replyComment, { again: posting, to: toPosting('Đã ghi tiếp thu, giải trình.') }),
  [step('ky-da-dat')]: submit(signMet, {
    again: one,
    to: ({ id, signed, leftOut }) => ({
      to: standardPaths.one(id),
      notice:
        signed.length === 0
          ? 'Không có chỉ tiêu nào để ký một lần.'
          : `Đã ký ${signed.length} chỉ tiêu hệ thống xác định đạt mức. ${showLookedAtAlone(leftOut, 'ký')}`.trim(),
    }),
  }),
  [step('dong-y-con-lai')]: submit(confirmRest, {
    again: one,
    to: ({ id, confirmed, leftOut }) => ({
      to: standardPaths.one(id),
      notice: `Đã đồng ý với ${confirmed.length} chỉ tiêu còn lại. ${showLookedAtAlone(leftOut, 'thẩm định')}`.trim(),
    }),
  }),
  [step('trinh')]: submit(submitAssessment, {
    again: one,
    to: to('Đã trình. Số liệu, tài liệu và phiên bản quy tắc được giữ nguyên như lúc trình.'),
  }),
  [step('tra-lai')]: submit(returnAssessment, { again: one, to: to('Đã trả lại để xã bổ sung.') }),
  [step('tham-dinh-xong')]: submit(finishStandardAppraisal, { again: one, to: to('Đã trình quyết định.') }),
  [step('danh-gia-lai')]: submit(includeCommune, { again: one, to: to('Đã đưa trở lại diện đánh giá.') }),
  [step('khong-danh-gia')]: submit(excludeCommune, { again: one, to: to('Đã ghi không đánh giá.') }),
  [step('dieu-kien')]: submit(enterCondition, {
    again: one,
    to: to('Đã lưu điều kiện. Đạt thì cần tài liệu kiểm chứng.'),
  }),
  [step('tai-lieu')]: submit(addStandardEvidence, {
    again: one,
    to: to('Đã kèm tài liệu của điều kiện.'),
    sizeMbMax: 25,
  }),
  [step('bo-tai-lieu')]: submit(removeStandardEvidence, { again: one, to: to('Đã bỏ tài liệu của điều kiện.') }),
  [step('su-kien')]: submit(noteStandardEvent, { again: one, to: to('Đã ghi vào sổ sự kiện.') }),
  [step('rut-su-kien')]: submit(withdrawStandardEvent, { again: one, to: to('Đã rút sự kiện ghi nhầm.') }),
  [`GET ${standardPaths.indicator(':assessmentId', ':code')}`]: indicator,
  [onIndicator('giao')]: submit(assignIndicator, { again: indicator, to: toIndicator('Đã giao chỉ tiêu.') }),
  [onIndicator('ky')]: submit(signIndicator, { again: indicator, to: toIndicator('Đã ký tự đánh giá.') }),
  [onIndicator('tai-lieu')]: submit(addStandardEvidence, {
    again: indicator,
    to: toIndicator('Đã kèm tài liệu.'),
    sizeMbMax: 25,
  }),
  [onIndicator('bo-tai-lieu')]: submit(removeStandardEvidence, {
    again: indicator,
    to: toIndicator('Đã bỏ tài liệu.'),
  }),
  [onIndicator('tham-dinh')]: submit(reviewIndicator, { again: indicator, to: toIndicator('Đã ghi thẩm định.') }),
  [`POST ${standardPaths.value(':assessmentId', ':code', ':rule')}`]: submit(enterValue, {
    again: indicator,
    to: toIndicator('Đã lưu số liệu. Chữ ký cũ của chỉ tiêu, nếu có, không còn hiệu lực.'),
  }),
  [`GET ${standardPaths.evidence(':assessmentId', ':evidenceId')}`]: raw('read standard', async (context) => {
    const { db, actor, params, house, now, today } = context
    const assessment = await loadAssessment(db, actor, 'read standard', idIn(context))
    const evidence = (await listEvidence(db, assessment)).find(({ id }) => id === params.evidenceId)
    if (evidence === undefined || !opensHere(evidence)) throw refusals.notFound
    const { fileId, link } = evidence
    if (fileId === null) return redirect((await findRecordLine(db, actor, assessment, link, today)) ?? link)
    return fileResponse(house, await loadFile(db, fileId), { how: 'attachment', now })
  }),
}
