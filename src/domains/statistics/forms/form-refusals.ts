import { Refusal } from '#base/refusal.ts'

export const formRefusals = {
  notYours: new Refusal(403, 'Tỉnh này ngoài phạm vi quản trị của ông/bà. Hãy nhờ người quản trị của tỉnh đó.'),
  twoAtOnce: new Refusal(
    409,
    'Người khác vừa lưu một phiên bản của biểu này. Hãy mở lại biểu, xem phiên bản đó rồi lưu lại; nội dung đã gõ còn ở dưới.',
  ),
  reversed: new Refusal(422, 'Ngày cuối dùng phải sau ngày bắt đầu dùng, hoặc để trống.'),
  notFound: new Refusal(404, 'Không có biểu này. Hãy mở lại từ danh sách các biểu.'),
}
