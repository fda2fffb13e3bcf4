import { z } from 'zod'
import { idField, optionalLineField } from '#platform/acts/fields.ts'

/** What a form that may be sent twice is known again by; a form of the desk has none. */
export const formKeyField = () =>
  z
    .string()
    .optional()
    .transform((key) => (key === undefined || !/^[\w-]{43}$/u.test(key) ? null : key))

export const caseIdField = () => idField('Đường dẫn vụ, việc không đúng. Hãy mở lại danh sách.')

/** How many parties a form has room for. */
export const partyNumbers = [1, 2, 3] as const

/** Fields `name1`, `age1`, `address1`, `wish1`, … → parties that have a name; at least two. */
export const partiesFields = () =>
  z
    .looseObject(
      Object.fromEntries(
        partyNumbers.flatMap((party) => [
          [`name${party}`, optionalLineField('họ tên', 160)],
          [`age${party}`, optionalLineField('tuổi', 40)],
          [`address${party}`, optionalLineField('địa chỉ', 300)],
          [`wish${party}`, optionalLineField('yêu cầu', 2000)],
        ]),
      ),
    )
    .transform((typed, context) => {
      const text = (name: string) => String(typed[name] ?? '')
      const parties = partyNumbers
        .filter((party) => text(`name${party}`) !== '')
        .map((party) => ({
          name: text(`name${party}`),
          age: text(`age${party}`),
          address: text(`address${party}`),
          wish: text(`wish${party}`),
        }))
      if (parties.length >= 2) return parties
      const empty = text('name1') === '' ? 'name1' : 'name2'
      context.addIssue({
        code: 'custom',
        path: [empty],
        message: 'Hãy ghi ít nhất hai bên; chưa biết tên thì ghi cách gọi.',
      })
      return z.NEVER
    })
