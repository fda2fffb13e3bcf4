/**
 * Vụ việc: one thing that one office answers. One submission may be several, each with its own kind, clock, answer and access.
 * received → in-review → (waiting for the person →) answered → closed. Closed at once when it is declined, guided elsewhere,
 * withdrawn, or goes on as another matter at another body.
 * That the office answered and that the person finds it settled are two facts: `answeredOn` and `personSays`.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { Suspension } from '#domains/matters/clocks/clock.ts'
import type { Circumstance } from '#domains/matters/clocks/clock-rule.ts'
import type { MilestoneDays } from '#domains/matters/clocks/milestone.ts'
import type { MatterKind } from '#domains/matters/matter-kind.ts'
import { withdrawalFormFor } from '#domains/matters/withdrawal-form.ts'

export type MatterState = 'received' | 'in-review' | 'waiting' | 'answered' | 'closed'
export type ClosedAs = 'declined' | 'guided' | 'withdrawn' | 'resolved' | 'transferred'
export type PersonSays = 'resolved' | 'not-resolved'
export type Extension = { ruleId: string; on: Day; reason: string }

export type Matter = {
  id: string
  submissionId: string
  kind: MatterKind
  bodyId: string
  /** In the body's register of the year: «12/2026». */
  number: number
  year: number
  state: MatterState
  closedAs: ClosedAs | null
  /** Of a matter that was declined: which of the law's grounds. */
  ground: string | null
  title: string
  /** Of a secret one: what verifiers are given, looked at by somebody who is named; null: not yet. */
  stripped: string | null
  receivedAt: Date
  /** By this body; the submission itself may be older. */
  receivedOn: Day
  acceptedOn: Day | null
  /** The first day on which the person was told something that the law asks for: accepted, declined, transferred, answered. */
  toldOn: Day | null
  answeredOn: Day | null
  closedOn: Day | null
  personSays: PersonSays | null
  personSaidOn: Day | null
  circumstances: Circumstance[]
  suspensions: Suspension[]
  extensions: Extension[]
  /** What was noted of days that are made outside the system. */
  days: MilestoneDays
  /** Since when the person asks to withdraw what is withdrawn in writing alone; null: they do not. */
  withdrawalAskedOn: Day | null
  assignedTo: string | null
  version: number
}

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'read matters': true
    'file for others': true
    'work on matters': true
    'approve matters': true
  }
}

export type MatterDeed = 'read matters' | 'file for others' | 'work on matters' | 'approve matters'

/** Buttons and acts read the same table. */
export const openIn = {
  triage: ['received', 'in-review', 'waiting'],
  split: ['received', 'in-review'],
  transfer: ['received', 'in-review', 'waiting'],
  assign: ['received', 'in-review', 'waiting'],
  accept: ['received', 'in-review', 'waiting'],
  decline: ['received', 'in-review', 'waiting'],
  ask: ['received', 'in-review'],
  guide: ['received', 'in-review', 'waiting'],
  withdraw: ['received', 'in-review', 'waiting', 'answered'],
  extend: ['received', 'in-review', 'waiting'],
  suspend: ['in-review', 'waiting'],
  resume: ['in-review', 'waiting'],
  draft: ['received', 'in-review', 'waiting'],
  answer: ['received', 'in-review', 'waiting'],
  reopen: ['answered'],
  say: ['answered', 'closed'],
  add: ['received', 'in-review', 'waiting'],
  noteDay: ['received', 'in-review', 'waiting', 'answered'],
} satisfies Record<string, MatterState[]>

export type MatterStep = keyof typeof openIn

export const refusals = {
  notFound: new Refusal(
    404,
    'Không tìm thấy vụ việc này, hoặc ông/bà không được giao quyền xem. Hãy mở lại từ sổ theo dõi.',
  ),
  notOpen: new Refusal(
    409,
    'Bước này không thực hiện được ở trạng thái hiện tại của vụ việc. Hãy tải lại trang để xem trạng thái mới nhất.',
  ),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa vụ việc này. Hãy tải lại trang, xem thay đổi của họ rồi làm lại; nội dung ông/bà đã gõ vẫn còn ở dưới.',
  ),
  onlyHead: new Refusal(
    403,
    'Thụ lý, không thụ lý, gia hạn, tạm đình chỉ khiếu nại và tố cáo do người có quyền duyệt quyết định. Hãy chuyển vụ việc cho lãnh đạo.',
  ),
  notThatKind: new Refusal(
    422,
    'Loại vụ việc này không có bước đó theo luật. Hãy xem lại loại của vụ việc ở mục «Phân loại».',
  ),
  denunciationByWeb: new Refusal(
    422,
    'Tố cáo chỉ nhận bằng đơn giấy hoặc trình bày trực tiếp (Luật Tố cáo, Điều 22). Hãy ghi là «Thông tin có nội dung tố cáo» theo Điều 25.',
  ),
  alreadySuspended: new Refusal(409, 'Vụ việc đang tạm đình chỉ. Hãy ra quyết định tiếp tục trước.'),
  notSuspended: new Refusal(409, 'Vụ việc không tạm đình chỉ nên không cần tiếp tục. Hãy tải lại trang.'),
  cannotExtend: new Refusal(
    422,
    'Luật không cho gia hạn thời hạn đang chạy của vụ việc này, hoặc đã gia hạn đủ số lần. Hãy trả lời trong hạn.',
  ),
  extendedTooLate: new Refusal(
    422,
    'Thời hạn đã hết nên không gia hạn được nữa: việc gia hạn phải làm bằng văn bản trong thời hạn. Hãy trả lời ngay và nêu lý do chậm.',
  ),
  staysSecret: new Refusal(
    422,
    'Vụ việc có bí mật về người tố cáo không đổi thành loại khác và không tách ra vụ việc thường, vì đơn và tệp sẽ lộ. Nếu trong đơn có việc khác, hãy đề nghị người gửi viết đơn riêng cho việc đó (Luật Tiếp công dân, Điều 25 khoản 3).',
  ),
  declinedTooLate: new Refusal(
    422,
    'Vụ việc đã thụ lý nên không ghi «Không thụ lý» được nữa. Hãy giải quyết rồi trả lời bằng văn bản.',
  ),
  notAccepted: new Refusal(
    422,
    'Khiếu nại, tố cáo chỉ được giải quyết và trả lời sau khi thụ lý. Hãy thụ lý trước; không đủ điều kiện thì ghi «Không thụ lý», không thuộc thẩm quyền thì chuyển hoặc hướng dẫn.',
  ),
  withdrawnInWriting: new Refusal(
    422,
    'Khiếu nại, tố cáo phải rút bằng văn bản có chữ ký hoặc điểm chỉ. Hãy mở lại hồ sơ, bấm «Rút việc này» và làm theo hướng dẫn.',
  ),
  concluded: new Refusal(422, 'Tố cáo đã có kết luận nên không rút được nữa (Luật Tố cáo, Điều 33).'),
  acceptedAlready: new Refusal(422, 'Vụ việc đã thụ lý theo loại này nên không đổi loại nữa. Hãy tách thêm vụ việc.'),
  onlyOne: new Refusal(
    422,
    'Lượt gửi này đã tách thành nhiều vụ việc nên không đổi riêng một vụ thành tố cáo. Hãy dùng «Tách thêm một vụ việc».',
  ),
  notSecret: new Refusal(422, 'Vụ việc này không thuộc diện giữ kín người gửi.'),
  notNamed: new Refusal(
    403,
    'Ông/bà không được nêu tên để xem người tố cáo trong vụ việc này, hoặc vụ việc đã chuyển nơi khác. Chỉ người được lãnh đạo của cơ quan đang giữ vụ việc nêu tên mới xem được, và mỗi lần xem đều ghi nhật ký.',
  ),
  notStripped: new Refusal(
    422,
    'Nội dung chưa được tách thông tin về người tố cáo nên chưa giao xác minh được. Hãy để người được nêu tên làm trước.',
  ),
  sameBody: new Refusal(422, 'Cơ quan nhận chính là cơ quan đang giữ vụ việc. Hãy chọn cơ quan khác.'),
  bodyClosed: new Refusal(
    422,
    'Cơ quan này chưa mở nơi nhận trên hệ thống nên vụ việc chuyển đến sẽ không ai thấy. Hãy hướng dẫn người dân gửi trực tiếp, ghi ở mục «Hướng dẫn nơi khác».',
  ),
}

export function can(matter: Pick<Matter, 'state' | 'closedAs'>, step: MatterStep): boolean {
  if (step === 'say' && matter.state === 'closed') return matter.closedAs === 'declined' || matter.closedAs === 'guided'
  return (openIn[step] as MatterState[]).includes(matter.state)
}

/** Tố cáo may be withdrawn before it is concluded. */
export function mayStillWithdraw(
  matter: Pick<Matter, 'state' | 'closedAs' | 'kind' | 'receivedOn' | 'answeredOn'>,
): boolean {
  const form = withdrawalFormFor(matter.kind, matter.receivedOn)
  return can(matter, 'withdraw') && !(form?.until === 'answer' && matter.answeredOn !== null)
}

export function checkOpen(matter: Pick<Matter, 'state' | 'closedAs'>, step: MatterStep): void {
  if (!can(matter, step)) throw refusals.notOpen
}

/** Khiếu nại, tố cáo: formal steps, decided by the head. */
export function isFormal(kind: MatterKind): boolean {
  return kind === 'complaint' || kind === 'denunciation'
}

/** Who sent it is a secret. */
export function isSecretKind(kind: MatterKind): boolean {
  return kind === 'denunciation' || kind === 'denunciation-information'
}

/** Whether it is formally taken on; of the others an officer is given it, and that is all. */
export function takesAcceptance(kind: MatterKind): boolean {
  return isFormal(kind) || kind === 'legal-aid' || kind === 'mediation-request'
}

/** Khiếu nại, tố cáo: solved after thụ lý; before it they are declined, sent on or guided. */
export function isReadyToAnswer(matter: Pick<Matter, 'kind' | 'acceptedOn'>): boolean {
  return !isFormal(matter.kind) || matter.acceptedOn !== null
}

export function isSuspended(matter: Pick<Matter, 'suspensions'>): boolean {
  return matter.suspensions.at(-1)?.to === null
}
