import { expect, test } from 'vitest'
import { repetitionsIn } from '#domains/plans/plan-reader/findings/repeated-words.ts'

test.each([
  ['Các các phòng chuyên môn', ['Các các']],
  ['cán bộ, đảng viên và và Nhân dân', ['và và']],
  ['báo cáo kết quả quả thực hiện', ['quả quả']],
  ['xử lý nghiêm hành vi vi phạm', []],
  ['giám sát thi công công trình', []],
  ['bồi dưỡng cán bộ Bộ Tư pháp', []],
  ['xây dựng các cơ sở Sở Tư pháp quản lý', []],
  ['luôn luôn lắng nghe, dần dần khắc phục', []],
  ['nhà nhà, người người thi đua', []],
  ['kế hoạch, hoạch định', []],
  ['đơn vị vi phạm', []],
  ['05 05 lớp', []],
])('%s', (text, words) => expect(repetitionsIn(text).map((found) => found.words)).toEqual(words))
