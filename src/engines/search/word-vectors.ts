/**
 * What stands for what: terms (folded syllables, and two side by side as «dat dai») as points, near each other when the
 * same texts have them. Laid out in one piece of bytes: a line of JSON `{"terms","dimensions"}`, the terms a line each, an
 * empty line, then for each term its inverse frequency and its scale (two 32-bit floats, little-endian), then
 * `dimensions` signed bytes for each. Made by `bench/word-vectors.ts`.
 */
export type WordVectors = {
  dimensions: number
  terms: ReadonlyMap<string, number>
  inverseFrequencies: Float32Array
  scales: Float32Array
  values: Int8Array
}

export function packWordVectors(terms: readonly string[], idfs: Float32Array, vectors: readonly Float32Array[]) {
  const dimensions = vectors[0]?.length ?? 0
  const head = new TextEncoder().encode(
    `${JSON.stringify({ terms: terms.length, dimensions })}\n${terms.join('\n')}\n\n`,
  )
  const bytes = new Uint8Array(head.length + terms.length * (8 + dimensions))
  bytes.set(head)
  const view = new DataView(bytes.buffer)
  for (const [term, vector] of vectors.entries()) {
    const scale = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127
    view.setFloat32(head.length + 8 * term, idfs[term]!, true)
    view.setFloat32(head.length + 8 * term + 4, scale, true)
    const from = head.length + 8 * terms.length + dimensions * term
    for (const [at, value] of vector.entries()) view.setInt8(from + at, scale === 0 ? 0 : Math.round(value / scale))
  }
  return bytes
}

export function openWordVectors(bytes: Uint8Array): WordVectors {
  const decoder = new TextDecoder()
  const firstLine = bytes.indexOf(newline)
  const { terms: count, dimensions }: { terms: number; dimensions: number } = JSON.parse(
    decoder.decode(bytes.subarray(0, firstLine)),
  )
  const start = bytes.length - count * (8 + dimensions)
  const terms = decoder.decode(bytes.subarray(firstLine + 1, start - 2)).split('\n')
  const view = new DataView(bytes.buffer, bytes.byteOffset + start)
  const float = (at: number) => view.getFloat32(4 * at, true)
  return {
    dimensions,
    terms: new Map(terms.map((term, number) => [term, number])),
    inverseFrequencies: Float32Array.from(terms, (_, term) => float(2 * term)),
    scales: Float32Array.from(terms, (_, term) => float(2 * term + 1)),
    values: new Int8Array(bytes.buffer, bytes.byteOffset + start + 8 * count, count * dimensions),
  }
}

const newline = 0x0a

/** Where a question stands among the terms. Terms are asked for one by one: a search meets a quarter of them. */
export class QuestionPoint {
  readonly #vectors: WordVectors
  readonly #point: Float32Array
  readonly #near: Float32Array

  /** `weights` by term, «dat» or «dat dai»; terms that are not known count nothing. */
  constructor(vectors: WordVectors, weights: ReadonlyMap<string, number>) {
    const { dimensions, values, scales, inverseFrequencies } = vectors
    this.#vectors = vectors
    this.#point = new Float32Array(dimensions)
    this.#near = new Float32Array(scales.length).fill(Number.NaN)
    for (const [term, weight] of weights) {
      const number = vectors.terms.get(term)
      if (number === undefined) continue
      const factor = weight * inverseFrequencies[number]! * scales[number]!
      for (let at = 0; at < dimensions; at++) this.#point[at]! += factor * values[number * dimensions + at]!
    }
    const length = Math.hypot(...this.#point)
    if (length > 0) for (let at = 0; at < dimensions; at++) this.#point[at]! /= length
  }

  /** The cosine of the term and the question, times the length of the term's own point. */
  nearTo(term: number): number {
    const known = this.#near[term]!
    if (!Number.isNaN(known)) return known
    const { dimensions, values, scales } = this.#vectors
    const from = term * dimensions
    let product = 0
    for (let at = 0; at < dimensions; at++) product += this.#point[at]! * values[from + at]!
    this.#near[term] = product * scales[term]!
    return this.#near[term]!
  }
}
