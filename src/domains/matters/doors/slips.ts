import type { Word } from '#domains/matters/doors/words.ts'

/**
 * Words that are no Vietnamese syllable, mended to the nearest one that is known: two letters exchanged, one too many, one missing,
 * one wrong; Telex keys that were left standing (`ddaats`). A syllable that exists is never touched.
 */
export function repairSlips(words: readonly Word[], known: ReadonlyMap<string, number>): Word[] {
  return words.map((word) => {
    if (
      word.plain.length < lengthMin ||
      word.plain.length > lengthMax ||
      !/^[a-z]+$/u.test(word.plain) ||
      isSyllable(word.plain) ||
      known.has(word.plain)
    )
      return word
    const mended = nearest(word.plain, known)
    return mended === undefined ? word : { ...word, plain: mended, marks: null }
  })
}

/** A shorter one is near to too many. */
const lengthMin = 4
const lengthMax = 12

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
