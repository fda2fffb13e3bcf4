import { z } from 'zod'
import { type DocumentKind, documentKinds } from '#domains/library/document.ts'
import { lineField, optionalDayField, optionalLineField } from '#platform/acts/fields.ts'

const kinds = Object.keys(documentKinds) as [DocumentKind, ...DocumentKind[]]

/** What is known of a document itself, as it is typed. */
export const documentFields = {
  number: optionalLineField('số hiệu', 60).transform((text) => (text === '' ? null : text)),
  kind: z.enum(kinds, { error: 'Hãy chọn loại văn bản trong danh sách.' }),
  name: lineField('tên văn bản', 1_000),
  issuer: optionalLineField('cơ quan ban hành', 300),
  signedBy: optionalLineField('người ký', 200),
  issuedOn: optionalDayField('ngày ban hành'),
  effectiveOn: optionalDayField('ngày có hiệu lực'),
  expiresOn: optionalDayField('ngày hết hiệu lực'),
}
