import { z } from 'zod'
import { type CellValue, readCell, type Typed } from '#domains/statistics/forms/cells.ts'
import type { FormReturn } from '#domains/statistics/returns/form-return.ts'
import { FormRefusal } from '#platform/acts/act.ts'
import { idField, textField, versionField } from '#platform/acts/fields.ts'

export const returnFields = { returnId: idField(), version: versionField() }
export const whyField = (name = 'lý do') => textField(name, 10, 1000)

export const typedReturn = z.looseObject(returnFields)

const reasonMin = 10

/**
 * `cell.d.1` with `why.d.1`, `justified.0`, `isEmpty`. A counted cell, or one of a sum of returns, that is left empty keeps its number;
 * «-» says that the number is not known, «x» that the cell does not apply.
 */
export function readTyped({ form, rolled }: Pick<FormReturn, 'form' | 'rolled'>, raw: Record<string, unknown>) {
  const text = (name: string) =>
    String(raw[name] ?? '')
      .normalize('NFC')
      .trim()
  const problems: Record<string, string> = {}
  const typed: Record<string, Typed> = {}
  for (const [key, fill] of Object.entries(form.cells)) {
    const written = text(`cell.${key}`)
    if (fill.kind === 'sum' || fill.kind === 'not-applicable' || written === '') continue
    const value: CellValue | undefined = written === '-' ? null : readCell(written)
    const reason = text(`why.${key}`).slice(0, 500)
    if (value === undefined)
      problems[`cell.${key}`] = 'Hãy ghi số nguyên không âm, «x» nếu không áp dụng, «-» nếu chưa có số.'
    else typed[key] = { value, reason }
    if (value !== undefined && (fill.kind === 'measure' || rolled !== null) && reason.length < reasonMin)
      problems[`why.${key}`] =
        `Số này khác số hệ thống đếm. Hãy ghi lý do từ ${reasonMin} chữ cái, hoặc xóa trắng ô số.`
  }
  if (Object.keys(problems).length > 0) throw new FormRefusal(problems)
  const justified = Object.fromEntries(
    form.checks.flatMap((_, index) => {
      const words = text(`justified.${index}`).slice(0, 1000)
      return words === '' ? [] : [[String(index), words]]
    }),
  )
  return { typed, justified, isEmpty: text('isEmpty') === 'co' }
}
