import type { Bm25fWeights } from './search-engine.ts'
import { type SegmentDescription, unpackSegment } from './segment-format.ts'
import { firstCode, fourByteMark, oneByteCodes } from './token-bytes.ts'

/**
 * An opened segment: views into its bytes, and its vocabulary as words. It never changes. Postings are numbered: a
 * folded form's number first, pairs after them.
 */
export type Segment = {
  entries: number
  lengthSums: number[]
  weights: Bm25fWeights
  /** Folded forms, sorted, and the number of each. */
  folds: string[]
  foldNumbers: ReadonlyMap<string, number>
  /** Written forms by their code, and the folded form of each; marks have none. */
  surfaces: string[]
  surfaceFolds: Uint32Array
  postings: Uint8Array
  /** Tokens of title, heading, name and text of each entry. */
  lengths: Uint16Array
  groups: Float64Array
  titleOrder: Uint32Array
  facet(name: string): Int32Array
  idOf(entry: number): string
  /** The entry with this id. */
  find(id: string): number | undefined
  /** Where the postings of a folded form, or of two side by side, begin. */
  postingsOf(first: string, second?: string): number | undefined
  /** The written forms of a folded one, by their numbers. */
  surfacesOf(fold: string): number[]
  /** The codes of an entry's tokens into `codes`; answers how many. See token-bytes.ts for the marks among them. */
  readTokens(entry: number, codes: Int32Array): number
}

/** Throws `SegmentBroken` when the bytes are not a whole segment. */
export function openSegment(bytes: Uint8Array): Segment {
  const { description, sections } = unpackSegment(bytes)
  const folds = lines(sections.folds)
  const foldNumbers = new Map(folds.map((fold, number) => [fold, number]))
  const surfaceFolds = ints(sections.surfaceFolds)
  const foldPostings = ints(sections.foldPostings)
  const pairStarts = ints(sections.pairStarts)
  const pairSeconds = ints(sections.pairSeconds)
  const pairPostings = ints(sections.pairPostings)
  const idStarts = ints(sections.idStarts)
  const tokenStarts = ints(sections.tokenStarts)
  const decoder = new TextDecoder()
  const idOf = (entry: number) => decoder.decode(sections.ids.subarray(idStarts[entry]!, idStarts[entry + 1]!))
  let byFold: Map<number, number[]> | undefined
  let byId: Map<string, number> | undefined
  return {
    entries: description.entries,
    lengthSums: description.lengthSums,
    weights: description.weights,
    folds,
    foldNumbers,
    surfaces: lines(sections.surfaces),
    surfaceFolds,
    postings: sections.postings,
    lengths: new Uint16Array(sections.lengths.buffer, sections.lengths.byteOffset, sections.lengths.byteLength / 2),
    groups: new Float64Array(sections.groups.buffer, sections.groups.byteOffset, description.entries),
    titleOrder: ints(sections.titleOrder),
    facet: (name) => facetColumn(description, sections.facets, name),
    idOf,
    find(id) {
      byId ??= new Map(Array.from({ length: description.entries }, (_, entry) => [idOf(entry), entry]))
      return byId.get(id)
    },
    postingsOf(first, second) {
      const number = foldNumbers.get(first)
      if (number === undefined) return undefined
      if (second === undefined) return foldPostings[number]
      const other = foldNumbers.get(second)
      if (other === undefined) return undefined
      const pair = findSorted(pairSeconds, other, pairStarts[number]!, pairStarts[number + 1]!)
      return pair === undefined ? undefined : pairPostings[pair]
    },
    surfacesOf(fold) {
      byFold ??= Map.groupBy(surfaceFolds.keys(), (surface) => surfaceFolds[surface]!)
      return byFold.get(foldNumbers.get(fold) ?? -1) ?? []
    },
    readTokens(entry, codes) {
      const from = tokenStarts[entry]!
      return decodeTokens(sections.tokens, from, tokenStarts[entry + 1]!, codes)
    },
  }
}

function decodeTokens(bytes: Uint8Array, from: number, to: number, codes: Int32Array): number {
  let count = 0
  for (let at = from; at < to && count < codes.length; ) {
    const byte = bytes[at++]!
    if (byte < oneByteCodes) codes[count++] = byte
    else if (byte < fourByteMark) codes[count++] = oneByteCodes + ((byte - oneByteCodes) << 8) + bytes[at++]!
    else {
      codes[count++] = (bytes[at]! << 16) + (bytes[at + 1]! << 8) + bytes[at + 2]!
      at += 3
    }
  }
  return count
}

/** The number of a written form among `surfaces`; negative for marks. */
export function surfaceNumber(code: number): number {
  return code - firstCode
}

function facetColumn({ facetNames, entries }: SegmentDescription, bytes: Uint8Array, name: string): Int32Array {
  const column = facetNames.indexOf(name)
  if (column < 0) return new Int32Array(entries)
  return new Int32Array(bytes.buffer, bytes.byteOffset + 4 * entries * column, entries)
}

function findSorted(values: Uint32Array, wanted: number, from: number, to: number): number | undefined {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low < to && values[low] === wanted ? low : undefined
}

function ints(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
}

function lines(bytes: Uint8Array): string[] {
  return bytes.length === 0 ? [] : new TextDecoder().decode(bytes).split('\n')
}
