import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { foldedForm, tokensOf } from '#engines/search/syllables.ts'
import { packWordVectors } from '#engines/search/word-vectors.ts'
import { lawFolder, readCodification, readLawList } from './law-corpus.ts'

/**
 * Run by hand, `node bench/word-vectors.ts`: makes `src/domains/library/facts/word-vectors.bin` from the texts of LGD_SHARED, terms by articles, logarithm of the
 * counts times inverse frequency, articles of length 1; the subspace of the largest singular values by orthogonal
 * iteration. Questions play no part in it.
 */
const termsMax = 20_000
const dimensions = 100
const iterations = 6
const lettersMax = 5_000
const fewest = 30
const shareMax = 0.2

const folder = lawFolder()
if (folder === undefined) console.info('LGD_SHARED names no folder with law/: nothing is made')
else makeWordVectors(folder)

function makeWordVectors(folder: string): void {
  const texts = [...readLawList(folder), ...readCodification(folder)].map(({ title, text }) =>
    termsOf(`${title}\n${text}`.slice(0, lettersMax)),
  )
  const frequencies = new Map<string, number>()
  for (const terms of texts) for (const term of new Set(terms)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
  const kept = [...frequencies]
    .filter(([, times]) => times >= fewest && times <= shareMax * texts.length)
    .sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1))
    .slice(0, termsMax)
  const numbers = new Map(kept.map(([term], number) => [term, number]))
  const idfs = Float32Array.from(kept, ([, times]) => Math.log(texts.length / times))
  const rows = texts.map((terms) => rowOf(terms, numbers, idfs)).filter(({ terms }) => terms.length > 0)
  let vectors = startVectors(kept.length)
  for (let turn = 0; turn < iterations; turn++) {
    vectors = orthonormal(multiply(rows, vectors, kept.length))
    console.info(`turn ${turn + 1} of ${iterations}`)
  }
  const points = kept.map((_, term) => Float32Array.from({ length: dimensions }, (_, at) => vectors[at]![term]!))
  const bytes = packWordVectors(
    kept.map(([term]) => term),
    idfs,
    points,
  )
  const path = join(import.meta.dirname, '../src/domains/library/facts/word-vectors.bin')
  writeFileSync(path, bytes)
  console.info(`${kept.length} terms, ${(bytes.length / 1e6).toFixed(1)} MB: ${path}`)
}

function termsOf(text: string): string[] {
  const folds = tokensOf(text).map(({ surface }) => foldedForm(surface))
  return [...folds, ...folds.slice(1).map((second, at) => `${folds[at]} ${second}`)]
}

type Row = { terms: Int32Array; values: Float32Array }

function rowOf(terms: readonly string[], numbers: ReadonlyMap<string, number>, idfs: Float32Array): Row {
  const counts = new Map<number, number>()
  for (const term of terms) {
    const number = numbers.get(term)
    if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1)
  }
  const values = Float32Array.from(counts, ([number, times]) => Math.log1p(times) * idfs[number]!)
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
  return { terms: Int32Array.from(counts.keys()), values: values.map((value) => value / (length || 1)) }
}

/** The same numbers each time: a linear congruential generator. */
function startVectors(terms: number): Float32Array[] {
  let state = 12_345
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x40000000 - 1
  }
  return orthonormal(Array.from({ length: dimensions }, () => Float32Array.from({ length: terms }, next)))
}

/** AᵀA times the vectors, row by row. */
function multiply(rows: readonly Row[], vectors: readonly Float32Array[], terms: number): Float32Array[] {
  const byTerm = new Float32Array(terms * dimensions)
  for (const [at, vector] of vectors.entries()) {
    for (let term = 0; term < terms; term++) byTerm[term * dimensions + at] = vector[term]!
  }
  const out = new Float32Array(terms * dimensions)
  const sum = new Float32Array(dimensions)
  for (const { terms: numbers, values } of rows) {
    sum.fill(0)
    for (let index = 0; index < numbers.length; index++) {
      const from = numbers[index]! * dimensions
      for (let at = 0; at < dimensions; at++) sum[at]! += values[index]! * byTerm[from + at]!
    }
    for (let index = 0; index < numbers.length; index++) {
      const from = numbers[index]! * dimensions
      for (let at = 0; at < dimensions; at++) out[from + at]! += values[index]! * sum[at]!
    }
  }
  return vectors.map((_, at) => Float32Array.from({ length: terms }, (_, term) => out[term * dimensions + at]!))
}

/** Gram and Schmidt, each vector twice. */
function orthonormal(vectors: Float32Array[]): Float32Array[] {
  for (const [at, vector] of vectors.entries()) {
    for (let pass = 0; pass < 2; pass++) {
      for (const before of vectors.slice(0, at)) {
        const share = dot(vector, before)
        for (let index = 0; index < vector.length; index++) vector[index]! -= share * before[index]!
      }
    }
    const length = Math.sqrt(dot(vector, vector)) || 1
    for (let index = 0; index < vector.length; index++) vector[index]! /= length
  }
  return vectors
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let index = 0; index < a.length; index++) sum += a[index]! * b[index]!
  return sum
}
