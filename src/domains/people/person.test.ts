import { describe, expect, test } from 'vitest'
import { foldedOf, signInNameOf, sortKeyOf, userNameFrom, userNamePattern } from '#domains/people/person.ts'

describe('tên đăng nhập', () => {
  test.each([
    ['Nguyễn Thị Lan', 0, 'nguyenthilan'],
    ['Nguyễn Thị Lan', 1, 'nguyenthilan2'],
    ['Đỗ Ý', 0, 'doy'],
    ['Ô', 0, 'canboo'],
    ['H’Hen Niê', 0, 'hhennie'],
  ])('%s, lần %i: %s', (name, tries, userName) => {
    expect(userNameFrom(name, tries)).toBe(userName)
    expect(userName).toMatch(userNamePattern)
  })
  test.each(['lan', 'lan.nt', 'a-b_c'])('nhận %s', (name) => expect(name).toMatch(userNamePattern))
  test.each(['la', 'lan@xa.vn', 'Lan', '.lan', 'lan ', 'lân'])('không nhận %s', (name) =>
    expect(name).not.toMatch(userNamePattern),
  )
  test('gõ hoa, gõ thừa dấu cách vẫn là một người', () => expect(signInNameOf('  NguyenThiLan ')).toBe('nguyenthilan'))
})

test('danh sách xếp theo tên gọi, rồi đến họ', () => {
  const names = ['Nguyễn Văn Ẩn', 'Trần Thị Lan', 'Lê Thị Lan', 'Đỗ Văn An', 'Phạm Đức']
  expect(names.toSorted((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1))).toEqual([
    'Đỗ Văn An',
    'Nguyễn Văn Ẩn',
    'Phạm Đức',
    'Lê Thị Lan',
    'Trần Thị Lan',
  ])
})

test('tìm không dấu theo tên, tên đăng nhập, thư, chức vụ', () => {
  const folded = foldedOf({ name: 'Đỗ Ý', userName: 'doy', email: 'doy@xa.vn', title: 'Hộ tịch' })
  expect(folded).toBe('do y doy doy@xa.vn ho tich')
})
