/**
 * Tổng hợp: what the bodies of an asking signed, added up. Nothing is counted again, nothing that somebody wrote is left out. The return
 * of a body that took over from another counted the other's records, and no more than that: what the other typed stands beside it.
 */
import { addUp, type Cells, type CellValue, type Typed } from '#domains/statistics/forms/cells.ts'
import type { CellKey, Form } from '#domains/statistics/forms/form.ts'
import { sameCells } from '#domains/statistics/forms/same-cells.ts'
import { type Heirs, onTodaysMap } from '#domains/statistics/todays-map.ts'

/** What a body sent last. `counted`: what was counted in each measured cell, whatever was typed over it. */
export type Signed = {
  returnId: string
  bodyId: string
  bodyName: string
  tookOver: string[]
  cells: Cells
  typed: Record<CellKey, Typed>
  counted: Cells
  /** Added up from what was signed below: then the successor that added the same holds what was typed below, too. */
  isSum: boolean
  /** With another version of the form: in the cells that are not the same it tells nothing. */
  hasOtherForm?: boolean
}

/** `elsewhere`: it is part of the cell of a body that took over. */
type PartValue = CellValue | 'elsewhere'
export type PartCells = Record<CellKey, PartValue>

/** What the return of one body adds to the sum; `isRest`: what of it no successor's return holds already. */
export type SignedPart = {
  returnId: string
  bodyId: string
  bodyName: string
  cells: PartCells
  isRest: boolean
  hasOtherForm: boolean
}

/** A cell over all who reported: the sum of those who know it, and how many do not. */
export type RolledCell = { sum: CellValue; told: number; blank: number; notApplicable: number }

/** What was signed with another version of a form, in the cells of this one: a line that is not the same is blank, whatever its key. */
export function inCellsOf(form: Form, signedWith: Form, one: Signed): Signed {
  const same = sameCells(form, signedWith)
  const keys = Object.keys(form.cells)
  const kept = <Value>(values: Record<CellKey, Value>) =>
    Object.fromEntries(Object.entries(values).filter(([key]) => same.has(key)))
  const blank = Object.fromEntries(keys.map((key) => [key, null]))
  return {
    ...one,
    cells: { ...blank, ...kept(one.cells) },
    typed: kept(one.typed),
    counted: kept(one.counted),
    hasOtherForm: same.size < keys.length,
  }
}

/** Each record once and each typed number once; a return that adds nothing besides is left out. */
export function countedOnce(form: Pick<Form, 'cells'>, signed: readonly Signed[]): SignedPart[] {
  const holders = new Map<string, Signed[]>()
  for (const one of signed)
    for (const id of one.tookOver) if (id !== one.bodyId) holders.set(id, [...(holders.get(id) ?? []), one])
  return signed.flatMap((one): SignedPart[] => {
    const { returnId, bodyId, bodyName, hasOtherForm = false } = one
    const part = { returnId, bodyId, bodyName, hasOtherForm }
    const heldBy = holders.get(bodyId)
    if (heldBy === undefined) return [{ ...part, cells: one.cells, isRest: false }]
    const cells = restOf(form, one, heldBy)
    const adds = Object.values(cells).some((value) => value !== 'elsewhere' && value !== 'na')
    return adds ? [{ ...part, cells, isRest: true }] : []
  })
}

/**
 * Of a return whose records a successor counted too: what was typed; and by how much a count was corrected by hand, unless the successor
 * wrote a number of its own there, which is of them all.
 */
function restOf({ cells: fills }: Pick<Form, 'cells'>, one: Signed, heldBy: readonly Signed[]): PartCells {
  const rest: PartCells = {}
  const restAt = (key: CellKey): PartValue => {
    rest[key] = rest[key] === undefined ? find(key) : rest[key]
    return rest[key]
  }
  const correctionOf = (key: CellKey): PartValue => {
    const [signed, counted] = [one.cells[key] ?? null, one.counted[key]]
    const isTyped = one.typed[key] !== undefined && heldBy.every(({ typed }) => typed[key] === undefined)
    if (!isTyped || typeof signed !== 'number' || signed === counted) return 'elsewhere'
    return typeof counted === 'number' ? signed - counted : signed
  }
  const find = (key: CellKey): PartValue => {
    const fill = fills[key]!
    const signed = one.cells[key] ?? null
    if (one.isSum && fill.kind === 'typed') return correctionOf(key)
    switch (fill.kind) {
      case 'typed':
        return signed
      case 'not-applicable':
        return 'na'
      case 'measure':
        return correctionOf(key)
      case 'sum': {
        const parts = fill.sum.flatMap(({ cell, sign }) => {
          const value = restAt(cell)
          return value === 'elsewhere' ? [] : [[value, sign] as const]
        })
        return parts.length === 0 ? 'elsewhere' : addUp(parts)
      }
    }
  }
  for (const key of Object.keys(fills)) restAt(key)
  return rest
}

export function addSigned(
  form: Pick<Form, 'cells'>,
  signed: readonly Pick<SignedPart, 'cells'>[],
): Record<CellKey, RolledCell> {
  return Object.fromEntries(
    Object.keys(form.cells).map((key) => {
      const values = signed.map(({ cells }) => cells[key] ?? null).filter((value) => value !== 'elsewhere')
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

export function sumsOf(rolled: Record<CellKey, RolledCell>): Cells {
  return Object.fromEntries(Object.entries(rolled).map(([key, { sum }]) => [key, sum]))
}

export type SignedRow = { name: string; cells: Record<CellKey, RolledCell> }

/** One row for each who stands today, and for each that fell to several under its own name; they come to the sum of all. */
export function signedOnTodaysMap(
  form: Pick<Form, 'cells'>,
  signed: readonly SignedPart[],
  heirs: Heirs,
  nameOf: (bodyId: string) => string,
): SignedRow[] {
  const { standing, undivided } = onTodaysMap(
    signed.map((one) => [one.bodyId, one] as const),
    heirs,
  )
  return [
    ...[...standing].map(([id, parts]) => ({
      name: nameOf(id),
      cells: addSigned(
        form,
        parts.map(({ value }) => value),
      ),
    })),
    ...undivided.map((one) => ({
      name: `${one.value.bodyName} (đã kết thúc; chưa chia cho ${one.heirs.map(nameOf).join(', ')})`,
      cells: addSigned(form, [one.value]),
    })),
  ]
}
