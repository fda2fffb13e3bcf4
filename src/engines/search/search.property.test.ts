import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inverseFrequency, scoreUnit, weighed } from './bm25f.ts'
import { meanLengths, search } from './search.ts'
import { type Bm25fWeights, fieldNames, type SearchEntry, type SearchTerm } from './search-engine.ts'
import { openSegment } from './segment.ts'
import { writeSegment } from './segment-writer.ts'
import { foldedForm, tokensOf } from './syllables.ts'

const weights: Bm25fWeights = {
  k1: 1.2,
  fields: {
    title: { weight: 3, lengthShare: 0.5 },
    heading: { weight: 0.7, lengthShare: 0.4 },
    name: { weight: 1, lengthShare: 0.3 },
    text: { weight: 1, lengthShare: 0.6 },
  },
}

const word = fc.constantFrom(
  'đất',
  'đai',
  'dat',
  'hòa',
  'hoà',
  'giải',
  'cơ',
  'sở',
  'quyền',
  '100/2019/NĐ-CP',
  '2013',
  'lý',
)
/** Words far apart in frequency, so that windows differ and much is pruned. */
const text = (max: number) => fc.array(word, { maxLength: max }).map((words) => words.join(' '))
const entryFields = fc.record({ title: text(4), heading: text(3), name: text(3), text: text(30) })
/** A few entries many times over, in an order that chance chooses. */
const corpus = fc
  .tuple(fc.array(entryFields, { minLength: 1, maxLength: 12 }), fc.array(fc.nat(1_000), { maxLength: 2_500 }))
  .map(([some, picks]) => [...some, ...picks.map((pick) => some[pick % some.length]!)])
const query = fc.array(
  fc.record({
    first: word,
    second: fc.option(word, { nil: undefined }),
    weight: fc.double({ min: 0.1, max: 2, noNaN: true }),
  }),
  { minLength: 1, maxLength: 6 },
)

describe('searching finds what the plain formula finds', () => {
  test('over one or two segments, with and without a filter, whatever is pruned', () => {
    fc.assert(
      fc.property(
        corpus,
        query,
        fc.integer({ min: 1, max: 30 }),
        fc.nat(100),
        fc.nat(3),
        (fields, terms, limit, cut, kind) => {
          const entries = fields.map(
            (fields, index): SearchEntry => ({ id: `e${index}`, fields, group: '', facets: { kind: index % 3 } }),
          )
          const border = Math.floor((entries.length * cut) / 100)
          const segments = [entries.slice(0, border), entries.slice(border)].map((part) =>
            openSegment(writeSegment(part, weights)),
          )
          const folded = terms.map(({ first, second, weight }) => ({
            first: foldedForm(first),
            second: second === undefined ? undefined : foldedForm(second),
            weight,
          }))
          const removed = new Set(['e0', 'e5'])
          const found = search(segments, {
            terms: folded,
            limit,
            accepts: (segment) => (kind === 3 ? undefined : (entry) => segment.facet('kind')[entry] === kind),
            isRemoved: (_, id) => removed.has(id),
          })
          const wanted = plainSearch(entries, folded, meanLengths(segments))
            .filter(({ index }) => kind === 3 || index % 3 === kind)
            .filter(({ index }) => !removed.has(`e${index}`))
            .slice(0, limit)
          expect(found.map(({ segment, entry, score }) => [segments[segment]!.idOf(entry), score])).toEqual(
            wanted.map(({ index, score }) => [`e${index}`, score]),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})

/** The same without an index: every entry, every term. */
function plainSearch(entries: SearchEntry[], terms: SearchTerm[], means: number[]) {
  const read = entries.map(({ fields }) => fieldNames.map((name) => readField(fields[name])))
  const scores = entries.map(() => 0)
  for (const term of terms) {
    const key = term.second === undefined ? term.first : `${term.first} ${term.second}`
    const frequency = read.filter((fields) => fields.some(({ counts }) => counts.has(key))).length
    if (frequency === 0) continue
    const weight = term.weight * inverseFrequency(entries.length, frequency) * scoreUnit
    for (const [index, fields] of read.entries()) {
      const sum = fields.reduce(
        (sum, { counts, length }, field) =>
          counts.has(key) ? sum + weighed(weights, field, counts.get(key)!, length, means[field]!) : sum,
        0,
      )
      if (sum > 0) scores[index]! += Math.floor((weight * sum) / (weights.k1 + sum) + 0.5)
    }
  }
  return scores
    .map((score, index) => ({ index, score }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
}

function readField(text: string): { counts: Map<string, number>; length: number } {
  const counts = new Map<string, number>()
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  const syllables: string[] = []
  for (const { surface } of tokensOf(text)) {
    count(foldedForm(surface))
    if (!surface.includes('/')) syllables.push(foldedForm(surface))
  }
  for (const [index, second] of syllables.slice(1).entries()) count(`${syllables[index]} ${second}`)
  return { counts, length: syllables.length }
}
