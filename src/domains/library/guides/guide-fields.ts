import { z } from 'zod'
import {
  type Audience,
  audiences,
  type GuideKind,
  type GuideTopic,
  guideKinds,
  guideTopics,
} from '#domains/library/guide-file.ts'
import { idField, lineField, listField, versionField } from '#platform/acts/fields.ts'

/** The forms of guides, as they are typed. */

export const guideFields = { guideId: idField(), version: versionField() }

const textLengthMax = 40_000
const termsMax = 60

/** What an editor writes; the same fields for a new text and for a correction. */
export const wordsFields = {
  title: lineField('tên bài', 200),
  summary: lineField('tóm tắt', 300),
  topics: listField(20)
    .refine((topics) => topics.length > 0, 'Hãy chọn ít nhất một chủ đề.')
    .refine((topics) => topics.every((topic) => Object.hasOwn(guideTopics, topic)), 'Hãy chọn chủ đề trong danh sách.')
    .transform((topics) => topics as GuideTopic[]),
  audience: choiceField(audiences, 'Hãy chọn bài viết cho ai.').transform((value) => value as Audience),
  terms: z
    .string()
    .optional()
    .transform((text) =>
      (text ?? '')
        .normalize('NFC')
        .split(/\r\n?|\n/u)
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .refine((lines) => lines.length <= termsMax, `Chỉ giải nghĩa được nhiều nhất ${termsMax} từ.`)
    .transform((lines, context) => {
      const terms = lines.map((line) => /^([^:]{1,60}):\s*(\S.{0,300})$/u.exec(line))
      const wrong = terms.indexOf(null)
      if (wrong < 0) return terms.map((term) => ({ word: term![1]!.trim(), meaning: term![2]!.trim() }))
      context.addIssue({
        code: 'custom',
        message: `Dòng «${lines[wrong]!.slice(0, 60)}» chưa đúng dạng. Hãy ghi mỗi dòng «từ: nghĩa», ví dụ «thụ lý: nhận việc để giải quyết».`,
      })
      return z.NEVER
    }),
  text: z
    .string({ error: 'Hãy viết nội dung bài.' })
    .transform((text) => text.normalize('NFC').replace(/\r\n?/gu, '\n').trim())
    .pipe(
      z
        .string()
        .min(1, 'Hãy viết nội dung bài.')
        .max(textLengthMax, `Bài dài quá ${textLengthMax} chữ cái. Hãy tách thành hai bài.`),
    ),
}

export const kindField = choiceField(guideKinds, 'Hãy chọn loại bài.').transform((value) => value as GuideKind)

function choiceField(choices: object, sentence: string) {
  return z.string({ error: sentence }).refine((value) => Object.hasOwn(choices, value), sentence)
}
