import { describe, expect, test } from 'vitest'
import { fold, shorten, sortKey } from '#base/vietnamese.ts'

describe('chữ Việt', () => {
  test('bỏ dấu để tìm', () => expect(fold('Hòa  Giải Ở Cơ Sở, Đắk Lắk')).toBe('hoa giai o co so, dak lak'))
  test('dạng tổ hợp rời và dựng sẵn là một', () => expect(fold('hoà'.normalize('NFD'))).toBe(fold('hòa')))
  test('xếp theo chữ cái Việt', () => {
    const names = ['Ô Loan', 'Đông', 'An', 'Ân', 'Dương', 'Ăn', 'Ê Đê', 'Oanh', 'Ơn']
    expect([...names].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual([
      'An',
      'Ăn',
      'Ân',
      'Dương',
      'Đông',
      'Ê Đê',
      'Oanh',
      'Ô Loan',
      'Ơn',
    ])
  })
  test.each([
    ['Mở đợt tuyên truyền', 19, 'Mở đợt tuyên truyền'],
    ['Mở đợt tuyên truyền', 18, 'Mở đợt tuyên…'],
    ['Mở đợt, tuyên truyền', 7, 'Mở đợt…'],
    ['Mở đợt, tuyên truyền', 8, 'Mở đợt…'],
    ['Khôngmộtdấucáchnào', 5, 'Không…'],
  ])('cắt «%s» còn %i chữ cái thì dừng sau một từ', (text, lettersMax, shown) =>
    expect(shorten(text, lettersMax)).toBe(shown),
  )
})
