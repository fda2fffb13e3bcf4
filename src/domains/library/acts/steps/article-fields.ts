import { dayField, idField, lineField, optionalLineField, textField, versionField } from '#platform/acts/fields.ts'

const textCharsMax = 200_000
const amendersMax = 10

/** What names an article in a form. */
export const articleFields = { documentId: idField(), articleSlug: lineField('điều', 60), version: versionField() }

/** A new text of an article as it is typed. */
export const textFields = {
  ...articleFields,
  title: optionalLineField('tên điều', 1_000),
  text: textField('nội dung của điều', 1, textCharsMax).transform((text) => text.replace(/\r\n?/gu, '\n')),
  fromDay: dayField('ngày bản chữ này bắt đầu có hiệu lực'),
  amendedBy: optionalLineField('số hiệu văn bản sửa đổi', 300).transform((text) =>
    text
      .split(/[;,]/u)
      .map((number) => number.trim())
      .filter((number) => number !== '')
      .slice(0, amendersMax),
  ),
  source: lineField('nơi có phần chữ này', 500),
}
