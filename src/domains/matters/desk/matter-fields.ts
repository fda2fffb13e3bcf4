import { z } from 'zod'
import type { Circumstance } from '#domains/matters/clocks/clock-rule.ts'
import { isMatterKind, type MatterKind } from '#domains/matters/matter-kind.ts'
import { lineField, listField } from '#platform/acts/fields.ts'

/** What an officer may say of a matter that makes its time longer or another. */
export const sortableCircumstances: Partial<Record<Circumstance, string>> = {
  remote: 'Vùng sâu, vùng xa, đi lại khó khăn',
  'second-level': 'Khiếu nại lần hai',
  again: 'Tố cáo tiếp',
  'passed-on': 'Do cơ quan khác, báo chí chuyển đến',
  simple: 'Thông tin đơn giản, có sẵn',
}

export const kindField = z
  .string({ error: 'Hãy chọn loại vụ việc.' })
  .refine(isMatterKind, 'Hãy chọn loại vụ việc.')
  .transform((kind) => kind as MatterKind)

export const sortFields = {
  kind: kindField,
  title: lineField('trích yếu', 200),
  circumstances: listField(10)
    .refine((list) => list.every((one) => Object.hasOwn(sortableCircumstances, one)), 'Hãy chọn trong danh sách.')
    .transform((list) => list as Circumstance[]),
}
