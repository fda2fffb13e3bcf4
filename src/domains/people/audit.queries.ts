import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import { type AuditFilter, auditPageSize } from '#domains/people/audit-filter.ts'
import { covers, wholeSystem } from '#domains/people/grant.ts'
import type { Db } from '#platform/database/database.ts'
import { type Holder, whereMay } from '#platform/permission/permission.ts'

export type AuditLine = {
  id: string
  at: Date
  actorName: string
  actingForName: string | null
  act: string
  subjectKind: string
  subjectId: string
  bodyName: string | null
  address: string | null
  before: unknown
  after: unknown
}

/**
 * Nhật ký within reach of 'read the audit', latest first; `next` leads on to older lines. What belongs to no body (sign-ins of
 * names that nobody has) is for who reads the audit of the whole system. Passwords and secrets are never in it.
 */
export async function listAudit(
  db: Db,
  holder: Holder,
  filter: AuditFilter,
): Promise<{ lines: AuditLine[]; next: string | undefined }> {
  const { rows } = await sql<AuditLine>`
    select a.id, a.at, a.actor_name as "actorName", f.name as "actingForName", a.act, a.subject_kind as "subjectKind",
      a.subject_id as "subjectId", coalesce(b.short_name, b.name) as "bodyName", a.address, a.before, a.after
    from audit a left join body b on b.id = a.body_id left join person f on f.id = a.acting_for
    where ${sql.join(conditionsOf(holder, filter), sql` and `)}
    order by a.at desc, a.id desc limit ${auditPageSize + 1}`.execute(db)
  const lines = rows.slice(0, auditPageSize)
  return { lines, next: rows.length > auditPageSize ? lines.at(-1)!.id : undefined }
}

function conditionsOf(holder: Holder, filter: AuditFilter): RawBuilder<unknown>[] {
  const isWhole = covers(holder, 'read the audit', { ...wholeSystem, reach: 'subtree' })
  const conditions: RawBuilder<unknown>[] = [isWhole ? sql`true` : whereMay(holder, 'read the audit', 'b')]
  if (filter.from !== undefined) conditions.push(sql`a.at >= ${startOf(filter.from)}`)
  if (filter.to !== undefined) conditions.push(sql`a.at < ${startOf(addDays(filter.to, 1))}`)
  if (filter.domain !== undefined) conditions.push(sql`a.act like ${`${filter.domain}.%`}`)
  if (filter.subjectId !== undefined) conditions.push(sql`a.subject_id = ${filter.subjectId}`)
  if (filter.before !== undefined && isId(filter.before))
    conditions.push(sql`(a.at, a.id) < (select c.at, c.id from audit c where c.id = ${filter.before})`)
  const who = fold(filter.who ?? '').replace(/[\\%_]/g, ' ')
  if (who !== '')
    conditions.push(sql`a.actor_person_id in (select p.id from person p where p.folded like ${`%${who}%`} limit 1000)`)
  return conditions
}

/** Midnight in Vietnam. */
function startOf(day: Day): Date {
  return new Date(`${day}T00:00:00+07:00`)
}
