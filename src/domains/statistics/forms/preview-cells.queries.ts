import type { Day } from '#base/day.ts'
import { isMinistry } from '#domains/bodies/ministry.queries.ts'
import { nation } from '#domains/places/place.ts'
import { appliesTo, type CountedBody } from '#domains/statistics/counted-body.ts'
import { mayCountPlace } from '#domains/statistics/counted-reach.ts'
import { type Cells, fillCells, fillFrom } from '#domains/statistics/forms/cells.ts'
import { type Form, measuresOf } from '#domains/statistics/forms/form.ts'
import { measureOf } from '#domains/statistics/measure.ts'
import { loadNationFigures } from '#domains/statistics/nation-figures.queries.ts'
import { countCells } from '#domains/statistics/returns/counted-cells.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/**
 * `own`: what the body and all below it come to. `nation`: what a ministry comes to, from kept sums; `countedAt` null: they are not there.
 * `hidden`: figures of a ministry, for who may read its forms and not its figures. Cells are blank where nothing is told.
 */
export type Preview = {
  cells: Cells
  window: { from: Day; to: Day }
} & ({ of: 'own' | 'hidden' } | { of: 'nation'; countedAt: Date | null })

/**
 * A form as the records of a body fill it in today. Whoever keeps forms of a commune or a province sees its numbers; below a ministry
 * stands the whole country, which is told to who reaches all of it, and is never counted while somebody waits.
 */
export async function loadPreview(
  db: Db,
  actor: Actor,
  { form, body, window, maySeeFigures }: PreviewAsked,
): Promise<Preview> {
  const counted = async (seenBy: Actor | 'system'): Promise<Preview> => {
    const { cells } = await countCells(db, form, body, { ...window, typed: {} }, seenBy)
    return { of: 'own', cells, window }
  }
  if (!(await isMinistry(db, body.id))) return counted('system')
  const blank = fillFrom(form, {}, () => null)
  if (!maySeeFigures) return { of: 'hidden', cells: blank, window }
  if (!mayCountPlace(actor, nation.path)) return counted(actor)
  const { from, to, countedAt, whole } = await loadNationFigures(db, measuresOf(form), window)
  const cells = countedAt === null ? blank : fillCells(form, whole, {}, (id) => appliesTo(measureOf(id), body))
  return { of: 'nation', cells, window: { from, to }, countedAt }
}

type PreviewAsked = { form: Form; body: CountedBody; window: Preview['window']; maySeeFigures: boolean }
