import { z } from 'zod'
import { lineField, optionalWholeNumberField } from '#platform/acts/fields.ts'

/** «12/QĐ-UBND». */
export const decisionField = () => lineField('số quyết định', 160)

export const quotaField = () =>
  optionalWholeNumberField('số hòa giải viên').pipe(
    z
      .number({ error: 'Hãy ghi số hòa giải viên.' })
      .min(1, 'Số hòa giải viên phải từ 1 trở lên.')
      .max(50, 'Số hòa giải viên lớn quá. Hãy xem lại.'),
  )

/** A box that was ticked. */
export const tickField = () =>
  z
    .string()
    .optional()
    .transform((value) => value === 'co')

/** The year of a report, as its address or form says. */
export const reportYearField = () =>
  z.coerce.number({ error: 'Hãy ghi năm báo cáo.' }).int('Hãy ghi năm có bốn chữ số.').min(2014).max(2200)
