/** Số La Mã and the few Vietnamese number words that headings use. */

const values: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

/** `xiv` → 14; undefined when the letters are no Roman number as one writes it. */
export function romanNumber(letters: string): number | undefined {
  const digits = [...letters.toLowerCase()].map((letter) => values[letter])
  if (digits.length === 0 || digits.length > 8) return undefined
  let sum = 0
  for (const [index, digit] of digits.entries()) {
    if (digit === undefined) return undefined
    sum += digit < (digits[index + 1] ?? 0) ? -digit : digit
  }
  return romanLetters(sum) === letters.toLowerCase() ? sum : undefined
}

function romanLetters(value: number): string {
  const steps: [number, string][] = [
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ]
  let letters = ''
  let rest = value
  for (const [step, text] of steps) {
    while (rest >= step) {
      letters += text
      rest -= step
    }
  }
  return letters
}

const words: Record<string, number> = {
  nhat: 1,
  mot: 1,
  hai: 2,
  ba: 3,
  tu: 4,
  bon: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
}

/** `nhat` → 1, `iv` → 4, `3` → 3, `b` → 2. */
export function ordinalOf(folded: string): number | undefined {
  if (/^\d{1,3}$/.test(folded)) return Number(folded)
  return words[folded] ?? romanNumber(folded) ?? (/^[a-h]$/.test(folded) ? folded.charCodeAt(0) - 96 : undefined)
}
