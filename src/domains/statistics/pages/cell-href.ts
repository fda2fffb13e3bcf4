import type { FormReturn } from '#domains/statistics/returns/form-return.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'

/** The records behind a counted cell: as they were frozen, or as they are now. */
export function cellHref(one: FormReturn, key: string): string | undefined {
  const fill = one.form.cells[key]
  if (one.rolled !== null && fill !== undefined && fill.kind !== 'sum') return statisticsPaths.cell(one.id, key)
  if (fill?.kind !== 'measure') return undefined
  return one.counted === null
    ? statisticsPaths.listOf(fill.measure, { bodyId: one.bodyId, from: one.from, to: one.to })
    : statisticsPaths.cell(one.id, key)
}
