/** Tổng hợp: what the bodies of an asking signed, added up. Nothing is counted again. */
import type { Cells, CellValue } from '#domains/statistics/forms/cells.ts'
import type { CellKey, Form } from '#domains/statistics/forms/form.ts'
import { type Heirs, onTodaysMap } from '#domains/statistics/todays-map.ts'

/** What a body sent last. */
export type Signed = { returnId: string; bodyId: string; bodyName: string; tookOver: string[]; cells: Cells }

/** A cell over all who reported: the sum of those who know it, and how many do not. */
export type RolledCell = { sum: CellValue; told: number; blank: number; notApplicable: number }

/** Without what the return of a successor counted as well: it is not added a second time. */
export function countedOnce(signed: readonly Signed[]): Signed[] {
  const covered = new Set(signed.flatMap(({ bodyId, tookOver }) => tookOver.filter((id) => id !== bodyId)))
  return signed.filter(({ bodyId }) => !covered.has(bodyId))
}

export function addSigned(
  form: Pick<Form, 'cells'>,
  signed: readonly Pick<Signed, 'cells'>[],
): Record<CellKey, RolledCell> {
  return Object.fromEntries(
    Object.keys(form.cells).map((key) => {
      const values = signed.map(({ cells }) => cells[key] ?? null)
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
  signed: readonly Signed[],
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
