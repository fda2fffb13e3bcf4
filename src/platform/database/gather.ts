/** How many rows one query of a long list brings: the one session of the embedded database serves others in between. */
export const gatherChunk = 500

/**
 * A long list in chunks, each going on behind the last row of the one before, so that nothing is passed over or met twice
 * while others write. At most `countMax` rows; `isCut` says that there are more.
 */
export async function gather<Row>(
  countMax: number,
  next: (after: Row | undefined, limit: number) => Promise<Row[]>,
): Promise<{ rows: Row[]; isCut: boolean }> {
  const rows: Row[] = []
  for (;;) {
    const limit = Math.min(gatherChunk, countMax + 1 - rows.length)
    const chunk = await next(rows.at(-1), limit)
    rows.push(...chunk)
    if (rows.length > countMax) return { rows: rows.slice(0, countMax), isCut: true }
    if (chunk.length < limit) return { rows, isCut: false }
  }
}
