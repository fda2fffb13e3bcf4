/**
 * Không để nhận ra một người: rows become groups with a count. A group under five gives up its last column, then the one before; what is
 * still under five with the columns that must stay is left out, and how many were left out is said.
 */
import type { DataCell } from '#domains/statistics/data-file.ts'

export const groupMin = 5
/** Stands for any value. */
export const anyValue = '*'

export type Anonymous = { rows: DataCell[][]; leftOut: number }

/** `keep`: how many columns from the left are never given up. Each row of the answer ends with its count. */
export function anonymise(rows: readonly (readonly DataCell[])[], keep: number): Anonymous {
  const width = rows[0]?.length ?? 0
  const released: DataCell[][] = []
  let open = rows.map((row) => [...row])
  for (let shown = width; shown >= keep && open.length > 0; shown--) {
    const groups = Map.groupBy(open, (row) => JSON.stringify(row.slice(0, shown)))
    const small: DataCell[][] = []
    for (const group of groups.values()) {
      if (group.length < groupMin) small.push(...group)
      else released.push([...group[0]!.slice(0, shown), ...Array(width - shown).fill(anyValue), group.length])
    }
    open = small
  }
  return {
    rows: released.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    leftOut: open.length,
  }
}
