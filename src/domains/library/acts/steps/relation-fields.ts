import { z } from 'zod'
import { scopeOf } from '#domains/library/desk/relation-decision.ts'
import { optionalDayField, optionalLineField } from '#platform/acts/fields.ts'

/** What a librarian says of a relation, as it is typed. */
export const saidFields = {
  fromDay: optionalDayField('ngày bắt đầu'),
  toDay: optionalDayField('ngày hết ngưng hiệu lực'),
  scope: z
    .string()
    .optional()
    .transform((text, context) => {
      const scope = scopeOf(text ?? '')
      if (scope !== undefined) return scope
      context.addIssue({
        code: 'custom',
        message:
          'Hãy ghi từng chỗ theo dạng «Điều 3; khoản 1 Điều 5; điểm a khoản 2 Điều 7», cách nhau bằng dấu chấm phẩy; để trống nếu là toàn bộ văn bản.',
      })
      return z.NEVER
    }),
  source: optionalLineField('nơi lấy thông tin này', 500),
}
