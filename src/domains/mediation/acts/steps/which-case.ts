import { z } from 'zod'
import type { Day } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import { caseIdField } from '#domains/mediation/acts/steps/case-fields.ts'
import { type BookNumber, listByBookNumber } from '#domains/mediation/book-number.queries.ts'
import { FormRefusal } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { optionalLineField } from '#platform/acts/fields.ts'
import type { Tx } from '#platform/database/database.ts'

/** By the address of its page, or as whoever has only the book at hand names it; `team` '' where one number is enough. */
type WhichCase = { caseId: string } | (BookNumber & { team: string })

const wholeField = (sentence: string, { least, most }: { least: number; most: number }) =>
  z
    .string({ error: sentence })
    .trim()
    .regex(/^\d{1,5}$/u, sentence)
    .transform(Number)
    .refine((typed) => typed >= least && typed <= most, sentence)

const byId = z.object({ caseId: caseIdField() })
const byNumber = z.object({
  number: wholeField('Hãy ghi số của vụ, việc trong sổ, chỉ chữ số, ví dụ 3.', { least: 1, most: 99_999 }),
  year: wholeField('Hãy ghi năm của sổ bằng bốn chữ số, ví dụ 2026.', { least: 2014, most: 2200 }),
  team: optionalLineField('tổ hòa giải', 160),
})

/** Which case a form is about; a form that was kept on a telephone knows no id. */
export function parseWhichCase(raw: unknown): WhichCase {
  const isNumbered = typeof raw === 'object' && raw !== null && 'number' in raw
  return isNumbered ? byNumber.parse(raw) : byId.parse(raw)
}

/**
 * The id of the case, of those that the actor may write in; the act loads it through its own reach. A number that fits none, or several,
 * is refused with what to look at; «not there» and «not yours» are one answer.
 */
export async function caseIdOf(tx: Tx, actor: Actor, today: Day, which: WhichCase): Promise<string> {
  if ('caseId' in which) return which.caseId
  const { number, year, team } = which
  const found = await listByBookNumber(tx, actor, today, { number, year })
  const asked = fold(team)
  const exact = found.filter(({ teamName }) => fold(teamName) === asked)
  const near = found.filter(({ teamName }) => fold(teamName).includes(asked))
  const ids = new Set((exact.length > 0 ? exact : near).map(({ id }) => id))
  const [id] = ids
  if (id === undefined)
    throw new FormRefusal({
      number: `Trong vụ, việc ông/bà được ghi không có số ${number}/${year}${team === '' ? '' : ` của «${team}»`}. Hãy xem lại số, năm và tổ trong sổ, rồi gửi lại; chữ đã ghi vẫn còn.`,
    })
  if (ids.size > 1)
    throw new FormRefusal({
      team: `Có ${ids.size} vụ, việc cùng số ${number}/${year} ở các tổ. Hãy ghi đủ tên tổ rồi gửi lại; chữ đã ghi vẫn còn.`,
    })
  return id
}
