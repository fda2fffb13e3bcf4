/**
 * Đánh giá của một xã trong một năm. Three layers are kept apart: what the commune says of itself (per indicator an owner signs, the
 * leader submits and freezes it), what the appraiser says (per indicator: confirmed, or not with a reason), and the decision of the
 * province. preparing → submitted → appraised → decided; returned to preparing with a reason.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { type Judgment, lacksRulesOnly, type RuleValue } from '#domains/standard/judge.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { type Location, may } from '#platform/permission/permission.ts'

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'read standard': true
    'assess standard': true
    'submit standard': true
    'appraise standard': true
    'decide standard': true
    'note standard events': true
  }
}

export type StandardDeed =
  | 'read standard'
  | 'assess standard'
  | 'submit standard'
  | 'appraise standard'
  | 'decide standard'
  | 'note standard events'

export type AssessmentState = keyof typeof stateNames
export type Outcome = 'recognised' | 'not-recognised'

export type Assessment = {
  id: string
  placeId: string
  provinceId: string
  /** UBND of the commune. */
  bodyId: string
  year: number
  ruleSetId: string
  state: AssessmentState
  returnedWhy: string
  returnedAt: Date | null
  excludedWhy: string
  /** null: not left out, or before anybody was asked for it. */
  excludedGround: ExcludedGround | null
  submittedBy: string | null
  submittedAt: Date | null
  /** What was submitted: it never changes while it is with the province. */
  frozen: FrozenAssessment | null
  appraisedBy: string | null
  appraisalNote: string
  decidedBy: string | null
  outcome: Outcome | null
  decisionNumber: string
  decidedOn: Day | null
  decisionWhy: string
  version: number
}

/** Why a commune is left out, as everybody may read it; what officers wrote beside it stays inside. */
export const excludedGrounds = {
  new: 'Mới thành lập',
  reorganised: 'Sắp xếp lại đơn vị hành chính trong năm',
  emptied: 'Không còn dân cư',
  paused: 'Năm tạm dừng đánh giá',
  other: 'Lý do khác',
} as const
export type ExcludedGround = keyof typeof excludedGrounds

/** Of the figures of one rule, by measure the ids of the records that were counted. */
export type TakenRecords = Record<string, string[]>

/** Values, judgment, what judged them, records and evidence, as they were when the leader submitted. */
export type FrozenAssessment = {
  versionName: string
  judgment: Judgment
  values: Record<string, RuleValue>
  /** By rule that was taken from records; left out in what was submitted before this was kept. */
  taken?: Record<string, { asOf: Day; records: TakenRecords }>
  evidenceIds: string[]
  eventIds: string[]
}

export const stateNames = {
  preparing: 'Đang tự đánh giá',
  submitted: 'Chờ thẩm định',
  appraised: 'Chờ quyết định',
  decided: 'Đã quyết định',
  excluded: 'Không đánh giá',
} as const

export const outcomeNames: Record<Outcome, string> = {
  recognised: 'Được công nhận',
  'not-recognised': 'Chưa được công nhận',
}

export type SelfVerdict = 'met' | 'not-met' | 'not-applicable'

export const selfNames: Record<SelfVerdict, string> = {
  met: 'Đạt',
  'not-met': 'Chưa đạt',
  'not-applicable': 'Không áp dụng',
}

/** What people have said of one indicator. */
export type IndicatorState = {
  code: string
  ownerId: string | null
  /** When it was given to the owner. */
  ownerSince: Date | null
  /** Until when the commune itself wants it ready. */
  dueOn: Day | null
  self: SelfVerdict | null
  selfPoints: number | null
  selfWhy: string
  signedBy: string | null
  signedAt: Date | null
  review: 'confirmed' | 'differs' | null
  reviewPoints: number | null
  reviewWhy: string
  reviewedBy: string | null
}

/** Whose indicators somebody signs at a body: their own, and those of the officers whose work they do there these days (ủy quyền). */
export function whomSignsFor(
  { personId, grants }: Pick<Actor, 'personId' | 'grants'>,
  at: Location,
): ReadonlySet<string> {
  const lent = grants.flatMap((grant) =>
    grant.actingFor !== undefined && may({ grants: [grant] }, 'assess standard', at) ? [grant.actingFor] : [],
  )
  return new Set(personId === null ? lent : [personId, ...lent])
}

export const refusals = {
  notFound: new Refusal(404, 'Không tìm thấy bản đánh giá này, hoặc ông/bà không được giao quyền xem.'),
  changedMeanwhile: new Refusal(409, 'Bản đánh giá vừa có thay đổi khác. Hãy tải lại trang rồi làm lại.'),
  noCommune: new Refusal(422, 'Hãy chọn Ủy ban nhân dân của một xã, phường hoặc đặc khu.'),
  noRules: new Refusal(422, 'Không có bộ quy tắc nào cho năm này. Hãy chọn năm khác.'),
  suspended: (source: string) =>
    new Refusal(422, `Năm này tạm dừng đánh giá, công nhận nên không mở bản đánh giá được. Nguồn: ${source}.`),
  notBegun: (year: number) =>
    new Refusal(422, `Năm ${year} chưa bắt đầu nên chưa có gì để đánh giá. Hãy mở từ ngày 01/01/${year}.`),
  taken: new Refusal(409, 'Xã, phường này đã có bản đánh giá của năm ấy. Hãy mở bản đã có.'),
  notPreparing: new Refusal(
    409,
    'Bản đánh giá đã trình nên không sửa được nữa. Cần sửa thì đề nghị cơ quan thẩm định trả lại.',
  ),
  notSubmitted: new Refusal(409, 'Bản đánh giá chưa trình hoặc đã thẩm định xong. Hãy tải lại trang.'),
  notAppraised: new Refusal(409, 'Bản đánh giá chưa thẩm định xong nên chưa quyết định được.'),
  notExcluded: new Refusal(409, 'Bản đánh giá đã trình nên không ghi «không đánh giá» được.'),
  notExcludedYet: new Refusal(409, 'Xã, phường này vẫn thuộc diện đánh giá. Hãy tải lại trang.'),
  noRecords: new Refusal(422, 'Hồ sơ của xã chưa cho số liệu của nội dung này. Hãy giữ số nhập tay kèm căn cứ.'),
  unsigned: (codes: string) =>
    new Refusal(422, `Còn chỉ tiêu chưa ai ký tự đánh giá: ${codes}. Hãy ký xong rồi trình.`),
  recounted: (codes: string, day: string) =>
    new Refusal(
      409,
      `Số lấy từ hồ sơ đến ${day} nay đã khác ở chỉ tiêu ${codes}. Hãy bấm «Lấy số liệu từ hồ sơ», xem lại, ký lại chỉ tiêu ấy rồi trình.`,
    ),
  typedOtherwise: (codes: string) =>
    new Refusal(
      409,
      `Số ghi tay nay khác sổ ở chỉ tiêu ${codes}, khi ký thì chưa khác. Hãy mở ra, xem hồ sơ hôm nay có bao nhiêu rồi ký riêng lại, hoặc lấy lại số từ hồ sơ.`,
    ),
  unreviewed: (codes: string) => new Refusal(422, `Còn chỉ tiêu chưa thẩm định: ${codes}.`),
  notOwner: new Refusal(
    409,
    'Chỉ tiêu này đã giao cho người khác phụ trách. Người đó hoặc người nhận ủy quyền của họ ký, hoặc lãnh đạo giao lại.',
  ),
  notReady: new Refusal(
    409,
    'Chưa đủ điều kiện để công nhận: hãy xem các điều kiện còn thiếu. Quyết định được «chưa công nhận» kèm lý do.',
  ),
  eventSince: new Refusal(
    409,
    'Sổ sự kiện có trường hợp làm mất điều kiện của xã này. Không công nhận được; hãy xem lại sổ sự kiện.',
  ),
  outvoted: new Refusal(
    409,
    'Biểu quyết gần nhất của Hội đồng không đủ số đồng ý để công nhận xã này. Hãy xem lại biên bản, hoặc quyết định «chưa công nhận».',
  ),
  notVoted: new Refusal(
    409,
    'Năm này Hội đồng phải biểu quyết mà từ ngày xã trình chưa ghi biểu quyết nào về xã này. Hãy ghi cuộc họp ở mục Hội đồng rồi ký.',
  ),
  rulesSince: new Refusal(
    409,
    'Quy tắc đã có phiên bản mới sau khi xã trình. Hãy trả lại để xã xem và trình lại theo phiên bản mới.',
  ),
  otherRules: new Refusal(
    409,
    'Năm này nay đánh giá theo bộ quy tắc khác. Hãy bấm «Chuyển sang bộ quy tắc của năm» ở bản đánh giá, rồi ký lại từng chỉ tiêu.',
  ),
  otherRulesSince: new Refusal(
    409,
    'Năm này nay đánh giá theo bộ quy tắc khác. Hãy trả lại để xã chuyển sang bộ quy tắc của năm và ký lại.',
  ),
  rulesOfYear: new Refusal(409, 'Bản đánh giá đang theo đúng bộ quy tắc của năm. Hãy tải lại trang.'),
  ownAppraisal: new Refusal(409, 'Người thẩm định không tự quyết định. Hãy để người có thẩm quyền khác ký.'),
  ownDecision: new Refusal(409, 'Người đã trình bản đánh giá không quyết định chính bản ấy. Hãy để người khác ký.'),
  ownSignature: new Refusal(
    409,
    'Người đã ký tự đánh giá một chỉ tiêu không thẩm định chính chỉ tiêu ấy. Hãy để người khác thẩm định.',
  ),
  nothingSure: new Refusal(
    409,
    'Chưa quy tắc nào đã xác minh cho thấy xã, phường này chưa đạt. Hãy đối chiếu quy tắc với văn bản rồi xét lại, hoặc trả lại để xã bổ sung.',
  ),
  takenOver: (from: number) =>
    new Refusal(
      422,
      `Hệ thống đánh giá từ năm ${from}. Kết quả các năm trước do tỉnh nhập ở mục «Kết quả các năm trước».`,
    ),
  ownSubmission: new Refusal(409, 'Người đã trình bản đánh giá không thẩm định chính bản ấy.'),
}

/** The same of one commune among many: whoever sends them has to know which. */
export function refusalOf(placeName: string, { status, message }: Refusal): Refusal {
  return new Refusal(status, `${placeName}: ${message}`)
}

export function requirePreparing({ state }: Pick<Assessment, 'state'>): void {
  if (state !== 'preparing') throw refusals.notPreparing
}

export function submit(
  assessment: Assessment,
  by: { personId: string; now: Date; unsigned: string[]; frozen: FrozenAssessment },
): Assessment {
  requirePreparing(assessment)
  if (by.unsigned.length > 0) throw refusals.unsigned(by.unsigned.join(', '))
  return {
    ...assessment,
    state: 'submitted',
    returnedWhy: '',
    returnedAt: null,
    submittedBy: by.personId,
    submittedAt: by.now,
    frozen: by.frozen,
    version: assessment.version + 1,
  }
}

/** Back to the commune, by the appraiser, at any time before the decision. */
export function giveBack(assessment: Assessment, why: string, now: Date): Assessment {
  if (assessment.state !== 'submitted' && assessment.state !== 'appraised') throw refusals.notSubmitted
  return {
    ...assessment,
    state: 'preparing',
    returnedWhy: why,
    returnedAt: now,
    submittedBy: null,
    submittedAt: null,
    frozen: null,
    appraisedBy: null,
    appraisalNote: '',
    version: assessment.version + 1,
  }
}

export function finishAppraisal(
  assessment: Assessment,
  by: { personId: string; unreviewed: string[]; note: string },
): Assessment {
  if (assessment.state !== 'submitted') throw refusals.notSubmitted
  if (assessment.submittedBy === by.personId) throw refusals.ownSubmission
  if (by.unreviewed.length > 0) throw refusals.unreviewed(by.unreviewed.join(', '))
  return {
    ...assessment,
    state: 'appraised',
    appraisedBy: by.personId,
    appraisalNote: by.note,
    version: assessment.version + 1,
  }
}

/** What a refusal of a decision names where records tell less of a commune than was submitted: it has a box of its own. */
export const despiteField = (id: string) => `despite-${id}`

export type Decision = { outcome: Outcome; number: string; on: Day; why: string }

type DecidedBy = {
  placeName: string
  personId: string
  now: Judgment
  versionName: string
  hasEvent: boolean
  /** What the council's last vote on it since it was submitted said, where the rule set tells how many have to agree. */
  council: 'against' | 'not-voted' | 'nothing-against'
  against: string[]
  reviewers: readonly (string | null)[]
}

/**
 * The person's decision. Recognised only where every condition is met by verified rules of the version that was submitted, judged
 * again a moment ago with the register of events as it is now, and where neither the commune nor a reviewer says otherwise (`against`).
 * Not recognised only where something speaks against it, not merely because nobody has read the rules. Nobody decides on what they
 * submitted or reviewed. A refusal names the commune.
 */
export function decide(assessment: Assessment, decision: Decision, by: DecidedBy): Assessment {
  const against = whyNot(assessment, decision, by)
  if (against !== undefined) throw refusalOf(by.placeName, against)
  return {
    ...assessment,
    state: 'decided',
    outcome: decision.outcome,
    decisionNumber: decision.number,
    decidedOn: decision.on,
    decisionWhy: decision.why,
    decidedBy: by.personId,
    version: assessment.version + 1,
  }
}

function whyNot(assessment: Assessment, { outcome }: Decision, by: DecidedBy): Refusal | undefined {
  if (assessment.state !== 'appraised') return refusals.notAppraised
  if (assessment.appraisedBy === by.personId || by.reviewers.includes(by.personId)) return refusals.ownAppraisal
  if (assessment.submittedBy === by.personId) return refusals.ownDecision
  if (outcome === 'not-recognised') {
    const hasSure = by.hasEvent || by.council === 'against' || by.against.length > 0 || !lacksRulesOnly(by.now)
    return hasSure ? undefined : refusals.nothingSure
  }
  if (by.hasEvent) return refusals.eventSince
  if (by.council === 'against') return refusals.outvoted
  if (by.council === 'not-voted') return refusals.notVoted
  if (by.versionName !== assessment.frozen?.versionName) return refusals.rulesSince
  return by.now.outcome !== 'ready' || by.against.length > 0 ? refusals.notReady : undefined
}
