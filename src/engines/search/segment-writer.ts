import { ByteSlices } from './byte-slices.ts'
import { GrowingBytes, GrowingInts } from './growing.ts'
import { writePostings } from './postings-writer.ts'
import { type Bm25fWeights, fieldNames, type SearchEntry } from './search-engine.ts'
import { packSegment, segmentVersion } from './segment-format.ts'
import { exactForm, foldedForm, readTokens, type TokenSink } from './syllables.ts'
import { lineEnd, passageEnd, sectionEnd, TokenBytes } from './token-bytes.ts'

/** The entries as one immutable segment; the same entries give the same bytes. */
export function writeSegment(entries: Iterable<SearchEntry>, weights: Bm25fWeights): Uint8Array {
  const writer = new SegmentWriter(weights)
  for (const entry of entries) writer.add(entry)
  return writer.finish()
}

/** Takes entries one by one; what it holds is about twice the finished segment. */
export class SegmentWriter {
  readonly #weights: Bm25fWeights
  readonly #surfaceIds = new Map<string, number>()
  readonly #exactIds = new Map<string, number>()
  readonly #foldIds = new Map<string, number>()
  readonly #surfaces: string[] = []
  readonly #surfaceFolds = new GrowingInts()
  readonly #surfaceCounts = new GrowingInts()
  /** The list of postings of each folded form, and of each pair by both its folded forms. */
  readonly #foldTerms = new GrowingInts()
  readonly #pairTerms = new Map<number, number>()
  readonly #lists = new ByteSlices()
  readonly #lastEntries = new GrowingInts()
  readonly #slots = new GrowingInts()
  readonly #tokens = new GrowingBytes()
  readonly #tokenStarts = new GrowingInts()
  readonly #lengths = new GrowingInts()
  readonly #ids = new GrowingBytes()
  readonly #idStarts = new GrowingInts()
  readonly #groups: number[] = []
  readonly #facets = new Map<string, GrowingInts>()
  readonly #titles: string[] = []
  #entries = 0

  // The entry that is being read: its terms, and their occurrences field by field.
  readonly #terms = new GrowingInts()
  #occurrences = new Uint16Array(4 * 1024)
  #field = 0
  #fieldLength = 0
  #previousFold = -1

  constructor(weights: Bm25fWeights) {
    this.#weights = weights
  }

  add(entry: SearchEntry): void {
    this.#tokenStarts.push(this.#tokens.length)
    this.#terms.clear()
    for (const [field, name] of fieldNames.entries()) {
      this.#field = field
      this.#fieldLength = 0
      this.#previousFold = -1
      readTokens(entry.fields[name].normalize('NFC'), this.#sink)
      this.#tokens.push(sectionEnd)
      this.#lengths.push(Math.min(this.#fieldLength, 0xffff))
    }
    this.#writeTerms()
    this.#addColumns(entry)
    this.#entries++
  }

  readonly #sink: TokenSink = {
    syllable: (surface) => {
      const id = this.#surfaceId(surface)
      const fold = this.#surfaceFolds.at(id)
      this.#surfaceCounts.set(id, this.#surfaceCounts.at(id) + 1)
      this.#fieldLength++
      this.#count(this.#foldTerms.at(fold))
      if (this.#previousFold >= 0) this.#count(this.#pairTerm(this.#previousFold, fold))
      this.#previousFold = fold
      this.#tokens.varint(id + sectionEnd + 1)
    },
    wholeNumber: (text) => {
      this.#count(this.#foldTerms.at(this.#foldId(foldedForm(text))))
    },
    lineEnd: () => this.#endLine(lineEnd),
    passageEnd: () => this.#endLine(passageEnd),
  }

  #endLine(mark: number): void {
    this.#previousFold = -1
    this.#tokens.push(mark)
  }

  #surfaceId(surface: string): number {
    const known = this.#surfaceIds.get(surface)
    if (known !== undefined) return known
    const exact = exactForm(surface)
    let id = this.#exactIds.get(exact)
    if (id === undefined) {
      id = this.#surfaces.push(surface.toLowerCase()) - 1
      this.#exactIds.set(exact, id)
      this.#surfaceFolds.push(this.#foldId(foldedForm(surface)))
      this.#surfaceCounts.push(0)
    }
    this.#surfaceIds.set(surface, id)
    return id
  }

  #foldId(folded: string): number {
    const known = this.#foldIds.get(folded)
    if (known !== undefined) return known
    const id = this.#foldIds.size
    this.#foldIds.set(folded, id)
    this.#foldTerms.push(this.#newTerm())
    return id
  }

  #pairTerm(first: number, second: number): number {
    const key = first * pairKeyUnit + second
    let term = this.#pairTerms.get(key)
    if (term === undefined) {
      term = this.#newTerm()
      this.#pairTerms.set(key, term)
    }
    return term
  }

  #newTerm(): number {
    this.#lastEntries.push(-1)
    this.#slots.push(-1)
    return this.#lists.begin()
  }

  #count(term: number): void {
    let slot = this.#slots.at(term)
    if (slot < 0) {
      slot = this.#terms.length
      this.#slots.set(term, slot)
      this.#terms.push(term)
      if (4 * slot === this.#occurrences.length) {
        const larger = new Uint16Array(this.#occurrences.length * 2)
        larger.set(this.#occurrences)
        this.#occurrences = larger
      }
      this.#occurrences.fill(0, 4 * slot, 4 * slot + 4)
    }
    const at = 4 * slot + this.#field
    if (this.#occurrences[at]! < 255) this.#occurrences[at]!++
  }

  /** To each term's list: the entry, then how often it occurs in each field. */
  #writeTerms(): void {
    const lastEntries = this.#lastEntries.values()
    const slots = this.#slots.values()
    for (const [slot, term] of this.#terms.values().entries()) {
      slots[term] = -1
      this.#lists.varint(term, this.#entries - lastEntries[term]!)
      lastEntries[term] = this.#entries
      for (let field = 0; field < 4; field++) this.#lists.push(term, this.#occurrences[4 * slot + field]!)
    }
  }

  #addColumns({ id, group, facets, fields }: SearchEntry): void {
    this.#idStarts.push(this.#ids.length)
    this.#ids.append(new TextEncoder().encode(id))
    this.#groups.push(hash53(group))
    if (this.#entries === 0) for (const name of Object.keys(facets)) this.#facets.set(name, new GrowingInts())
    for (const [name, column] of this.#facets) column.push(facets[name]!)
    this.#titles.push(titleKey(fields.title))
  }

  finish(): Uint8Array {
    this.#tokenStarts.push(this.#tokens.length)
    this.#idStarts.push(this.#ids.length)
    const folds = [...this.#foldIds.keys()].sort()
    const foldOrder = new Uint32Array(folds.length)
    const sortedFolds = Uint32Array.from(folds, (fold, rank) => {
      const id = this.#foldIds.get(fold)!
      foldOrder[id] = rank
      return id
    })
    const surfaces = [...this.#surfaces.keys()].sort(
      (a, b) => this.#surfaceCounts.at(b) - this.#surfaceCounts.at(a) || a - b,
    )
    const pairs = [...this.#pairTerms.keys()].sort((a, b) => rankOf(a) - rankOf(b))
    function rankOf(key: number): number {
      return foldOrder[Math.floor(key / pairKeyUnit)]! * pairKeyUnit + foldOrder[key % pairKeyUnit]!
    }
    const lengths = Uint16Array.from(this.#lengths.values())
    const lengthSums = [0, 0, 0, 0]
    for (const [at, length] of lengths.entries()) lengthSums[at % 4]! += length
    const terms = [
      ...Array.from(sortedFolds, (id) => this.#foldTerms.at(id)),
      ...pairs.map((key) => this.#pairTerms.get(key)!),
    ]
    const { bytes, starts } = writePostings(this.#lists, terms, {
      weights: this.#weights,
      lengths,
      means: lengthSums.map((sum) => sum / Math.max(1, this.#entries)),
    })
    const pairStarts = new Uint32Array(folds.length + 1)
    for (const key of pairs) pairStarts[foldOrder[Math.floor(key / pairKeyUnit)]! + 1]!++
    for (let fold = 0; fold < folds.length; fold++) pairStarts[fold + 1]! += pairStarts[fold]!
    const tokens = new TokenBytes(surfaces).recode(this.#tokens.bytes(), this.#tokenStarts.values())
    const titleOrder = Uint32Array.from(this.#titles.keys()).sort((a, b) =>
      this.#titles[a]! < this.#titles[b]! ? -1 : this.#titles[a] === this.#titles[b] ? a - b : 1,
    )
    return packSegment(
      {
        version: segmentVersion,
        entries: this.#entries,
        lengthSums,
        weights: this.#weights,
        facetNames: [...this.#facets.keys()],
      },
      {
        surfaces: lines(surfaces.map((id) => this.#surfaces[id]!)),
        surfaceFolds: raw(Uint32Array.from(surfaces, (id) => foldOrder[this.#surfaceFolds.at(id)]!)),
        folds: lines(folds),
        foldPostings: raw(starts.subarray(0, folds.length)),
        pairStarts: raw(pairStarts),
        pairSeconds: raw(Uint32Array.from(pairs, (key) => foldOrder[key % pairKeyUnit]!)),
        pairPostings: raw(starts.subarray(folds.length)),
        postings: bytes,
        lengths: raw(lengths),
        ids: this.#ids.bytes(),
        idStarts: raw(Uint32Array.from(this.#idStarts.values())),
        groups: raw(Float64Array.from(this.#groups)),
        facets: joined([...this.#facets.values()].map((column) => raw(column.values()))),
        tokens: tokens.bytes,
        tokenStarts: raw(tokens.starts),
        titleOrder: raw(titleOrder),
      },
    )
  }
}

/** More folded forms than this has no language. */
const pairKeyUnit = 2 ** 26

/** What titles are ordered and found by: folded syllables with single spaces. */
export function titleKey(title: string): string {
  const syllables: string[] = []
  readTokens(title.normalize('NFC'), {
    syllable: (surface) => syllables.push(foldedForm(surface)),
    wholeNumber() {},
    lineEnd() {},
    passageEnd() {},
  })
  return syllables.join(' ')
}

/** Two streams of 32 bits over the text's UTF-16 units, 53 bits of both; no text is 0. */
function hash53(text: string): number {
  if (text === '') return 0
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0) + 1
}

function lines(texts: string[]): Uint8Array {
  return new TextEncoder().encode(texts.join('\n'))
}

function raw(values: ArrayBufferView): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
}

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new GrowingBytes(parts.reduce((sum, part) => sum + part.length, 0))
  for (const part of parts) whole.append(part)
  return whole.bytes()
}
