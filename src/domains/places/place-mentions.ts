import type { Place } from '#domains/places/place.ts'
import type { PlaceFacts } from '#domains/places/place-facts.ts'
import { settleTones } from '#domains/places/spelling.ts'

/** Lời nhắc địa danh: a unit word in a text, with the places of that name where one follows: «huyện Hưng Hà», «cấp huyện». */
export type PlaceMention = {
  /** The unit word in lower case and in full: `thành phố`, `huyện`. */
  word: string
  /** As written, with its name: «Thành phố Lai Châu»; «cấp huyện» keeps its «cấp». */
  written: string
  /** Old and new places of that name and kind, everywhere; empty when no known name follows. */
  places: readonly Place[]
  /** No name at all follows the word. */
  bare: boolean
}

/** Every unit word of the text, in order. */
export function readPlaceMentions(text: string, facts: PlaceFacts): PlaceMention[] {
  const settled = settleTones(text).replace(/ [–—] /gu, ' - ')
  return [...settled.matchAll(unitWord)].flatMap((match): PlaceMention[] => {
    const word = longWords[match[2]!.toLowerCase()] ?? match[2]!.toLowerCase()
    const names = namesAfter(settled.slice(match.index + match[0].length))
    for (const name of names) {
      const places = facts.placesByName.get(`${word} ${name}`.toLowerCase())
      if (places) return [{ word, written: `${match[0]} ${name}`, places, bare: false }]
    }
    // «Lưu: VT, TP»: without a name, TP may be Tư pháp
    if (match[2]!.toLowerCase() in longWords) return []
    return [{ word, written: match[0], places: [], bare: names.length === 0 }]
  })
}

/** Longest words first, so that «thị xã» is not read as «xã». */
const unitWord =
  /(?<![\p{L}\p{N}])(cấp )?(thành phố|đặc khu|thị trấn|thị xã|phường|huyện|quận|tỉnh|xã|tp\.?|tx\.?)(?![\p{L}\p{N}])/giu
const longWords: Record<string, string> = { tp: 'thành phố', 'tp.': 'thành phố', tx: 'thị xã', 'tx.': 'thị xã' }
const nameWordsMax = 6

/**
 * What may be the name after a unit word, longest first. A name begins with a capital or a digit and ends before
 * punctuation: «xã hội» names no commune, «Xã Hội An, Hội Phụ nữ» names Hội An.
 */
function namesAfter(text: string): string[] {
  const clause = /^ ([^,;:.()[\]/]*)/u.exec(text)?.[1] ?? ''
  const words = clause.split(' ').slice(0, nameWordsMax)
  if (!/^[\p{Lu}\p{N}]/u.test(words[0] ?? '')) return []
  return words.map((_, index) => words.slice(0, words.length - index).join(' '))
}
