/** Vietnamese text: one form to keep (NFC), one to search (folded), one to order by. */

/** Precomposed letters, single spaces, no spaces at the ends. */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

/** Without tones and marks, đ as d, lower case, single spaces: «Hòa Giải Ở Cơ Sở» → `hoa giai o co so`. */
export function fold(text: string): string {
  return tidy(
    text
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .replace(/[đĐ]/gu, 'd'),
  ).toLowerCase()
}

const baseLetters = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'
const baseRanks = new Map([...baseLetters].map((letter, index) => [letter, String.fromCharCode(0x61 + index)]))
/** Không dấu, huyền, hỏi, ngã, sắc, nặng: the order of the school dictionary. */
const toneRanks = new Map([...'\u0300\u0309\u0303\u0301\u0323'].map((tone, index) => [tone, String(index + 1)]))

/**
 * A key that orders Vietnamese by code point on every database, also where no Vietnamese collation exists:
 * base letters first (a ă â b … d đ e ê …), tones only as a tie-break of the whole text.
 */
export function sortKey(text: string): string {
  let letters = ''
  let tones = ''
  for (const letter of tidy(text).toLowerCase()) {
    const marks = [...letter.normalize('NFD')]
    const tone = marks.find((mark) => toneRanks.has(mark))
    const base = marks
      .filter((mark) => mark !== tone)
      .join('')
      .normalize('NFC')
    letters += baseRanks.get(base) ?? base
    tones += tone === undefined ? '0' : toneRanks.get(tone)
  }
  return `${letters} ${tones}`
}

/** The first letter upper case, the rest as it was: «ủy ban» → «Ủy ban». */
export function capitalise(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1)
}

/** The first letter lower case, the rest as it was: «Ủy ban nhân dân» within a sentence. */
export function uncapitalise(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1)
}

/** Whether every letter is a capital, and there are some. */
export function isCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
}

/** At most so many letters, cut after a whole word and then marked «…»; a word longer than all of it is cut within. */
export function shorten(text: string, lettersMax: number): string {
  if (text.length <= lettersMax) return text
  const words = text.slice(0, lettersMax + 1).replace(/[,;:]?\s+\S*$/u, '')
  return `${words.slice(0, lettersMax)}…`
}
