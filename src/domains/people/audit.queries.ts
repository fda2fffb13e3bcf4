import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { actDomains } from '#domains/people/act-names.ts'
import { idsIn } from '#domains/people/audit-change.ts'
import { type AuditFilter, auditFilterOf, auditPageSize } from '#domains/people/audit-filter.ts'
import { findAuditFault } from '#platform/database/audit-seal.ts'
import type { Db } from '#platform/database/database.ts'
import { whereAllWords } from '#platform/database/search-words.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { everywhere, type Holder, may, whereMay } from '#platform/permission/permission.ts'

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
  userAgent: string | null
  before: unknown
  after: unknown
}

/** What the seals say: shown to who answers for the whole system. */
export type AuditSealState = {
  /** The last sealed day; null: none yet. */
  sealedTo: Day | null
  /** Only when it was asked for: every row and every seal is computed again. */
  check: 'not asked' | 'whole' | { kind: 'row'; at: Date } | { kind: 'day'; day: Day }
}

export type AuditPageProps = {
  filter: AuditFilter
  lines: AuditLine[]
  next: string | undefined
  /** Who or what an id on the page is. */
  names: ReadonlyMap<string, string>
  /** undefined for who reads only a part of the audit. */
  seal: AuditSealState | undefined
}

export async function loadAuditPage({ db, actor, query }: ReadContext): Promise<AuditPageProps> {
  const filter = auditFilterOf(query)
  const { lines, next } = await listAudit(db, actor, filter)
  const ids = lines.flatMap(({ subjectId, before, after }) => [subjectId, ...idsIn(before), ...idsIn(after)])
  return {
    filter,
    lines,
    next,
    names: await namesOf(db, ids),
    seal: readsAll(actor) ? await loadSealState(db, query['kiem-tra'] === 'co') : undefined,
  }
}

/**
 * Nhật ký within reach of 'read the audit', latest first; `next` leads on to older lines. What belongs to no body (sign-ins of
 * names that nobody has) is for who reads the audit of the whole system. Passwords and secrets are never in it.
 */
export async function listAudit(
  db: Db,
  holder: Holder,
  filter: AuditFilter,
  countMax = auditPageSize,
): Promise<{ lines: AuditLine[]; next: string | undefined }> {
  const { rows } = await sql<AuditLine>`
    select a.id, a.at, a.actor_name as "actorName", f.name as "actingForName", a.act, a.subject_kind as "subjectKind",
      a.subject_id as "subjectId", coalesce(b.short_name, b.name) as "bodyName", a.address, a.user_agent as "userAgent",
      a.before, a.after
    from audit a left join body b on b.id = a.body_id left join person f on f.id = a.acting_for
    where ${sql.join(conditionsOf(holder, filter), sql` and `)}
    order by a.at desc, a.id desc limit ${countMax + 1}`.execute(db)
  const lines = rows.slice(0, countMax)
  return { lines, next: rows.length > countMax ? lines.at(-1)!.id : undefined }
}

function readsAll(holder: Holder): boolean {
  return may(holder, 'read the audit', everywhere)
}

function conditionsOf(holder: Holder, filter: AuditFilter): RawBuilder<unknown>[] {
  const { who, act, from, to, subjectId, before } = filter
  const conditions: RawBuilder<unknown>[] = [readsAll(holder) ? sql`true` : whereMay(holder, 'read the audit', 'b')]
  if (from !== undefined) conditions.push(sql`a.at >= ${startOf(from)}`)
  if (to !== undefined) conditions.push(sql`a.at < ${startOf(addDays(to, 1))}`)
  if (act !== undefined)
    conditions.push(Object.hasOwn(actDomains, act) ? sql`a.act like ${`${act}.%`}` : sql`a.act = ${act}`)
  if (subjectId !== undefined) conditions.push(sql`a.subject_id = ${subjectId}`)
  if (before !== undefined && isId(before))
    conditions.push(sql`(a.at, a.id) < (select c.at, c.id from audit c where c.id = ${before})`)
  if (who !== undefined)
    conditions.push(
      sql`a.actor_person_id in (select p.id from person p where ${whereAllWords('p.folded', who)} limit 1000)`,
    )
  return conditions
}

/** People and bodies; things of later domains keep their number. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter(isId))].slice(0, namesMax)
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from person where id = any(${wanted}::uuid[])
    union all select id, coalesce(short_name, name) from body where id = any(${wanted}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const namesMax = 2_000

async function loadSealState(db: Db, isAsked: boolean): Promise<AuditSealState> {
  const last = await db.selectFrom('audit_seal').select('day').orderBy('day', 'desc').limit(1).executeTakeFirst()
  return { sealedTo: last?.day ?? null, check: isAsked ? await checkOf(db) : 'not asked' }
}

async function checkOf(db: Db): Promise<AuditSealState['check']> {
  const fault = await findAuditFault(db)
  if (fault === undefined) return 'whole'
  if (fault.kind === 'day') return fault
  const row = await db.selectFrom('audit').select('at').where('id', '=', fault.id).executeTakeFirstOrThrow()
  return { kind: 'row', at: row.at }
}

/** Midnight in Vietnam. */
function startOf(day: Day): Date {
  return new Date(`${day}T00:00:00+07:00`)
}
