import { z } from 'zod'
import { fold } from '#base/vietnamese.ts'
import spokenFacts from '#domains/matters/doors/facts/spoken-words.json' with { type: 'json' }

/**
 * Chữ trong lời người dân: what was typed, syllable by syllable, in one form: without tones, i for y, dialect and the shorthand of
 * telephones read as the words they stand for. Each keeps its place, so that a reason can quote what was typed.
 */
export type Word = {
  /** Without tones: `khieu`. */
  plain: string
  /** Its marks, in whatever order they were typed; null when nobody can know, for the text has no tones or the word was mended. */
  marks: string | null
  /** In the text that was read. */
  start: number
  end: number
}

/** Of a longer story only the beginning is read. */
export const lettersMax = 2_000
const wordsMax = 400

/** A text with fewer marked words than this was typed without tones, or in a hurry: then a bare word may stand for any. */
const tonedShareMin = 0.35

/** At most 400 words of the first 2,000 letters. */
export function readWords(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.slice(0, lettersMax).matchAll(/[\p{L}\p{M}]+|\p{N}+/gu)) {
    const typed = match[0].normalize('NFC').toLowerCase()
    const place = { start: match.index, end: match.index + match[0].length }
    for (const word of spoken.get(typed) ?? [wordOf(typed)]) words.push({ ...word, ...place })
    if (words.length >= wordsMax) break
  }
  const marked = words.filter(({ marks }) => marks !== '').length
  const isToned = marked >= words.length * tonedShareMin
  return isToned ? words : words.map((word) => (word.marks === '' ? { ...word, marks: null } : word))
}

/** Of a phrase in our own lists, where every mark counts. */
export function wordsOfPhrase(phrase: string): Word[] {
  return phrase
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => ({ ...wordOf(word), start: 0, end: 0 }))
}

function wordOf(typed: string): Pick<Word, 'plain' | 'marks'> {
  return { plain: plainOf(typed), marks: marksOf(typed) }
}

/** One form for what is written in several ways: no tones, no drawn-out letters, `ky` as `ki`, `zo` as `do`. */
function plainOf(word: string): string {
  return fold(word)
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/^z/u, 'd')
    .replace(/^f/u, 'ph')
    .replace(/^w/u, 'qu')
    .replace(/^j/u, 'gi')
    .replace(/^([bcdghklmnprstvx]h?|qu)y$/u, '$1i')
}

/** «hoà» and «hòa» carry the same marks. */
function marksOf(word: string): string {
  return [...word.replaceAll('đ', 'd\u0335').normalize('NFD')]
    .filter((letter) => /\p{M}/u.test(letter))
    .sort()
    .join('')
}

const spokenWord = z.strictObject({ typed: z.string().min(1).max(20), read: z.string().min(1).max(40) })

const spoken = new Map(
  z
    .array(spokenWord)
    .max(1_000)
    .parse(spokenFacts)
    .map(({ typed, read }) => [typed, read.split(' ').map(wordOf)]),
)
