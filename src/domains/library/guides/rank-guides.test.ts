import { expect, test } from 'vitest'
import { rankGuides } from '#domains/library/guides/rank-guides.ts'

const guides = [
  { title: 'Tranh chấp đất với hàng xóm', summary: 'Hàng xóm lấn ranh thì nhờ hòa giải trước khi ra tòa.' },
  { title: 'Ly hôn, nuôi con, cấp dưỡng', summary: 'Con dưới ba tuổi thường ở với mẹ.' },
  { title: 'Khai sinh, kết hôn, khai tử', summary: 'Khai sinh trong 60 ngày, không mất tiền.' },
  { title: 'Khiếu nại: khi nào, gửi ai', summary: 'Bạn có 90 ngày kể từ ngày nhận quyết định.' },
]

test.each([
  ['hang xom lan ranh dat nha toi da may thang nay toi noi mai ma ho khong nghe', 'Tranh chấp đất với hàng xóm'],
  ['Vợ chồng tôi muốn ly hôn, con tôi mới hai tuổi thì ai được nuôi con', 'Ly hôn, nuôi con, cấp dưỡng'],
])('chuyện dài vẫn ra bài gần nhất: «%s»', (story, title) => {
  expect(rankGuides(guides, story)[0]?.title).toBe(title)
})

test('chữ thường gặp thôi thì không ra bài nào', () => {
  expect(rankGuides(guides, 'tôi muốn nhờ giúp việc này với ạ')).toEqual([])
  expect(rankGuides(guides, '')).toEqual([])
  expect(rankGuides([], 'ly hôn nuôi con')).toEqual([])
})
