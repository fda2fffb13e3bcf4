/** Mẫu trả lời của một cơ quan: a text for questions that come again. What it cites must be in force on the day it is used. */
import { Refusal } from '#base/refusal.ts'

export type AnswerTemplate = { id: string; bodyId: string; title: string; text: string; version: number }

export const templatesMax = 100

export const refusals = {
  notFound: new Refusal(404, 'Không tìm thấy mẫu này, hoặc ông/bà không được giao quyền. Hãy mở lại danh sách mẫu.'),
  otherBody: new Refusal(422, 'Mẫu này của cơ quan khác. Hãy chọn mẫu của cơ quan giữ vụ việc.'),
  full: new Refusal(422, `Mỗi cơ quan có nhiều nhất ${templatesMax} mẫu. Hãy bỏ mẫu không dùng nữa.`),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa mẫu này. Hãy tải lại trang rồi làm lại; nội dung ông/bà đã gõ vẫn còn ở dưới.',
  ),
}

/** Into a draft: what was typed there stays above. */
export function joinText(draft: string, template: string): string {
  return draft.trim() === '' ? template : `${draft.trimEnd()}\n\n${template}`
}
