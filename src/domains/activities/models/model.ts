/**
 * Mô hình, sáng kiến: what a body tried, since when, what came of it, with evidence. draft → shared, by somebody who did not write in it;
 * shared, every body may read it and note that it took it up. What was shared does not change.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

export type ModelState = 'draft' | 'shared'

export type Model = {
  id: string
  bodyId: string
  title: string
  what: string
  outcome: string
  sinceDay: Day
  state: ModelState
  writerIds: string[]
  version: number
}

export const modelStates: Record<ModelState, string> = { draft: 'Đang viết', shared: 'Đã chia sẻ' }

export const modelFilesMax = 10
export const modelFileMbMax = 20

export const refusals = {
  notFound: new Refusal(404, 'Không tìm thấy mô hình này, hoặc chưa được chia sẻ. Hãy mở lại danh sách.'),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa mô hình này. Hãy tải lại trang rồi làm lại; nội dung ông/bà đã gõ vẫn còn ở dưới.',
  ),
  shared: new Refusal(422, 'Mô hình đã chia sẻ nên không sửa được. Muốn viết khác, hãy ghi mô hình mới.'),
  ownModel: new Refusal(403, 'Người viết không tự chia sẻ. Hãy nhờ người khác trong cơ quan đọc rồi chia sẻ.'),
  noEvidence: new Refusal(422, 'Chưa có minh chứng. Hãy thêm ít nhất một ảnh hoặc tệp rồi chia sẻ.'),
  dayAhead: new Refusal(422, 'Ngày này chưa đến. Hãy ghi ngày đã bắt đầu làm.'),
  ownUse: new Refusal(422, 'Đây là mô hình của chính cơ quan này. Cơ quan khác làm theo mới ghi ở đây.'),
  beforeModel: new Refusal(422, 'Ngày làm theo không được trước ngày mô hình bắt đầu.'),
  filesFull: new Refusal(422, `Mỗi mô hình có nhiều nhất ${modelFilesMax} tệp.`),
}
