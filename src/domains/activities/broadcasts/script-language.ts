/**
 * Tiếng của bài, written in words → its tag as programs read it (BCP 47). Codes are those of ISO 639-1 and 639-3; of a language that is
 * not in the list nothing is claimed.
 */
import { fold } from '#base/vietnamese.ts'

const tags: Record<string, string> = {
  viet: 'vi',
  kinh: 'vi',
  mong: 'hmn',
  hmong: 'hmn',
  thai: 'blt',
  tay: 'tyz',
  nung: 'nut',
  muong: 'mtq',
  dao: 'ium',
  khmer: 'km',
  'kho me': 'km',
  cham: 'cjm',
  hoa: 'zh',
  'e de': 'rad',
  ede: 'rad',
  'gia rai': 'jra',
  jrai: 'jra',
  'ba na': 'bdq',
  bahnar: 'bdq',
  'co ho': 'kpm',
}

/** undetermined, as BCP 47 says it */
const unknown = 'und'

/** «tiếng Mông» → `hmn`. */
export function languageTag(language: string): string {
  const name = fold(language).replace(/^(?:tieng|ngon ngu) /u, '')
  return tags[name] ?? unknown
}

/** Of a feed: the one of all its entries; Vietnamese where several stand together, for its own words are Vietnamese. */
export function feedLanguage(languages: readonly string[]): string {
  const found = new Set(languages.map(languageTag))
  const [only] = found
  return found.size === 1 && only !== undefined && only !== unknown ? only : 'vi'
}
