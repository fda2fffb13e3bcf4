/**
 * Ô nhỏ không hiện: a count under five may tell of one person. It is hidden, and so that it cannot be worked out from the sum, a
 * further cell is hidden with it where it would be the only one, or where the sum leaves one way alone.
 */
export type Cell = number | 'under-5' | 'hidden'

const least = 5

/** `cells` add up to a sum that is shown. Zero tells of nobody and stays, unless it has to hide another. */
export function hideSmall(cells: readonly number[]): Cell[] {
  const shown: Cell[] = cells.map((count) => (count > 0 && count < least ? 'under-5' : count))
  while (isTold(cells, shown)) {
    const others = cells
      .map((count, index) => ({ count, index }))
      .filter(({ index }) => typeof shown[index] === 'number')
      .toSorted((one, other) => one.count - other.count)
    const nextSmallest = others.find(({ count }) => count > 0) ?? others[0]
    if (nextSmallest === undefined) break
    shown[nextSmallest.index] = 'hidden'
  }
  return shown
}

/** Whoever knows the sum can work out what is hidden: there is one cell, or each has to be as small, or as large, as it can be. */
function isTold(cells: readonly number[], shown: readonly Cell[]): boolean {
  const small = shown.filter((cell) => cell === 'under-5').length
  const large = shown.filter((cell) => cell === 'hidden').length
  if (small === 0) return false
  const sum = cells.reduce((all, count, index) => (typeof shown[index] === 'number' ? all : all + count), 0)
  return small + large === 1 || sum === small + large * least || (large === 0 && sum === small * (least - 1))
}

/** A share, median or sum by itself: only over enough. */
export function isEnough(count: number): boolean {
  return count >= least
}

export function showCell(cell: Cell): string {
  if (cell === 'under-5') return 'dưới 5'
  return cell === 'hidden' ? 'không hiện' : String(cell)
}
