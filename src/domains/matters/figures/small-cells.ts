/**
 * Ô nhỏ không hiện: a count under five may tell of one person. It is hidden, and so that it cannot be worked out from the sum, a
 * second cell is hidden with it where it would be the only one.
 */
export type Cell = number | 'under-5' | 'hidden'

const least = 5

/** `cells` add up to a sum that is shown. Zero tells of nobody and stays, unless it has to hide another. */
export function hideSmall(cells: readonly number[]): Cell[] {
  const shown: Cell[] = cells.map((count) => (count > 0 && count < least ? 'under-5' : count))
  const hidden = shown.filter((cell) => cell === 'under-5').length
  if (hidden !== 1) return shown
  const others = cells.map((count, index) => ({ count, index })).filter(({ index }) => shown[index] !== 'under-5')
  const nextSmallest =
    others.toSorted((one, other) => one.count - other.count).find(({ count }) => count > 0) ?? others[0]
  if (nextSmallest !== undefined) shown[nextSmallest.index] = 'hidden'
  return shown
}

/** A share, median or sum by itself: only over enough. */
export function isEnough(count: number): boolean {
  return count >= least
}

export function showCell(cell: Cell): string {
  if (cell === 'under-5') return 'dưới 5'
  return cell === 'hidden' ? 'không hiện' : String(cell)
}
