import { z } from 'zod'
import { lineField, optionalLineField, textField } from '#platform/acts/fields.ts'

/** Đề cử: whom and why; who nominates need not say so. */
export const nominationFields = {
  kind: z.enum(['person', 'group', 'practitioner'], { error: 'Hãy chọn đề cử ai.' }),
  name: lineField('tên người, tập thể được đề cử', 200),
  reason: textField('lý do đề cử', 10, 3_000),
  nominator: optionalLineField('tên người đề cử', 120),
}
