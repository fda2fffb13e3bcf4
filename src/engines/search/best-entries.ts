import type { Candidate } from './search-engine.ts'

/** Keeps the best `limit` candidates: higher score first, then the earlier segment and entry. */
export class BestEntries {
  readonly #limit: number
  /** A heap with the worst at the root. */
  readonly #heap: Candidate[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  /** No candidate with a lower score can enter any more. */
  get threshold(): number {
    return this.#heap.length < this.#limit ? 1 : this.#heap[0]!.score
  }

  offer(candidate: Candidate): void {
    const heap = this.#heap
    if (heap.length < this.#limit) {
      heap.push(candidate)
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1
        if (!isWorse(heap[at]!, heap[parent]!)) break
        this.#swap(at, parent)
        at = parent
      }
    } else if (isWorse(heap[0]!, candidate)) {
      heap[0] = candidate
      this.#sink()
    }
  }

  sorted(): Candidate[] {
    return this.#heap.toSorted((a, b) => (isWorse(a, b) ? 1 : -1))
  }

  #sink(): void {
    const heap = this.#heap
    for (let at = 0; ; ) {
      let worst = at
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && isWorse(heap[child]!, heap[worst]!)) worst = child
      }
      if (worst === at) return
      this.#swap(at, worst)
      at = worst
    }
  }

  #swap(a: number, b: number): void {
    const kept = this.#heap[a]!
    this.#heap[a] = this.#heap[b]!
    this.#heap[b] = kept
  }
}

function isWorse(a: Candidate, b: Candidate): boolean {
  if (a.score !== b.score) return a.score < b.score
  return a.segment === b.segment ? a.entry > b.entry : a.segment > b.segment
}
