import { z } from 'zod'
import { aboutLengthMax, nameLengthMax, noteLengthMax } from '#domains/library/shelf/bookshelf.ts'
import { readTargetPath } from '#domains/library/shelf/shelf-target.ts'
import { lineField, optionalLineField } from '#platform/acts/fields.ts'

/** The forms of a bookshelf, as they are typed. */

const tickField = z
  .string()
  .optional()
  .transform((text) => text === 'yes')

export const shelfHeadFields = {
  name: lineField('tên tủ sách', nameLengthMax),
  about: optionalLineField('lời giới thiệu', aboutLengthMax),
  isOpen: tickField,
  isShared: tickField,
}

export const collectionFields = {
  name: lineField('tên ngăn', nameLengthMax),
  about: optionalLineField('ngăn này dành cho ai, việc gì', aboutLengthMax),
}

export const noteField = optionalLineField('vì sao đặt ở đây', noteLengthMax)

export const directionField = z.enum(['up', 'down'], { error: 'Hãy tải lại trang rồi làm lại.' })

const wrongTarget =
  'Chưa rõ đặt mục nào. Hãy tìm theo số hiệu hoặc tên rồi bấm «Đặt vào tủ», hoặc dán đường dẫn của điều, khoản trong thư viện.'

/** `/phap-luat/35-2013-qh13/dieu-3`, as a result of the search sends it or as a person pastes it. */
export const targetField = z.string({ error: wrongTarget }).transform((text, context) => {
  const target = text.length > 600 ? undefined : readTargetPath(text)
  if (target) return target
  context.addIssue({ code: 'custom', message: wrongTarget })
  return z.NEVER
})
