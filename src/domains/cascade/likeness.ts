/**
 * Độ giống của hai đoạn chữ: how much two tasks say the same, without accents, in syllables and adjacent pairs. Words that
 * every task of both plans has («tổ chức», «pháp luật») weigh little, words that few have weigh much. A short task that
 * lies whole inside a long one is like it, but not as like as one of the same length.
 */
import { fold } from '#base/vietnamese.ts'

export type Comparer = {
  /** 0…1. */
  compare(one: string, other: string): number
  /** The weightiest words and pairs of words that both have, for saying why; as written in `one`. */
  shared(one: string, other: string, countMax: number): string[]
}

/** `corpus`: all texts that are compared with each other; what is usual is learnt from it. */
export function comparerOf(corpus: readonly string[]): Comparer {
  const bags = new Map<string, Bag>()
  const bagFor = (text: string) => {
    const known = bags.get(text)
    if (known !== undefined) return known
    const bag = bagOf(text)
    bags.set(text, bag)
    return bag
  }
  const texts = [...new Set(corpus)]
  const spread = new Map<string, number>()
  for (const text of texts) for (const term of bagFor(text).keys()) spread.set(term, (spread.get(term) ?? 0) + 1)
  const weigh = (term: string) => {
    const rarity = Math.log(1 + (texts.length + 1) / (spread.get(term) ?? 1))
    return rarity * (term.includes(' ') ? pairWeight : 1)
  }
  return {
    compare: (one, other) => likeness(bagFor(one), bagFor(other), weigh),
    shared: (one, other, countMax) => sharedTerms(bagFor(one), bagFor(other), weigh, countMax),
  }
}

/** A pair of syllables is most often a word, and says more than either. */
const pairWeight = 1.5
/** How much «lies inside it» counts beside «is the same». */
const insideShare = 0.4
/** Fewer syllables than this lie inside anything. */
const insideSyllablesMin = 6

/** Term → how it was written; a term counts once, however often it stands. */
type Bag = Map<string, string>

const empty = new Set(
  'va cua cac cho de tren trong voi tai ve theo la co duoc do tu den cung nhung mot nham khi bang'.split(' '),
)

/** What plans abbreviate, as they write it out elsewhere. */
const abbreviations = new Map([
  ['pbgdpl', 'phổ biến giáo dục pháp luật'],
  ['hgcs', 'hòa giải ở cơ sở'],
  ['tgpl', 'trợ giúp pháp lý'],
  ['mttq', 'mặt trận tổ quốc'],
  ['hvpn', 'hội viên phụ nữ'],
  ['cntt', 'công nghệ thông tin'],
])

function bagOf(text: string): Bag {
  const letters = text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []
  const written = letters.flatMap((word) => abbreviations.get(word.toLowerCase())?.split(' ') ?? [word])
  const bag: Bag = new Map()
  let before: { folded: string; written: string } | undefined
  for (const word of written) {
    const folded = fold(word)
    if (empty.has(folded)) {
      before = undefined
      continue
    }
    bag.set(folded, word.toLocaleLowerCase('vi'))
    if (before !== undefined) bag.set(`${before.folded} ${folded}`, `${before.written} ${word}`.toLocaleLowerCase('vi'))
    before = { folded, written: word }
  }
  return bag
}

function likeness(one: Bag, other: Bag, weigh: (term: string) => number): number {
  const [sizeOne, sizeOther] = [weightOf(one, weigh), weightOf(other, weigh)]
  if (sizeOne === 0 || sizeOther === 0) return 0
  let shared = 0
  for (const term of one.keys()) if (other.has(term)) shared += weigh(term)
  const same = (2 * shared) / (sizeOne + sizeOther)
  if (Math.min(one.size, other.size) < insideSyllablesMin) return same
  const inside = shared / Math.min(sizeOne, sizeOther)
  return (1 - insideShare) * same + insideShare * inside
}

function weightOf(bag: Bag, weigh: (term: string) => number): number {
  let weight = 0
  for (const term of bag.keys()) weight += weigh(term)
  return weight
}

function sharedTerms(one: Bag, other: Bag, weigh: (term: string) => number, countMax: number): string[] {
  const both = [...one].filter(([term]) => other.has(term) && term.includes(' '))
  const heavy = both.sort(([a], [b]) => weigh(b) - weigh(a)).map(([, written]) => written)
  const told: string[] = []
  for (const words of heavy) {
    if (told.length === countMax) break
    const parts = words.split(' ')
    if (!told.some((earlier) => parts.some((part) => earlier.split(' ').includes(part)))) told.push(words)
  }
  return told
}
