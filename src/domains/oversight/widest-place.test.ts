import { expect, test } from 'vitest'
import { holdsWholePlace, widestPlacePath } from '#domains/oversight/widest-place.ts'
import type { Grant } from '#platform/permission/permission.ts'

const grant = (placePath: string, change: Partial<Grant> = {}): Grant => ({
  deeds: new Set(['read tasks'] as const),
  reach: 'subtree',
  bodyId: placePath,
  bodyPath: '/1/',
  placePath,
  ...change,
})
const administrator = grant('', { deeds: new Set(['read the audit'] as const), bodyPath: '/' })

test.each([
  ['không có quyền xem', [administrator], undefined],
  ['một xã', [grant('24/00001/')], '24/00001/'],
  ['hai xã cùng tỉnh: cả tỉnh', [grant('24/00001/'), grant('24/00002/')], '24/'],
  ['mã này là đầu của mã kia thì vẫn là hai nơi', [grant('24/001/'), grant('24/0011/')], '24/'],
  ['hai tỉnh: cả nước', [grant('24/00001/'), grant('48/')], ''],
  ['toàn hệ thống', [grant('', { bodyPath: '/' })], ''],
  ['quyền không phải quyền xem không mở rộng thêm', [grant('24/00001/'), administrator], '24/00001/'],
])('nơi rộng nhất: %s', (_, grants, path) => {
  expect(widestPlacePath({ grants })).toBe(path)
})

test('chỉ quyền theo địa bàn và quyền toàn hệ thống bảo đảm thấy hết một nơi', () => {
  expect(holdsWholePlace({ grants: [grant('24/', { reach: 'place' })] }, '24/00001/')).toBe(true)
  expect(holdsWholePlace({ grants: [grant('24/')] }, '24/00001/')).toBe(false)
  expect(holdsWholePlace({ grants: [grant('', { bodyPath: '/' })] }, '')).toBe(true)
  expect(holdsWholePlace({ grants: [administrator] }, '')).toBe(false)
})
