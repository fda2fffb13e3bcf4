/**
 * Mốc thực hiện: one dated thing that a task owes. A task due once has one; «hằng năm» has one a year; «thường xuyên» gets
 * a look every quarter instead of an invented deadline; «theo yêu cầu» waits until somebody asks.
 * waiting → open → claimed → evidenced → checked; `return` and `withdraw` lead back to open.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

export type ObligationState = 'waiting' | 'open' | 'claimed' | 'evidenced' | 'checked'

export type Obligation = {
  id: string
  taskId: string
  position: number
  kind: 'deadline' | 'check-in' | 'on-request'
  /** «Quý II/2026», «Năm 2027», «Hạn hoàn thành». */
  label: string
  startDay: Day | null
  /** The last day that is still in time; null while nothing is due. */
  dueDay: Day | null
  state: ObligationState
  /** It came back with a reason and waits to be done again. */
  returned: boolean
  claimedBy: string | null
  claimedAt: Date | null
  /** The day the work was done, as claimed: «đúng hạn» is judged by it. */
  doneDay: Day | null
  checkedBy: string | null
  checkedAt: Date | null
  /** Grows with every change; a form that was filled in on an older one is refused. */
  version: number
}

export type OpenedObligation = Pick<Obligation, 'kind' | 'label' | 'startDay' | 'dueDay' | 'state'>

/** Buttons and acts read the same table. */
export const openIn = {
  request: ['waiting'],
  claim: ['open'],
  withdraw: ['claimed', 'evidenced'],
  addEvidence: ['open', 'claimed', 'evidenced'],
  check: ['evidenced'],
  return: ['claimed', 'evidenced', 'checked'],
  explain: ['open', 'claimed', 'evidenced'],
} satisfies Record<string, ObligationState[]>

export type Step = keyof typeof openIn

export const stateNames: Record<ObligationState, string> = {
  waiting: 'Chờ yêu cầu',
  open: 'Đang làm',
  claimed: 'Báo đã xong',
  evidenced: 'Có sản phẩm kèm theo',
  checked: 'Đã kiểm tra',
}

export const refusals = {
  notOpen: new Refusal(
    409,
    'Bước này không thực hiện được ở trạng thái hiện tại của mốc. Hãy tải lại trang để xem trạng thái mới nhất.',
  ),
  ownWork: new Refusal(
    403,
    'Người báo hoàn thành không được tự kiểm tra việc của mình. Hãy chuyển cho người khác trong cơ quan kiểm tra.',
  ),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa mốc này. Hãy tải lại trang, xem thay đổi của họ rồi làm lại; nội dung ông/bà đã gõ vẫn còn ở dưới.',
  ),
  evidenceGone: new Refusal(
    409,
    'Có tệp kèm theo đã bị cách ly vì chứa mã độc nên sản phẩm không còn đủ. Hãy trả lại, nêu rõ tệp nào cần gửi lại.',
  ),
  doneInFuture: new Refusal(422, 'Ngày hoàn thành không được sau hôm nay. Hãy ghi ngày việc đã thực sự xong.'),
  dueInPast: new Refusal(422, 'Hạn mới phải từ hôm nay trở đi.'),
  reasonTooShort: new Refusal(422, 'Hãy ghi lý do từ 10 chữ cái trở lên để người nhận biết phải làm gì.'),
}

export function can(obligation: Pick<Obligation, 'state'>, step: Step): boolean {
  return (openIn[step] as ObligationState[]).includes(obligation.state)
}

export function claim(obligation: Obligation, by: string, doneDay: Day, today: Day, now: Date): Obligation {
  if (!can(obligation, 'claim')) throw refusals.notOpen
  if (doneDay > today) throw refusals.doneInFuture
  return next(obligation, { state: 'claimed', returned: false, claimedBy: by, claimedAt: now, doneDay })
}

/** Takes a claim back: what was said too early. */
export function withdraw(obligation: Obligation): Obligation {
  if (!can(obligation, 'withdraw')) throw refusals.notOpen
  return next(obligation, reopened)
}

/** Claimed work becomes evidenced when every thing named under «Kết quả, sản phẩm» is shown, and falls back when one goes. */
export function weighEvidence(
  obligation: Obligation,
  outputsNamed: readonly string[],
  outputsShown: readonly string[],
): Obligation {
  if (obligation.state !== 'claimed' && obligation.state !== 'evidenced') return obligation
  const shown = new Set(outputsShown)
  const complete = outputsNamed.length === 0 ? shown.size > 0 : outputsNamed.every((output) => shown.has(output))
  const state = complete ? 'evidenced' : 'claimed'
  return state === obligation.state ? obligation : next(obligation, { state })
}

export function check(obligation: Obligation, by: string, now: Date): Obligation {
  if (!can(obligation, 'check')) throw refusals.notOpen
  if (obligation.claimedBy === by) throw refusals.ownWork
  return next(obligation, { state: 'checked', checkedBy: by, checkedAt: now })
}

/** Takes a check back: by whoever made it. */
export function uncheck(obligation: Obligation, by: string): Obligation {
  if (obligation.state !== 'checked' || obligation.checkedBy !== by) throw refusals.notOpen
  return next(obligation, { state: 'evidenced', checkedBy: null, checkedAt: null })
}

export function giveBack(obligation: Obligation, reason: string): Obligation {
  if (!can(obligation, 'return')) throw refusals.notOpen
  if (reason.trim().length < 10) throw refusals.reasonTooShort
  return next(obligation, { ...reopened, returned: true })
}

/** «Theo yêu cầu»: somebody asked, so the clock starts. */
export function request(obligation: Obligation, dueDay: Day, today: Day): Obligation {
  if (!can(obligation, 'request')) throw refusals.notOpen
  if (dueDay < today) throw refusals.dueInPast
  return next(obligation, { state: 'open', startDay: today, dueDay })
}

/** The former request is done and another came: a further obligation, so that each has its day and its evidence. */
export function requestFurther(
  former: Obligation,
  all: readonly Pick<Obligation, 'kind' | 'state'>[],
  dueDay: Day,
  today: Day,
): OpenedObligation {
  if (!mayRequestFurther(former, all)) throw refusals.notOpen
  if (dueDay < today) throw refusals.dueInPast
  return { kind: 'on-request', label: former.label, startDay: today, dueDay, state: 'open' }
}

/** Only when nothing that was asked for waits to be done. */
export function mayRequestFurther(
  former: Pick<Obligation, 'kind' | 'state'>,
  all: readonly Pick<Obligation, 'kind' | 'state'>[],
): boolean {
  return former.kind === 'on-request' && isDone(former) && all.every((one) => one.kind !== 'on-request' || isDone(one))
}

export function isDone(obligation: Pick<Obligation, 'state'>): boolean {
  return obligation.state === 'claimed' || obligation.state === 'evidenced' || obligation.state === 'checked'
}

/** Late: not done and past its day, or done after it. An obligation without a day is never late. */
export function isLate(obligation: Pick<Obligation, 'state' | 'dueDay' | 'doneDay'>, today: Day): boolean {
  if (obligation.dueDay === null) return false
  return (isDone(obligation) ? obligation.doneDay! : today) > obligation.dueDay
}

const reopened = {
  state: 'open',
  claimedBy: null,
  claimedAt: null,
  doneDay: null,
  checkedBy: null,
  checkedAt: null,
} as const

function next(obligation: Obligation, change: Partial<Obligation>): Obligation {
  return { ...obligation, ...change, version: obligation.version + 1 }
}
