/** Số liệu bao phủ: of how many tasks that were given, how many stand in the plan below. Nothing is counted twice. */
import { type CellState, cellStates } from '#domains/cascade/cell.ts'

export type CoverageFigures = Record<CellState, number> & {
  /** Counted as said, and to be looked at again. */
  stale: number
  /** What was given to the body, without what does not apply: the denominator. */
  due: number
}

export const noFigures: CoverageFigures = {
  covered: 0,
  adapted: 0,
  silent: 0,
  'not-applicable': 0,
  open: 0,
  stale: 0,
  due: 0,
}

export function figuresOf(cells: readonly { state: CellState; isStale: boolean }[]): CoverageFigures {
  const figures = { ...noFigures }
  for (const { state, isStale } of cells) {
    figures[state]++
    if (isStale) figures.stale++
    if (state !== 'not-applicable') figures.due++
  }
  return figures
}

export function sumFigures(all: readonly CoverageFigures[]): CoverageFigures {
  const total = { ...noFigures }
  for (const one of all) {
    for (const state of cellStates) total[state] += one[state]
    total.stale += one.stale
    total.due += one.due
  }
  return total
}

/** Stands in the plan below, as it is or adapted. */
export function coveredOf(figures: CoverageFigures): number {
  return figures.covered + figures.adapted
}

/** Everything was said, and nothing asks to be looked at again. */
export function isComplete(figures: CoverageFigures): boolean {
  return figures.open === 0 && figures.stale === 0
}
