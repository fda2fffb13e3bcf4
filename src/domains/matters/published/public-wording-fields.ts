import { z } from 'zod'
import { type GuideTopic, guideTopics } from '#domains/library/guide-file.ts'
import { lineField, textField } from '#platform/acts/fields.ts'

/** What the first reader types and says. */
export const publicWordingFields = {
  title: lineField('câu hỏi ngắn gọn', 200),
  question: textField('câu hỏi', 10, 3_000),
  answer: textField('câu trả lời', 10, 15_000),
  topic: z
    .string({ error: 'Hãy chọn chủ đề.' })
    .refine((topic) => Object.hasOwn(guideTopics, topic), 'Hãy chọn chủ đề trong danh sách.')
    .transform((topic) => topic as GuideTopic),
  grown: z.literal('co', {
    error: 'Hãy đánh dấu khi việc này không phải của người dưới 18 tuổi; nếu phải, hãy ghi «Không công bố».',
  }),
  read: z.string().optional(),
}
