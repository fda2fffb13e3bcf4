import { z } from 'zod'
import { tidy } from '#base/vietnamese.ts'
import { signInNameOf, userNamePattern } from '#domains/people/person.ts'
import { lineField, optionalIdField, optionalLineField } from '#platform/acts/fields.ts'

/** Fields of an account, as they are typed. */

const userNameSentence =
  'Tên đăng nhập gồm 3–60 chữ thường không dấu, số, dấu chấm, gạch nối hoặc gạch dưới; ví dụ: nguyenthilan.'

export const userNameField = () =>
  z
    .string({ error: userNameSentence })
    .transform(signInNameOf)
    .pipe(z.string().regex(userNamePattern, userNameSentence))

/** Empty: one is made from the name. */
export const optionalUserNameField = () =>
  z
    .string()
    .optional()
    .transform((text) => signInNameOf(text ?? '') || null)
    .refine((name) => name === null || userNamePattern.test(name), userNameSentence)

export const emailField = () =>
  z
    .string()
    .optional()
    .transform((text) => tidy(text ?? '').toLowerCase() || null)
    .refine(
      (email) => email === null || (email.length <= 254 && z.email().safeParse(email).success),
      'Thư điện tử chưa đúng dạng, ví dụ: lan@xa.gov.vn. Nếu không có, hãy để trống.',
    )

export const phoneField = () =>
  z
    .string()
    .optional()
    .transform((text) => (text ?? '').replace(/[\s.()-]/g, '') || null)
    .refine(
      (phone) => phone === null || /^\+?\d{8,15}$/.test(phone),
      'Số điện thoại gồm 8–15 chữ số. Nếu không có, hãy để trống.',
    )

export const personFields = {
  name: lineField('họ và tên', 120),
  email: emailField(),
  phone: phoneField(),
  title: optionalLineField('chức vụ', 120),
  homeBodyId: optionalIdField(),
}
