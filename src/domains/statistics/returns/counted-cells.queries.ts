import { appliesTo, type CountedBody } from '#domains/statistics/counted-body.ts'
import { type Cells, fillCells } from '#domains/statistics/forms/cells.ts'
import { type Form, measuresOf } from '#domains/statistics/forms/form.ts'
import { type Counted, figureOf, type MeasureId, measureOf } from '#domains/statistics/measure.ts'
import { countMany, listMeasure, type Scope } from '#domains/statistics/measures.queries.ts'
import { findAskedBelow, listExpected } from '#domains/statistics/returns/askings.queries.ts'
import { type CountedRecords, type FormReturn, frozenRecordsMax } from '#domains/statistics/returns/form-return.ts'
import { listSigned } from '#domains/statistics/returns/roll-up.queries.ts'
import { addSigned } from '#domains/statistics/returns/roll-up.ts'
import { partsOf, type Rolled, rollCells } from '#domains/statistics/returns/rolled.ts'
import type { Db } from '#platform/database/database.ts'

export type CountedCells = { cells: Cells; counted: Map<MeasureId, Counted>; applies: (id: MeasureId) => boolean }

type Days = Pick<FormReturn, 'from' | 'to'>

/** What the cells of a form come to now: the whole body, whoever asks, for that is what it signs; or what is in the reach of `seenBy`. */
export async function countCells(
  db: Db,
  form: Form,
  body: CountedBody,
  { from, to, typed }: Days & Pick<FormReturn, 'typed'>,
  seenBy: Scope['seenBy'] = 'system',
): Promise<CountedCells> {
  const counted = await countMany(db, measuresOf(form), {
    from,
    to,
    bodyId: body.id,
    tookOver: body.tookOver,
    seenBy,
  })
  const applies = (id: MeasureId) => appliesTo(measureOf(id), body)
  return { cells: fillCells(form, counted, typed, applies), counted, applies }
}

type Summed = Pick<FormReturn, 'bodyId' | 'code' | 'form' | 'from' | 'to' | 'typed'> & { rolled: Rolled }

/**
 * The sum of what was signed so far for the asking, and what it was added from. `tookOver`: bodies that ended and that it alone took over;
 * what those below them signed for their askings of the same form and days is added, each record once.
 */
export async function rollReturn(db: Db, { rolled: { askingId }, ...one }: Summed, tookOver: readonly string[]) {
  const { form, typed } = one
  const also = new Set<string>()
  for (const bodyId of tookOver) {
    const asked = await findAskedBelow(db, bodyId, one)
    if (asked !== undefined && asked.id !== askingId) also.add(asked.id)
  }
  const signed = await listSigned(db, { id: askingId, form }, [...also])
  const rolled = addSigned(form, signed)
  const counted: CountedRecords = {}
  for (const key of Object.keys(form.cells)) {
    const { sum, told } = rolled[key]!
    counted[key] = { value: sum, records: told, listed: [] }
  }
  const expected = new Set<string>()
  for (const id of [askingId, ...also]) for (const { bodyId } of await listExpected(db, id)) expected.add(bodyId)
  return {
    cells: rollCells(form, rolled, typed),
    counted,
    tookOver: [...tookOver],
    rolled: { askingId, parts: partsOf(signed), whole: expected.size },
  }
}

/** Which records each counted cell has, to be kept with what is signed. */
export async function recordsOf(db: Db, form: Form, body: CountedBody, days: Days, now: CountedCells) {
  const frozen: CountedRecords = {}
  for (const [key, fill] of Object.entries(form.cells)) {
    if (fill.kind !== 'measure' || !now.applies(fill.measure)) continue
    const scope = { ...days, bodyId: body.id, tookOver: body.tookOver, seenBy: 'system' as const }
    const rows = await listMeasure(db, fill.measure, scope, { limit: frozenRecordsMax })
    const counted = now.counted.get(fill.measure)!
    frozen[key] = {
      value: figureOf(counted),
      records: counted.records,
      listed: rows.map(({ kind, id, opens, day }) => ({ kind, id, opens, day })),
    }
  }
  return frozen
}
