/** Ô của biểu: a number, blank (nobody knows yet), or not applicable. None of the three is another. */

import type { Day } from '#base/day.ts'
import { readWholeNumber } from '#base/whole-number.ts'
import type { CellKey, Fill, Form, FormCheck, Sum } from '#domains/statistics/forms/form.ts'
import { type Counted, figureOf, type MeasureId } from '#domains/statistics/measure.ts'

export type CellValue = number | null | 'na'

/**
 * What a person wrote into a cell, and why it is not what was counted; '' only where nothing is counted. `taken`: from the return of other
 * days, and nobody has looked at it for these.
 */
export type Typed = { value: CellValue; reason: string; taken?: { from: Day; to: Day } }

export type Cells = Record<CellKey, CellValue>

/** Every cell: what was typed, else what was counted; sums follow. */
export function fillCells(
  form: Pick<Form, 'cells'>,
  counted: ReadonlyMap<MeasureId, Counted>,
  typed: Readonly<Record<CellKey, Typed>>,
  applies: (measure: MeasureId) => boolean,
): Cells {
  return fillFrom(form, typed, (_, fill) => {
    if (fill.kind === 'typed') return null
    return applies(fill.measure) ? figureOf(counted.get(fill.measure) ?? { records: 0, told: 0, sum: 0 }) : 'na'
  })
}

/** Whose value is its own where nothing was typed: counted, or added up from what others signed. */
type OwnFill = Extract<Fill, { kind: 'typed' | 'measure' }>

/** Every cell: what was typed, else its own; sums follow. */
export function fillFrom(
  form: Pick<Form, 'cells'>,
  typed: Readonly<Record<CellKey, Typed>>,
  own: (key: CellKey, fill: OwnFill) => CellValue,
): Cells {
  const cells: Cells = {}
  const value = (key: CellKey): CellValue => {
    // a blank cell is null: it is filled, and not to be added up again
    if (cells[key] !== undefined) return cells[key]
    const fill = form.cells[key]!
    cells[key] = typed[key] !== undefined && fill.kind !== 'sum' ? typed[key].value : filled(key, fill)
    return cells[key]
  }
  const filled = (key: CellKey, fill: Fill): CellValue => {
    switch (fill.kind) {
      case 'typed':
      case 'measure':
        return own(key, fill)
      case 'not-applicable':
        return 'na'
      case 'sum':
        return addUp(fill.sum.map(({ cell, sign }) => [value(cell), sign]))
    }
  }
  for (const key of Object.keys(form.cells)) value(key)
  return cells
}

/** A blank part leaves the sum blank; parts that do not apply add nothing; if none applies, the sum does not. */
export function addUp(parts: readonly (readonly [CellValue, number])[]): CellValue {
  if (parts.length > 0 && parts.every(([value]) => value === 'na')) return 'na'
  if (parts.some(([value]) => value === null)) return null
  return parts.reduce((sum, [value, sign]) => sum + (typeof value === 'number' ? value * sign : 0), 0)
}

export type Finding = { index: number; kind: FormCheck['kind']; says: string; left: number; right: number }

/**
 * What does not hold. A blank cell may be any number: it breaks nothing by itself, and keeps nothing from being broken by the others. A
 * side on which nothing applies says nothing.
 */
export function findingsOf(form: Pick<Form, 'checks' | 'cells'>, cells: Cells): Finding[] {
  return form.checks.flatMap(({ kind, left, is, right, says }, index) => {
    const [one, other] = [reachOf(left, cells), reachOf(right, cells)]
    if (one === undefined || other === undefined || mayHold(one, is, other)) return []
    return [{ index, kind, says, left: one.known, right: other.known }]
  })
}

/** What a sum may come to, whatever its blank cells hold, and what is known of it; undefined: none of its cells applies. */
function reachOf(sum: Sum, cells: Cells): { least: number; most: number; known: number } | undefined {
  const values = sum.map(({ cell, sign }) => [cells[cell] ?? null, sign] as const)
  if (values.length > 0 && values.every(([value]) => value === 'na')) return undefined
  const known = values.reduce((all, [value, sign]) => all + (typeof value === 'number' ? value * sign : 0), 0)
  const mayBe = (sign: 1 | -1) => values.some(([value, own]) => value === null && own === sign)
  return { least: mayBe(-1) ? -Infinity : known, most: mayBe(1) ? Infinity : known, known }
}

type Reach = { least: number; most: number }

function mayHold(left: Reach, is: FormCheck['is'], right: Reach): boolean {
  const mayBeLess = left.least <= right.most
  const mayBeMore = left.most >= right.least
  if (is === '=') return mayBeLess && mayBeMore
  return is === '<=' ? mayBeLess : mayBeMore
}

/** «Không phát sinh»: nothing counted, nothing typed that is more than zero. */
export function isAllZero(cells: Cells): boolean {
  return Object.values(cells).every((value) => value === 0 || value === 'na' || value === null)
}

/** «Không phát sinh» signed: nothing is a number, and known to whoever adds it up. What does not apply stays so. */
export function zeroed(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, value ?? 0]))
}

export type CellDifference = { key: CellKey; before: CellValue; after: CellValue }

/** Between two versions of a return, in the order of the form. */
export function differencesOf(form: Pick<Form, 'cells'>, before: Cells, after: Cells): CellDifference[] {
  return Object.keys(form.cells)
    .map((key) => ({ key, before: before[key] ?? null, after: after[key] ?? null }))
    .filter((one) => one.before !== one.after)
}

/** A cell as it is typed: a number, nothing (blank), or «x» for what does not apply; undefined when it is none of them. */
export function readCell(text: string): CellValue | undefined {
  const written = text.trim().toLowerCase()
  if (written === '') return null
  return written === 'x' ? 'na' : readWholeNumber(written)
}
