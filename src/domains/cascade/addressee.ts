/**
 * Nơi phải trả lời một kế hoạch: a body below that owes the plan above one of its own.
 * asked → answered by a confirmed plan, or not-required with a reason; the issuer may withdraw; a body that ended hands
 * the demand to its successor.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { isVerified, type RuleDue } from '#domains/cascade/answer-limit.ts'

export type AddresseeState = 'asked' | 'not-required' | 'withdrawn' | 'succeeded' | 'ended'

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'issue plans': true
    'answer plans': true
  }
}

/** What of a demand matters for its day. */
export type Demand = {
  state: AddresseeState
  /** Stated by the issuer. */
  answerDueDay: Day | null
  /** The day the answering plan was issued; null while none is confirmed. */
  answeredOn: Day | null
}

/**
 * `late` decides: past the day that binds. `past-rule`: only past the day of a rule that nobody has verified; it is shown
 * and counts nowhere.
 */
export type Timeliness = 'in-time' | 'late' | 'past-rule' | 'no-day'

/** The day that binds: what the issuer stated, or a verified rule; of both the earlier, for nobody extends the law. */
export function bindingDay(demand: Pick<Demand, 'answerDueDay'>, rule: RuleDue | undefined): Day | null {
  const ruled = rule !== undefined && isVerified(rule.limit) ? rule.day : null
  if (demand.answerDueDay === null || ruled === null) return demand.answerDueDay ?? ruled
  return demand.answerDueDay < ruled ? demand.answerDueDay : ruled
}

/** Judged by the day the answer was issued, or by today while there is none. */
export function timelinessOf(demand: Demand, rule: RuleDue | undefined, today: Day): Timeliness {
  if (demand.state !== 'asked') return 'no-day'
  const day = demand.answeredOn ?? today
  const binding = bindingDay(demand, rule)
  if (binding !== null && day > binding) return 'late'
  if (rule !== undefined && !isVerified(rule.limit) && day > rule.day) return 'past-rule'
  return binding === null && rule === undefined ? 'no-day' : 'in-time'
}

export const addresseeStateNames: Record<AddresseeState, string> = {
  asked: 'Phải ban hành',
  'not-required': 'Không phải ban hành',
  withdrawn: 'Đã thôi giao',
  succeeded: 'Cơ quan kế tục trả lời',
  ended: 'Đã kết thúc hoạt động',
}

export const reasonLengthMin = 10

export const refusals = {
  notFound: new Refusal(
    404,
    'Không tìm thấy nơi được giao này, hoặc ông/bà không được giao quyền làm việc này ở cơ quan đó.',
  ),
  planNotInForce: new Refusal(
    409,
    'Kế hoạch này đã được hoàn tác hoặc đã có bản sửa đổi. Hãy mở kế hoạch đang thực hiện rồi làm lại.',
  ),
  changedMeanwhile: new Refusal(
    409,
    'Người khác vừa thay đổi nội dung này. Hãy tải lại trang, xem thay đổi của họ rồi làm lại.',
  ),
  noneChosen: new Refusal(422, 'Chưa có cơ quan nào được chọn để giao. Hãy chọn cách khác, hoặc thêm từng cơ quan.'),
  notBelow: new Refusal(
    422,
    'Chỉ giao được cho cơ quan đang hoạt động ở cấp dưới của cơ quan ban hành. Hãy chọn lại trong danh sách.',
  ),
  alreadyAsked: new Refusal(409, 'Cơ quan này đã được giao trả lời kế hoạch. Hãy xem trong danh sách.'),
  dueBeforeIssue: new Refusal(422, 'Hạn ban hành không được trước ngày giao. Hãy ghi lại hạn, hoặc để trống.'),
  notAsked: new Refusal(409, 'Cơ quan này hiện không phải trả lời kế hoạch. Hãy tải lại trang để xem trạng thái.'),
  stillAsked: new Refusal(409, 'Cơ quan này đang phải trả lời kế hoạch rồi. Hãy tải lại trang để xem trạng thái.'),
  answered: new Refusal(
    409,
    'Đã có kế hoạch được xác nhận là trả lời. Hãy gỡ kế hoạch đó trước rồi mới ghi không phải ban hành.',
  ),
}
