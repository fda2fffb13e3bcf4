import type { FourCells } from '#domains/plans/task.ts'

/**
 * Số liệu cộng sẵn: the four cells of one plan, holder and year, kept by the database so that places are summed quickly. An
 * obligation counts once, at the body that answers for its task today.
 */
export type Tally = FourCells

export const emptyTally: Tally = {
  doneInTime: 0,
  doneLate: 0,
  openInTime: 0,
  openLate: 0,
  waiting: 0,
  claimed: 0,
  evidenced: 0,
  checked: 0,
}

export function addTallies(tallies: Iterable<Tally>): Tally {
  const sum = { ...emptyTally }
  for (const tally of tallies) for (const cell of tallyCells) sum[cell] += tally[cell]
  return sum
}

export const tallyCells = Object.keys(emptyTally) as (keyof Tally)[]

/** Waiting ones are counted apart: nobody has asked for them yet. */
export function totalOf({ doneInTime, doneLate, openInTime, openLate }: Tally): number {
  return doneInTime + doneLate + openInTime + openLate
}

/**
 * Tỷ lệ hoàn thành đúng hạn: done in time, of all that was done or whose day has passed. What is not due yet is in neither,
 * so that a plan is not called slow for work that has time; undefined while nothing is due.
 */
export function doneInTimeShare({ doneInTime, doneLate, openLate }: Tally): number | undefined {
  const due = doneInTime + doneLate + openLate
  return due === 0 ? undefined : doneInTime / due
}
