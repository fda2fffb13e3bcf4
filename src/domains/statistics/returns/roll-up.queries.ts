import { sql } from 'kysely'
import type { Cells, CellValue } from '#domains/statistics/forms/cells.ts'
import type { CellKey, Form } from '#domains/statistics/forms/form.ts'
import type { Db } from '#platform/database/database.ts'

/** A cell over all who reported: the sum of those who know it, and how many do not. */
export type RolledCell = { sum: CellValue; told: number; blank: number; notApplicable: number }

/** Sum of what each body sent last, as it was signed: nothing is counted again. */
export async function rollUp(db: Db, askingId: string, form: Form): Promise<Record<CellKey, RolledCell>> {
  const { rows } = await sql<{ cells: Cells }>`
    select r.cells from (select distinct on (body_id) return_id from form_submission where asking_id = ${askingId}
      order by body_id, sent_at desc, id desc) latest join form_return r on r.id = latest.return_id`.execute(db)
  return Object.fromEntries(
    Object.keys(form.cells).map((key) => {
      const values = rows.map(({ cells }) => cells[key] ?? null)
      const numbers = values.filter((value) => typeof value === 'number')
      const notApplicable = values.filter((value) => value === 'na').length
      const blank = values.length - numbers.length - notApplicable
      const sum =
        numbers.length > 0
          ? numbers.reduce((all, value) => all + value, 0)
          : blank > 0 || values.length === 0
            ? null
            : 'na'
      return [key, { sum, told: numbers.length, blank, notApplicable }]
    }),
  )
}
