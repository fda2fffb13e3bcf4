/** One thing to place; `keep`: it does not stand last in a column (a heading). */
export type Measured = { height: number; keep: boolean }

/** Where columns begin and end on a page; the first page has a head above them. */
export type Frame = { columns: number; topOfFirst: number; top: number; bottom: number }

export type Placed = { page: number; column: number; y: number }

/** Fills column after column, page after page; nothing is divided, and nothing is left out. */
export function flow(things: readonly Measured[], frame: Frame): Placed[] {
  const topOn = (page: number) => (page === 0 ? frame.topOfFirst : frame.top)
  let at = { page: 0, column: 0, y: frame.topOfFirst }
  return things.map(({ height }, index) => {
    const needed = heightWithNext(things, index)
    const isBegun = at.y > topOn(at.page)
    if (isBegun && at.y + needed > frame.bottom) {
      const isLast = at.column === frame.columns - 1
      const page = isLast ? at.page + 1 : at.page
      at = { page, column: isLast ? 0 : at.column + 1, y: topOn(page) }
    }
    const placed = { ...at }
    at.y += height
    return placed
  })
}

/** A heading needs room for what follows it. */
function heightWithNext(things: readonly Measured[], index: number): number {
  let needed = 0
  for (let at = index; at < things.length; at++) {
    needed += things[at]!.height
    if (!things[at]!.keep) break
  }
  return needed
}
