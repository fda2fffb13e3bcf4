/**
 * Địa giới hôm nay: figures that were kept by those who stood then, told by those who stand today. What one alone took over is added to
 * it; what fell to several is not divided, for nobody knows how, and stays under its old name. So both maps always come to the same
 * sum, of what is counted in one place alone (what went from one to another: counted-twice.queries.ts).
 */

/** Who took over directly, by who ended; who still stands has none. */
export type Heirs = ReadonlyMap<string, readonly string[]>

/** Everybody that took over, directly or later, the nearest first; itself never, also where records run in a circle. */
export function lineOf(id: string, heirs: Heirs): string[] {
  const line = new Set<string>()
  const open = [...(heirs.get(id) ?? [])]
  for (const heir of open) {
    if (heir === id || line.has(heir)) continue
    line.add(heir)
    open.push(...(heirs.get(heir) ?? []))
  }
  return [...line]
}

/** Who stands in its place today: itself where nobody took over. */
export function standingToday(id: string, heirs: Heirs): string[] {
  const last = lineOf(id, heirs).filter((heir) => (heirs.get(heir) ?? []).length === 0)
  return last.length === 0 ? [id] : last
}

/** Those that ended and in whose place this one alone stands today. */
export function takenOverBy(id: string, heirs: Heirs): string[] {
  return [...heirs.keys()].filter((old) => {
    const today = standingToday(old, heirs)
    return old !== id && today.length === 1 && today[0] === id
  })
}

export type Redrawn<Value> = {
  /** By who stands today: its own and what it alone took over, in the order of the rows. */
  standing: Map<string, { id: string; value: Value }[]>
  /** What fell to several. */
  undivided: { id: string; heirs: string[]; value: Value }[]
}

/** Every row once, in one of the two parts. */
export function onTodaysMap<Value>(rows: Iterable<readonly [string, Value]>, heirs: Heirs): Redrawn<Value> {
  const redrawn: Redrawn<Value> = { standing: new Map(), undivided: [] }
  for (const [id, value] of rows) {
    const today = standingToday(id, heirs)
    if (today.length > 1) redrawn.undivided.push({ id, heirs: today, value })
    else redrawn.standing.set(today[0]!, [...(redrawn.standing.get(today[0]!) ?? []), { id, value }])
  }
  return redrawn
}
