import { expect, test } from 'vitest'
import { shippedRegister } from '#domains/plans/abolished-bodies.ts'

test.each([
  { name: 'UBND cấp huyện', day: '2026-05-01', gone: true },
  { name: 'Phòng Tư pháp', day: '2026-05-01', gone: true },
  { name: 'Ủy ban nhân dân xã, thị trấn', day: '2026-05-01', gone: true },
  { name: 'UBND phường Võ Cường', day: '2026-05-01', gone: false },
  { name: 'Các sở, ban, ngành tỉnh', day: '2026-05-01', gone: false },
  { name: 'UBND cấp huyện', day: '2024-05-01', gone: false },
])('$name vào ngày $day: đã giải thể $gone', ({ name, day, gone }) => {
  expect(shippedRegister.isAbolished!(name, day) !== undefined).toBe(gone)
})
