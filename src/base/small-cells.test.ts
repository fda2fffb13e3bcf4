import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hideSmall } from '#base/small-cells.ts'

describe('ô nhỏ', () => {
  test.each([
    { cells: [12, 7, 0], shown: [12, 7, 0] },
    { cells: [12, 3, 0], shown: ['hidden', 'under-5', 0] },
    { cells: [12, 3, 2], shown: [12, 'under-5', 'under-5'] },
    { cells: [20, 1, 1, 0], shown: ['hidden', 'under-5', 'under-5', 0] },
    { cells: [20, 7, 4, 4], shown: [20, 'hidden', 'under-5', 'under-5'] },
    { cells: [20, 5, 1], shown: ['hidden', 'hidden', 'under-5'] },
    { cells: [3, 0], shown: ['under-5', 'hidden'] },
    { cells: [], shown: [] },
  ])('$cells', ({ cells, shown }) => expect(hideSmall(cells)).toEqual(shown))

  test('không ô nào dưới 5 hiện ra, và không tính ngược được từ tổng', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 2, maxLength: 8 }), (cells) => {
        const shown = hideSmall(cells)
        for (const cell of shown) if (typeof cell === 'number' && cell > 0) expect(cell).toBeGreaterThanOrEqual(5)
        expect(shown.filter((cell) => typeof cell !== 'number')).not.toHaveLength(1)
      }),
    )
  })
})
