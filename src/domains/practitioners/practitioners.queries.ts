import { type SqlBool, sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { sortKey } from '#base/vietnamese.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { type DueDecision, dueDecision } from '#domains/practitioners/decision-clock.ts'
import type { Asked, Education, PractitionerState } from '#domains/practitioners/practitioner.ts'
import type { PractitionerFilter } from '#domains/practitioners/practitioner-filter.ts'
import { kindOf, practitionerKinds, type RegisterOf } from '#domains/practitioners/practitioner-kind.ts'
import type { PractitionerWork } from '#domains/practitioners/practitioner-work.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereAllWords } from '#platform/database/search-words.ts'
import { type Deed, whereMay } from '#platform/permission/permission.ts'

/** One line of the list: no telephone. */
export type PractitionerRow = {
  id: string
  bodyId: string
  bodyName: string
  kind: string
  name: string
  title: string
  gender: 'nu' | 'nam' | null
  isEthnic: boolean | null
  education: Education | null
  yearsInLaw: number | null
  isPaused: boolean
  fields: string[]
  languages: string[]
  serves: string[]
  state: PractitionerState
  asked: Asked | null
  askedOn: Day | null
  sinceDay: Day | null
  termTo: Day | null
  endedOn: Day | null
  decisionNumber: string | null
  key: string
}

export const practitionerPageSize = 50

/** A term that ends within so many days is shown beforehand. */
const endingDays = 60

/** One page of what somebody may read: by name, or the longest waiting first. */
export async function listPractitioners(
  db: Db,
  actor: Actor,
  filter: PractitionerFilter,
  { today, limit = practitionerPageSize, work }: { today: Day; limit?: number; work?: PractitionerWork | undefined },
): Promise<PractitionerRow[]> {
  const key = filter.show === 'waiting' ? sql`to_char(p.asked_on, 'YYYY-MM-DD')` : sql`p.sort_key`
  const { after } = filter
  const onwards =
    after === undefined ? sql<SqlBool>`true` : sql<SqlBool>`(${key}, p.id) > (${after.key}, ${after.id}::uuid)`
  const untrained =
    filter.untrainedSince === undefined || work === undefined
      ? sql<SqlBool>`true`
      : sql<SqlBool>`p.kind = any(${personKinds}::text[]) and ${work.untrainedSince(filter.untrainedSince)}`
  const { rows } = await sql<PractitionerRow>`
    select ${columns}, ${key} as key
    from practitioner p join body on body.id = p.body_id
    where ${whereMay(actor, 'read practitioners', 'body')} and ${conditions(filter, today)} and ${untrained} and ${onwards}
    order by ${key}, p.id limit ${limit}`.execute(db)
  return rows
}

/** Clubs, teams and addresses are no people. */
const personKinds = practitionerKinds.filter(({ who }) => who === 'person').map(({ id }) => id)

const columns = sql`
  p.id, p.body_id as "bodyId", coalesce(body.short_name, body.name) as "bodyName", p.kind, p.name, p.title, p.gender,
    p.is_ethnic as "isEthnic", p.education, p.years_in_law as "yearsInLaw", p.is_paused as "isPaused", p.fields, p.languages, p.serves,
    p.state, p.asked, p.asked_on as "askedOn", p.since_day as "sinceDay", p.term_to as "termTo", p.ended_on as "endedOn",
    (select d.number from practitioner_decision d where d.practitioner_id = p.id and d.kind = 'recognise' order by d.day desc limit 1) as "decisionNumber"`

function conditions({ show, kind, bodyId, field, language, search }: PractitionerFilter, today: Day) {
  const parts = [
    show === 'active' && sql<SqlBool>`p.state = 'recognised'`,
    show === 'waiting' && sql<SqlBool>`p.asked is not null`,
    show === 'ending' && sql<SqlBool>`p.state = 'recognised' and p.term_to <= ${addDays(today, endingDays)}`,
    show === 'ended' && sql<SqlBool>`p.state = 'ended'`,
    kind !== undefined && sql<SqlBool>`p.kind = ${kind}`,
    bodyId !== undefined && sql<SqlBool>`p.body_id = ${bodyId}`,
    field !== '' && sql<SqlBool>`exists (select 1 from unnest(p.fields) f where lower(f) = lower(${field}))`,
    language !== '' && sql<SqlBool>`exists (select 1 from unnest(p.languages) l where lower(l) = lower(${language}))`,
    search !== '' && whereAllWords('p.folded', search),
  ].filter((part) => typeof part === 'object')
  return parts.length === 0 ? sql<SqlBool>`true` : sql.join(parts, sql` and `)
}

export type PractitionerCounts = { active: number; waiting: number; ending: number }

export async function countPractitioners(db: Db, actor: Actor, today: Day): Promise<PractitionerCounts> {
  const { rows } = await sql<PractitionerCounts>`
    select count(*) filter (where p.state = 'recognised')::int as active, count(*) filter (where p.asked is not null)::int as waiting,
      count(*) filter (where p.state = 'recognised' and p.term_to <= ${addDays(today, endingDays)})::int as ending
    from practitioner p join body on body.id = p.body_id where ${whereMay(actor, 'read practitioners', 'body')}`.execute(
    db,
  )
  return rows[0]!
}

/** The fields and languages that are written in the lists in reach, for choosing from; the 60 most frequent of each. */
export async function listPractitionerWords(db: Db, actor: Actor): Promise<{ fields: string[]; languages: string[] }> {
  const words = async (column: 'fields' | 'languages') => {
    const { rows } = await sql<{ word: string }>`
      select min(word) as word from practitioner p join body on body.id = p.body_id cross join lateral unnest(p.${sql.ref(column)}) word
      where p.state <> 'ended' and ${whereMay(actor, 'read practitioners', 'body')}
      group by lower(word) order by count(*) desc, lower(word) limit 60`.execute(db)
    return rows.map(({ word }) => word).toSorted((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))
  }
  return { fields: await words('fields'), languages: await words('languages') }
}

/** A printed list of one body: whoever is active on the day, in Vietnamese order. At most 1,000. */
export async function listForRegister(
  db: Db,
  actor: Actor,
  { bodyId, register }: { bodyId: string; register: RegisterOf },
): Promise<PractitionerRow[]> {
  const kinds = practitionerKinds.filter((kind) => kind.register === register).map(({ id }) => id)
  const { rows } = await sql<PractitionerRow>`
    select ${columns}, p.sort_key as key from practitioner p join body on body.id = p.body_id
    where p.body_id = ${bodyId} and p.state = 'recognised' and p.kind = any(${kinds}::text[])
      and ${whereMay(actor, 'read practitioners', 'body')}
    order by p.sort_key, p.id limit 1000`.execute(db)
  return rows
}

/** By when what waits must be decided; undefined for what waits for nothing, or where no law sets a time. */
export function dueOf(
  { kind, asked, askedOn }: Pick<PractitionerRow, 'kind' | 'asked' | 'askedOn'>,
  today: Day,
  calendar: Calendar,
): DueDecision | undefined {
  if (asked === null || askedOn === null) return undefined
  return dueDecision(kindOf(kind), { step: asked, on: askedOn, today }, calendar)
}

export type ActivePractitioner = {
  id: string
  name: string
  title: string
  kind: string
  bodyName: string
  isPaused: boolean
}

/**
 * For later domains that name who spoke or was trained: the active ones that somebody with a deed reaches, by name, at most `limit`
 * (≤ 500); `ids`: those alone.
 */
export async function listActivePractitioners(
  db: Db,
  actor: Actor,
  deed: Deed,
  { search = '', limit = 200, ids }: { search?: string; limit?: number; ids?: readonly string[] },
): Promise<ActivePractitioner[]> {
  const { rows } = await sql<ActivePractitioner>`
    select p.id, p.name, p.title, p.kind, coalesce(body.short_name, body.name) as "bodyName", p.is_paused as "isPaused"
    from practitioner p join body on body.id = p.body_id
    where p.state = 'recognised' and ${whereMay(actor, deed, 'body')} and ${whereAllWords('p.folded', search)}
      and ${ids === undefined ? sql<SqlBool>`true` : sql<SqlBool>`p.id = any(${[...ids]}::uuid[])`}
    order by p.sort_key, p.id limit ${Math.min(limit, 500)}`.execute(db)
  return rows
}
