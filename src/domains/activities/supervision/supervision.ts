/**
 * Giám sát, phản biện xã hội: a body looked, found, and asks others to answer by a day that it names itself (no law that sets one stands
 * in the facts). A finding: open → answered → settled, or open again when the answer is not taken. What was answered stays.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

export type SupervisionKind = 'supervision' | 'critique'
export type FindingState = 'open' | 'answered' | 'settled'

export type Supervision = {
  id: string
  bodyId: string
  kind: SupervisionKind
  title: string
  heldOn: Day
  place: string
  summary: string
}

export type Answer = {
  id: string
  text: string
  answeredOn: Day
  answeredBy: string
  /** null: not judged yet. */
  taken: boolean | null
  reason: string
}

export type Finding = {
  id: string
  supervisionId: string
  /** Who asks. */
  bodyId: string
  askedBodyId: string
  text: string
  dueOn: Day
  state: FindingState
  version: number
}

export const supervisionKinds: Record<SupervisionKind, string> = {
  supervision: 'Giám sát',
  critique: 'Phản biện xã hội',
}

export const findingStates: Record<FindingState, string> = {
  open: 'Chờ trả lời',
  answered: 'Chờ xem trả lời',
  settled: 'Đã xong',
}

export const findingsMax = 100

export const refusals = {
  notFound: new Refusal(404, 'Không tìm thấy cuộc giám sát, phản biện này, hoặc ông/bà không được giao quyền.'),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa ghi ở kiến nghị này. Hãy tải lại trang rồi làm lại.',
  ),
  dayAhead: new Refusal(422, 'Ngày này chưa đến. Chỉ ghi cuộc đã diễn ra.'),
  dueBefore: new Refusal(422, 'Hạn trả lời phải sau ngày giám sát, phản biện.'),
  notThere: new Refusal(422, 'Hãy chọn cơ quan được hỏi trong danh sách.'),
  full: new Refusal(422, `Mỗi cuộc có nhiều nhất ${findingsMax} kiến nghị.`),
  notOpen: new Refusal(422, 'Kiến nghị này đã có trả lời hoặc đã xong. Hãy tải lại trang.'),
  notAnswered: new Refusal(422, 'Kiến nghị này chưa có trả lời để xem. Hãy tải lại trang.'),
  ownAnswer: new Refusal(403, 'Người trả lời không tự nhận trả lời của mình.'),
  reasonNeeded: new Refusal(422, 'Hãy ghi vì sao trả lời chưa được.'),
}

/** Whether nobody answered by the day that was asked for. */
export function isLate({ state, dueOn }: Pick<Finding, 'state' | 'dueOn'>, today: Day): boolean {
  return state === 'open' && dueOn < today
}
