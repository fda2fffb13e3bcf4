import { z } from 'zod'
import { readDay } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { tidy } from '#base/vietnamese.ts'
import { readWholeNumber } from '#base/whole-number.ts'

/** Fields of forms, as they are typed: text in, typed values out, each "no" a sentence that says what to write. */

export const idField = (sentence = 'Đường dẫn không đúng. Hãy quay lại danh sách và mở lại.') =>
  z.string({ error: sentence }).refine(isId, sentence)

/** A choice that may be left empty: an id or null. */
export const optionalIdField = () =>
  z
    .string()
    .optional()
    .transform((text) => (text === undefined || text === '' ? null : text))
    .refine((id) => id === null || isId(id), 'Hãy chọn trong danh sách.')

/** One line of text. */
export const lineField = (name: string, lengthMax: number) =>
  z
    .string({ error: `Hãy ghi ${name}.` })
    .transform(tidy)
    .pipe(
      z.string().min(1, `Hãy ghi ${name}.`).max(lengthMax, `Mục «${name}» dài quá ${lengthMax} chữ cái. Hãy rút gọn.`),
    )

export const optionalLineField = (name: string, lengthMax: number) =>
  z
    .string()
    .optional()
    .transform((text) => tidy(text ?? ''))
    .pipe(z.string().max(lengthMax, `Mục «${name}» dài quá ${lengthMax} chữ cái. Hãy rút gọn.`))

/** Several lines of text; line breaks stay. */
export const textField = (name: string, lengthMin: number, lengthMax: number) =>
  z
    .string({ error: `Hãy ghi ${name}.` })
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(lengthMin, lengthMin > 1 ? `Hãy ghi ${name} từ ${lengthMin} chữ cái trở lên.` : `Hãy ghi ${name}.`)
        .max(lengthMax, `Mục «${name}» dài quá ${lengthMax} chữ cái. Hãy rút gọn.`),
    )

/** `27/11/2026` → `2026-11-27`. */
export const dayField = (name: string) =>
  z.string({ error: `Hãy ghi ${name}.` }).transform((text, context) => {
    const day = readDay(text)
    if (day !== undefined) return day
    context.addIssue({ code: 'custom', message: `Hãy ghi ${name} theo dạng ngày/tháng/năm, ví dụ 27/11/2026.` })
    return z.NEVER
  })

export const optionalDayField = (name: string) =>
  z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined || text.trim() === '') return null
      const day = readDay(text)
      if (day !== undefined) return day
      context.addIssue({
        code: 'custom',
        message: `Hãy ghi ${name} theo dạng ngày/tháng/năm, ví dụ 27/11/2026; hoặc để trống.`,
      })
      return z.NEVER
    })

/** Money or a count as Vietnamese write it: «1.250.000» → 1250000; blank stays null, which is not zero. */
export const optionalWholeNumberField = (name: string) =>
  z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined || text.trim() === '') return null
      const number = readWholeNumber(text)
      if (number !== undefined) return number
      context.addIssue({
        code: 'custom',
        message: `Mục «${name}» phải là số nguyên không âm, ví dụ 1.250.000; hoặc để trống.`,
      })
      return z.NEVER
    })

/** Hidden field with the version the form was made for. */
export const versionField = () => z.coerce.number({ error: 'Hãy tải lại trang rồi làm lại.' }).int().min(0)

/** One or several values of the same name → a list. */
export const listField = (countMax = 500) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]))
    .refine((list) => list.length <= countMax, `Chỉ chọn được nhiều nhất ${countMax} mục một lần.`)

/** A textarea with one value a line. */
export const linesField = (name: string, countMax: number, lengthMax: number) =>
  z
    .string()
    .optional()
    .transform((text) =>
      (text ?? '')
        .split('\n')
        .map(tidy)
        .filter((line) => line !== ''),
    )
    .refine((lines) => lines.length <= countMax, `Mục «${name}» có nhiều nhất ${countMax} dòng.`)
    .refine(
      (lines) => lines.every((line) => line.length <= lengthMax),
      `Mỗi dòng của «${name}» dài nhất ${lengthMax} chữ cái.`,
    )

/** Files of one field of a form. */
export const filesField = (field: string) =>
  z
    .record(z.string(), z.array(z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) })))
    .transform((files) => files[field] ?? [])
