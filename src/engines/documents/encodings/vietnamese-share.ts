/**
 * Share (0…1) of the words with marked letters that can be Vietnamese syllables. Text decoded with the right table is
 * near 1, with a wrong one well below. Text without marked letters gives 0.
 */
export function vietnameseShare(text: string): number {
  const words =
    text
      .slice(0, 60_000)
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
  let marked = 0
  let vietnamese = 0
  for (const word of words) {
    if (!/[^a-z]/u.test(word)) continue
    marked += 1
    if (isSyllable(word)) vietnamese += 1
  }
  return marked === 0 ? 0 : vietnamese / marked
}

function isSyllable(word: string): boolean {
  if (word.length > 7) return false
  const tones = word.normalize('NFD').match(/[\u0300\u0301\u0303\u0309\u0323]/gu)?.length ?? 0
  const toneless = word
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/gu, '')
    .normalize('NFC')
  return tones <= 1 && syllable.test(toneless)
}

const onset = '(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?'
const nucleus = '(?:uyê|uya|iê|yê|ia|uô|ua|ươ|ưa|oa|oă|oe|oo|uâ|uê|uơ|uy|[aăâeêioôơuưy])'
const coda = '(?:ng|nh|ch|[cmnptiyou])?'
const syllable = new RegExp(`^${onset}${nucleus}${coda}$`, 'u')
