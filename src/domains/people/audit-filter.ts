import { type Day, readDay } from '#base/day.ts'
import { tidy } from '#base/vietnamese.ts'
import { actDomains, actNames } from '#domains/people/act-names.ts'

/** Bộ lọc nhật ký, as it stands in the address. */
export type AuditFilter = {
  who?: string
  /** An act, `people.sign-in`, or all of a domain, `people`. */
  act?: string
  from?: Day
  to?: Day
  subjectId?: string
  /** The id of the last line of the page before. */
  before?: string
}

export const auditPageSize = 40

export function auditFilterOf(query: Record<string, string>): AuditFilter {
  const { ai = '', viec = '', tu = '', den = '', ve = '', truoc } = query
  return {
    who: tidy(ai).slice(0, 100) || undefined,
    act: Object.hasOwn(actDomains, viec) || Object.hasOwn(actNames, viec) ? viec : undefined,
    from: readDay(tu),
    to: readDay(den),
    subjectId: ve.slice(0, 60) || undefined,
    before: truoc,
  }
}
