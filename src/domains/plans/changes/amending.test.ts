import { expect, test } from 'vitest'
import { type AmendsHow, proposedHow } from '#domains/plans/changes/amending.ts'

test.each<[string | null, AmendsHow]>([
  [null, 'whole'],
  ['Phổ biến, giáo dục pháp luật năm 2026', 'whole'],
  ['Sửa đổi, bổ sung một số nội dung Kế hoạch số 12/KH-UBND ngày 15/01/2026', 'partial'],
  ['Về việc điều chỉnh một số nhiệm vụ của Kế hoạch phổ biến pháp luật', 'partial'],
  ['Bổ sung Kế hoạch số 12/KH-UBND', 'partial'],
  ['Kế hoạch phổ biến pháp luật (thay thế Kế hoạch số 12/KH-UBND)', 'whole'],
  ['Thay thế Kế hoạch sửa đổi, bổ sung Kế hoạch số 12', 'whole'],
  ['Bổ sung kiến thức pháp luật cho hòa giải viên', 'whole'],
])('trích yếu «%s» đề xuất: %s', (title, how) => {
  expect(proposedHow(title)).toBe(how)
})
