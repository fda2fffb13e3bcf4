/**
 * Kế hoạch trả lời: which plan of a body below answers the plan above. proposed by the machine or chosen by hand →
 * confirmed by a person of either side, or dismissed; a dismissed one is not proposed again.
 */
import { Refusal } from '#base/refusal.ts'

export type AnswerState = 'proposed' | 'confirmed' | 'dismissed'
/** It cites the plan above · its title and tasks are like it · a person chose it. */
export type AnswerHow = 'citation' | 'likeness' | 'hand'

export const refusals = {
  notTheirs: new Refusal(
    422,
    'Chỉ chọn được kế hoạch đang thực hiện của chính cơ quan phải trả lời. Hãy chọn lại trong danh sách.',
  ),
  itself: new Refusal(422, 'Một kế hoạch không trả lời chính nó. Hãy chọn kế hoạch khác.'),
  otherConfirmed: new Refusal(
    409,
    'Đã có kế hoạch khác được xác nhận là trả lời. Hãy gỡ kế hoạch đó trước rồi xác nhận kế hoạch này.',
  ),
  notConfirmed: new Refusal(
    409,
    'Chưa xác nhận kế hoạch nào trả lời kế hoạch cấp trên. Hãy xác nhận kế hoạch trước, rồi mới đối chiếu từng nhiệm vụ.',
  ),
  gone: new Refusal(409, 'Kế hoạch này không còn trong danh sách đề xuất. Hãy tải lại trang.'),
}
