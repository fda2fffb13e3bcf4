import type { Word } from '#domains/matters/doors/words.ts'

/**
 * Words that are no Vietnamese syllable, mended to the nearest one that is known: two letters exchanged, one too many, one missing,
 * one wrong; Telex keys that were left standing (`ddaats`). A syllable that exists is never touched.
 */
export function repairSlips(words: readonly Word[], known: ReadonlyMap<string, number>): Word[] {
  return words.map((word) => {
    if (word.plain.length > lengthMax || !/^[a-z]+$/u.test(word.plain) || isSyllable(word.plain)) return word
    if ((known.get(word.plain) ?? 0) >= timesMin) return word
    const mended = word.plain.length < lengthMin ? shortWithoutTelex(word.plain) : nearest(word.plain, known)
    return mended === undefined ? word : { ...word, plain: mended, marks: null }
  })
}

/** A shorter one is near to too many. */
const lengthMin = 4
const lengthMax = 12

/** What is written so often is shorthand or a name, not a slip; a slip that was seen once is still one. */
const timesMin = 3

const onset = '(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?'
const rime =
  '(?:(?:oa|oe|uye|uya|uy|ua|ue|uo|ye|ya|ie|ia|ieu|yeu|uoi|uou|oai|oay|oeo|uay|uyu|ai|ao|au|ay|eo|eu|iu|oi|ui|uu|a|e|i|o|oo|u|y)(?:ch|ng|nh|c|m|n|p|t)?)'
const syllable = new RegExp(`^${onset}${rime}$`, 'u')

export function isSyllable(plain: string): boolean {
  return syllable.test(plain)
}

const letters = 'abcdeghiklmnopqrstuvxy'

function nearest(plain: string, known: ReadonlyMap<string, number>): string | undefined {
  const telex = withoutTelex(plain)
  if (telex !== plain && known.has(telex)) return telex
  let best: string | undefined
  for (const guess of oneStepFrom(plain)) {
    if ((known.get(guess) ?? 0) > (best === undefined ? 0 : known.get(best)!)) best = guess
  }
  return best ?? (isSyllable(telex) ? telex : undefined)
}

/** «ys», «nos», «cois»: only the key that was left at the end is taken off. */
function shortWithoutTelex(plain: string): string | undefined {
  const telex = plain.replace(/[sfrxj]$/u, '')
  return telex !== plain && /[aeiouy]/u.test(telex) && isSyllable(telex) ? telex : undefined
}

function withoutTelex(plain: string): string {
  return plain
    .replace(/([aeod])\1/gu, '$1')
    .replace(/w/gu, '')
    .replace(/[sfrxj]$/u, '')
}

function* oneStepFrom(plain: string): Generator<string> {
  for (let at = 0; at <= plain.length; at++) {
    const [head, tail] = [plain.slice(0, at), plain.slice(at)]
    if (tail.length > 1) yield head + tail[1] + tail[0] + tail.slice(2)
    if (tail.length > 0) yield head + tail.slice(1)
    for (const letter of letters) {
      yield head + letter + tail
      if (tail.length > 0) yield head + letter + tail.slice(1)
    }
  }
}
