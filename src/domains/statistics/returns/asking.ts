/** Kỳ báo cáo biểu: one body asks those below it for a form, for some days, until a day. Locked with a reason, it takes nothing more. */
import { type Day, showDay } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { type Form, filledBy } from '#domains/statistics/forms/form.ts'

export type Asking = {
  id: string
  bodyId: string
  /** Who asks: the body, or who stands above it and is not in this system. */
  bodyName: string
  /** Who above asks the body itself, not those below; '' where it asks them. */
  above: string
  /** The whole country asks, and each province answers with the sum of what its communes signed. */
  asksProvinces: boolean
  code: string
  form: Form
  title: string
  from: Day
  to: Day
  due: Day
  lockedAt: Date | null
  lockedReason: string
  version: number
}

export const askingRefusals = {
  notFound: new Refusal(404, 'Không tìm thấy kỳ báo cáo này, hoặc ông/bà không được giao quyền xem.'),
  noneBelow: new Refusal(
    422,
    'Cơ quan này không có xã, phường nào bên dưới để yêu cầu báo cáo. Hãy chọn cơ quan cấp tỉnh, hoặc bộ.',
  ),
  noForm: new Refusal(404, 'Không có biểu này, hoặc biểu chưa dùng cho những ngày đã chọn. Hãy chọn biểu khác.'),
  byProvince: new Refusal(
    422,
    'Biểu này do tỉnh lập, không yêu cầu xã, phường. Nếu cấp trên hỏi cơ quan mình thì ghi «Cấp trên yêu cầu cơ quan này», hoặc chọn biểu khác.',
  ),
  noneAskedBelow: new Refusal(
    409,
    'Chưa ai yêu cầu cấp dưới báo cáo biểu này cho đúng những ngày đó nên chưa có gì để tổng hợp. Hãy gửi yêu cầu xuống xã, phường (của bộ: xuống các tỉnh) trước.',
  ),
  reversed: new Refusal(422, 'Ngày đầu kỳ đang sau ngày cuối kỳ. Hãy đổi lại hai ngày.'),
  dueBeforeEnd: new Refusal(422, 'Hạn nộp đang trước ngày cuối kỳ số liệu. Hãy ghi lại hạn nộp.'),
  twice: new Refusal(409, 'Cơ quan này đã yêu cầu biểu này cho đúng những ngày đó. Hãy mở kỳ đã có trong danh sách.'),
  sentAgain: new Refusal(409, 'Cơ quan này vừa gửi bản đính chính. Hãy mở bản mới, xem rồi mới nhận hoặc trả lời.'),
  unlockFirst: new Refusal(
    409,
    'Kỳ này đang khóa nên nơi gửi không lập bản đính chính được. Hãy mở khóa kỳ trước, rồi yêu cầu đính chính.',
  ),
  changedMeanwhile: new Refusal(409, 'Người khác vừa khóa hoặc mở kỳ này. Hãy tải lại trang rồi làm lại.'),
}

/** The reason stands in the message: who is stopped knows why. */
export function refuseLocked({ lockedAt, lockedReason, bodyName }: Asking): void {
  if (lockedAt === null) return
  throw new Refusal(409, `${bodyName} đã khóa kỳ này: ${lockedReason} Muốn gửi thêm, hãy đề nghị nơi nhận mở khóa.`)
}

/** Nothing more is written for what every asker has locked. */
export function refuseLockedByAll(askings: readonly Asking[]): void {
  if (askings.length > 0 && askings.every(({ lockedAt }) => lockedAt !== null)) askings.forEach(refuseLocked)
}

/** Whether who answers adds up what was signed below, instead of counting its records: never with a form that a province fills in. */
export function wantsSum({ above, asksProvinces, form }: Pick<Asking, 'above' | 'asksProvinces' | 'form'>): boolean {
  return (above !== '' || asksProvinces) && filledBy(form) === 'commune'
}

/** Where one body stands with one asking. */
export type Standing = 'received' | 'sent' | 'sent-back' | 'missing' | 'not-yet'

export const standingNames: Record<Standing, string> = {
  received: 'Đã nhận',
  sent: 'Đã gửi, chờ nhận',
  'sent-back': 'Yêu cầu đính chính',
  missing: 'Quá hạn chưa gửi',
  'not-yet': 'Chưa gửi',
}

export type Answered = { sentOn: Day; receivedAt: Date | null; sentBackWhy: string; isEmpty: boolean; countedOn: Day }

export function standingOf(answered: Answered | null, due: Day, today: Day): Standing {
  if (answered === null) return due < today ? 'missing' : 'not-yet'
  if (answered.receivedAt !== null) return 'received'
  return answered.sentBackWhy === '' ? 'sent' : 'sent-back'
}

/** What a body sent lacks bodies that went into it since, and that never answered; by name. */
export type CorrectionOwed = { askingId: string; bodyId: string; lacks: string[] }

/** «cần đính chính để gồm số liệu của UBND xã Hai» */
export function owedWords({ lacks }: Pick<CorrectionOwed, 'lacks'>): string {
  return `cần đính chính để gồm số liệu của ${lacks.join(', ')}`
}

/** By the first time it was sent: a correction asked for afterwards makes nobody late. */
export function isLate(firstSentOn: Day, due: Day): boolean {
  return firstSentOn > due
}

/** Counted while its days still ran: what came after is not in it. Nobody can submit so now; some did before. */
export function isCountedEarly({ countedOn }: Pick<Answered, 'countedOn'>, { to }: Pick<Asking, 'to'>): boolean {
  return countedOn < to
}

export function windowName({ from, to }: Pick<Asking, 'from' | 'to'>): string {
  return `từ ${showDay(from)} đến ${showDay(to)}`
}
