/**
 * Bốc câu hỏi và bốc thăm: what is drawn follows from a seed alone, so that the same page comes back, and anybody can compute again who
 * won a draw.
 */
import { createHash } from 'node:crypto'

/** `count` of the numbers, in the order in which they are asked. The same seed and numbers give the same. */
export function drawQuestions(seed: string, numbers: readonly number[], count: number): number[] {
  return numbers
    .map((number) => ({ number, key: digest(`${seed}:cau:${number}`) }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
    .slice(0, count)
    .map(({ number }) => number)
}

/** The options of a question in the order in which an entrant sees them; what is sent is the number of the option itself. */
export function orderOptions(seed: string, question: number, optionCount: number): number[] {
  return Array.from({ length: optionCount }, (_, option) => option)
    .map((option) => ({ option, key: digest(`${seed}:cau:${question}:${option}`) }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ option }) => option)
}

/** What stands on the page of a contest from the start: the seed cannot be chosen afterwards. */
export function seedMark(seed: string): string {
  return digest(seed)
}

/** Of those who are level, the smallest comes first. `printf '%s' "seed:number" | sha256sum` gives the same. */
export function drawHash(seed: string, entryNumber: number): string {
  return digest(`${seed}:${entryNumber}`)
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
