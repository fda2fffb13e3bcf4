import { expect, test } from 'vitest'
import { readWholeNumber } from '#base/whole-number.ts'

test.each([
  ['0', 0],
  [' 1250 ', 1250],
  ['1.250.000', 1_250_000],
  ['1 250 000', 1_250_000],
  ['1\u00a0250', 1250],
  ['12.5', undefined],
  ['1.25', undefined],
  ['1.2500', undefined],
  ['1250.000', undefined],
  ['.500', undefined],
  ['1,5', undefined],
  ['-3', undefined],
  ['', undefined],
  ['1234567890123456', undefined],
] as const)('«%s» → %s', (text, number) => {
  expect(readWholeNumber(text)).toBe(number)
})
