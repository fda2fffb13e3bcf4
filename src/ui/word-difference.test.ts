import { expect, test } from 'vitest'
import { wordDifference } from '#ui/word-difference.ts'

test('only the changed words are marked', () => {
  expect(wordDifference('Quý II, quý III năm 2025', 'Quý II, quý III năm 2026')).toEqual([
    { kind: 'same', text: 'Quý II, quý III năm' },
    { kind: 'removed', text: ' 2025' },
    { kind: 'added', text: ' 2026' },
  ])
})

test.each([
  ['', 'mới'],
  ['cũ', ''],
  ['', ''],
  ['a b c', 'c b a'],
  [' đầu dòng\nhai dòng ', 'đầu dòng\n\nhai'],
  ['   ', 'x'],
  [Array.from({ length: 700 }, (_, index) => `từ${index}`).join(' '), 'một từ'],
])('both texts can be read back (%#)', (before, after) => {
  const pieces = wordDifference(before, after)
  const read = (left: string) =>
    pieces
      .filter((piece) => piece.kind !== left)
      .map((piece) => piece.text)
      .join('')
  expect(read('added')).toBe(before)
  expect(read('removed')).toBe(after)
})
