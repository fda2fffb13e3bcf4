import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Nearness } from './nearness.ts'
import { openSegment } from './segment.ts'
import { writeSegment } from './segment-writer.ts'
import { foldedForm, tokensOf } from './syllables.ts'
import { openWordVectors, packWordVectors, QuestionPoint } from './word-vectors.ts'

const field = { weight: 1, lengthShare: 0.5 }
const weights = { k1: 1, fields: { title: field, heading: field, name: field, text: field } }
const words = ['đất', 'đai', 'vườn', 'hòa', 'giải', 'lạ']
const terms = ['dat', 'dai', 'vuon', 'hoa', 'giai', 'dat dai', 'hoa giai', 'dai dat']
const idfs = Float32Array.from(terms, (_, at) => 1 + at / 4)
const points = terms.map((_, at) => Float32Array.of(Math.cos(at), Math.sin(at), 1 / (1 + at)))
const vectors = openWordVectors(packWordVectors(terms, idfs, points))

const line = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((some) => some.join(' '))
const lines = fc.array(line, { maxLength: 5 }).map((some) => some.filter((it) => it !== ''))

test('vectors come out of the bytes as they went in, but for a step of the scale', () => {
  for (const [term, number] of vectors.terms) {
    const at = terms.indexOf(term)
    expect(vectors.inverseFrequencies[number]).toBeCloseTo(idfs[at]!, 5)
    for (let dimension = 0; dimension < 3; dimension++) {
      const value = vectors.values[3 * number + dimension]! * vectors.scales[number]!
      expect(Math.abs(value - points[at]![dimension]!)).toBeLessThanOrEqual(vectors.scales[number]!)
    }
  }
})

test('a term of the question itself is nearer than one that points elsewhere; an unknown question is near to nothing', () => {
  const point = new QuestionPoint(vectors, new Map([['dat', 1]]))
  expect(point.nearTo(0)).toBeGreaterThan(point.nearTo(3))
  expect(new QuestionPoint(vectors, new Map([['la', 1]])).nearTo(0)).toBe(0)
})

test('walking over the tokens gives what the plain formula gives, entry after entry', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(line, lines), { minLength: 1, maxLength: 6 }), line, (entries, question) => {
      const segment = openSegment(
        writeSegment(
          entries.map(([title, text], id) => ({
            id: String(id),
            fields: { title, heading: 'đất đai', name: '', text: text.join('\n') },
            group: '',
            facets: {},
          })),
          weights,
        ),
      )
      const point = new QuestionPoint(vectors, new Map(termsOf(question).map((term) => [term, 1])))
      const nearness = new Nearness(segment, vectors, point)
      const codes = new Int32Array(1_000)
      for (const [entry, [title, text]] of entries.entries()) {
        const found = nearness.of(codes, segment.readTokens(entry, codes))
        const own = (...parts: string[]) => cosine(parts.map(termsOf), point)
        expect(found.nearTitle).toBeCloseTo(own(title), 5)
        expect(found.nearLine).toBeCloseTo(
          Math.max(0, ...(text.length === 0 ? [''] : text).map((it) => own(title, it))),
          5,
        )
      }
    }),
    { numRuns: 200 },
  )
})

function termsOf(text: string): string[] {
  const folds = tokensOf(text).map(({ surface }) => foldedForm(surface))
  return folds.flatMap((fold, at) => (at === 0 ? [fold] : [fold, `${folds[at - 1]} ${fold}`]))
}

/** Each part with its own counts; their sums and squares together. */
function cosine(parts: string[][], point: QuestionPoint): number {
  let product = 0
  let squares = 0
  for (const part of parts) {
    for (const [term, some] of Map.groupBy(part, (it) => it)) {
      const number = vectors.terms.get(term)
      if (number === undefined) continue
      const value = vectors.inverseFrequencies[number]! * Math.log1p(some.length)
      product += value * point.nearTo(number)
      squares += value * value
    }
  }
  return squares === 0 ? 0 : product / Math.sqrt(squares)
}
