/** Biểu tổng hợp: the return of a body that adds up what those below it signed, instead of counting records. */
import { type Cells, fillFrom, type Typed } from '#domains/statistics/forms/cells.ts'
import type { CellKey, Form } from '#domains/statistics/forms/form.ts'
import type { PartCells, RolledCell, SignedPart } from '#domains/statistics/returns/roll-up.ts'

/** `parts`: what was added, from submitting on; `whole`: how many had to send. */
export type Rolled = { askingId: string; parts: RolledPart[]; whole: number }

/**
 * `rest`: what of it was added, where a successor's return holds the other cells, or where it was signed with another version of the form
 * (`hasOtherForm`) and some lines are not the same; absent: all.
 */
export type RolledPart = {
  bodyId: string
  bodyName: string
  returnId: string
  rest?: PartCells
  hasOtherForm?: true
}

/** What was typed, else the sum of what was signed; sums of the form follow. */
export function rollCells(
  form: Pick<Form, 'cells'>,
  rolled: Readonly<Record<CellKey, RolledCell>>,
  typed: Readonly<Record<CellKey, Typed>>,
): Cells {
  return fillFrom(form, typed, (key) => rolled[key]!.sum)
}

export function partsOf(signed: readonly SignedPart[]): RolledPart[] {
  return signed.map(({ bodyId, bodyName, returnId, isRest, hasOtherForm, cells }) => ({
    bodyId,
    bodyName,
    returnId,
    ...((isRest || hasOtherForm) && { rest: cells }),
    ...(hasOtherForm && { hasOtherForm }),
  }))
}
