import type { ReadAs } from '#domains/library/search/law-search.ts'
import { weighWords } from '#domains/library/search/question-words.ts'
import { tokensOf } from '#engines/search/syllables.ts'

const heavyEnough = 0.5

/**
 * What of a question is worth marking in a text: its words that say something, slips mended, and what the law calls them. Each
 * is marked apart, so that the end of one and the beginning of another make no phrase.
 */
export function wordsToMark(text: string, { corrections, said }: Pick<ReadAs, 'corrections' | 'said'>): string[] {
  const typed = weighWords(tokensOf(text).map(({ surface }) => surface))
    .filter(({ surface, weight }) => weight >= heavyEnough && !storyWords.has(surface.toLowerCase()))
    .map(({ surface }) => surface)
  const words = [typed.join(' '), ...corrections.map(({ read }) => read), ...said.flatMap(({ legal }) => legal)]
  return words.filter((one) => one !== '')
}

/** Of every story, with and without tones. */
const storyWords = new Set('bị bi được duoc làm lam sao thì thi phải phai cho của cua và va'.split(' '))
