import { type Cell, hideSmall, isEnough } from '#base/small-cells.ts'
import { groundNames } from '#domains/matters/decline-ground.ts'
import type { FrontDoorFigures } from '#domains/matters/figures/front-door-figures.ts'
import { keptBackNames } from '#domains/matters/published/publishing.ts'

/** What is shown of a body: no count under five, and none that the others give away. */
export type FigureCells = Record<
  'received' | 'answered' | 'open' | 'declined' | 'passedOn' | 'other' | 'keptBack',
  Cell
> & {
  published: number
  /** null: it would give a small count away. */
  answeredLate: Cell | null
  openLate: Cell | null
  inTimeShare: number | null
  medianDays: number | null
  declinedBy: { name: string; cell: Cell }[]
  keptBackBy: { name: string; cell: Cell }[]
}

/** Parts are hidden together with their sum; a part of a part is shown only where the part itself is. */
export function cellsOf(figures: FrontDoorFigures): FigureCells {
  const { received, answeredInTime, answeredLate, medianDays } = figures
  const parts = [figures.answered, figures.open, figures.declined, figures.passedOn, figures.other]
  const [answered, open, declined, passedOn, other] = hideSmall(parts)
  const isAnsweredShown = typeof answered === 'number' && isEnough(figures.answered)
  // a share gives both of its counts away
  const shareShows = isAnsweredShown && [answeredInTime, answeredLate].every((count) => count === 0 || isEnough(count))
  const keptBack = Object.values(figures.keptBackBy).reduce((sum, count) => sum + count, 0)
  return {
    received: received > 0 && !isEnough(received) ? 'under-5' : received,
    answered: answered!,
    open: open!,
    declined: declined!,
    passedOn: passedOn!,
    other: other!,
    published: figures.published,
    answeredLate: isAnsweredShown ? hideSmall([answeredInTime, answeredLate])[1]! : null,
    openLate:
      typeof open === 'number' && isEnough(figures.open)
        ? hideSmall([figures.open - figures.openLate, figures.openLate])[1]!
        : null,
    inTimeShare: shareShows ? answeredInTime / figures.answered : null,
    medianDays: isAnsweredShown ? medianDays : null,
    declinedBy: typeof declined === 'number' ? named(figures.declinedBy, figures.declined, groundNames) : [],
    keptBack: keptBack > 0 && !isEnough(keptBack) ? 'under-5' : keptBack,
    keptBackBy: named(figures.keptBackBy, keptBack, keptBackNames),
  }
}

/** By name, the most first; nothing where the sum itself is too small. */
function named(counts: Record<string, number>, sum: number, names: Record<string, string>): FigureCells['declinedBy'] {
  if (!isEnough(sum)) return []
  const sorted = Object.entries(counts).toSorted(([, one], [, other]) => other - one)
  const cells = hideSmall(sorted.map(([, count]) => count))
  return sorted.map(([key], index) => ({ name: names[key] ?? key, cell: cells[index]! }))
}
