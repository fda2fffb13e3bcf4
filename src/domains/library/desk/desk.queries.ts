import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import type { DeskFilter, DeskKey } from '#domains/library/desk/desk-filter.ts'
import { whereKeeps } from '#domains/library/desk/keeping.queries.ts'
import { type DocumentKind, type Mark, numberKeyOf } from '#domains/library/document.ts'
import { type LawStatus, statusOn } from '#domains/library/document-status.ts'
import { listRelationsOn } from '#domains/library/relations-on.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

export type DeskRow = {
  id: string
  number: string | null
  kind: DocumentKind
  name: string
  issuer: string
  issuedOn: Day | null
  effectiveOn: Day | null
  expiresOn: Day | null
  mark: Mark
  keeperName: string | null
  status: LawStatus
}

export type DeskPage = { rows: DeskRow[]; next: DeskKey | null }

export const deskPageSize = 50
const batchRows = 200
const batchesMax = 100

/**
 * Documents that the librarian keeps, newest first. Whether one is in force is in no column: where it is filtered by, the rule
 * is asked batch after batch until the page is full.
 */
export async function listDeskDocuments(db: Db, actor: Actor, today: Day, filter: DeskFilter): Promise<DeskPage> {
  const found: DeskRow[] = []
  let after = filter.after
  for (let batch = 0; batch < batchesMax; batch++) {
    const rows = await listBatch(db, actor, filter, after)
    const relations = await listRelationsOn(
      db,
      rows.map(({ id }) => id),
    )
    for (const row of rows) {
      const status = statusOn(today, row, relations.get(row.id) ?? [])
      if (filter.status !== null && status.kind !== filter.status) continue
      if (found.length === deskPageSize) return { rows: found, next: keyOf(found.at(-1)!) }
      found.push({ ...row, status })
    }
    if (rows.length < batchRows) return { rows: found, next: null }
    after = keyOf(rows.at(-1)!)
  }
  return { rows: found, next: after }
}

const unknownDay: Day = '1000-01-01'

function keyOf({ issuedOn, id }: Pick<DeskRow, 'issuedOn' | 'id'>): DeskKey {
  return { day: issuedOn ?? unknownDay, id }
}

async function listBatch(
  db: Db,
  actor: Actor,
  filter: DeskFilter,
  after: DeskKey | null,
): Promise<Omit<DeskRow, 'status'>[]> {
  const isPast =
    after === null ? sql`true` : sql`(${orderDay}, law_document.id) < (${after.day}::date, ${after.id}::uuid)`
  const { rows } = await sql<Omit<DeskRow, 'status'>>`
    select law_document.id, law_document.number, law_document.kind, law_document.name, law_document.issuer, law_document.issued_on as "issuedOn",
      law_document.effective_on as "effectiveOn", law_document.expires_on as "expiresOn", law_document.mark,
      coalesce(body.short_name, body.name) as "keeperName"
    from law_document left join body on body.id = law_document.keeper_body_id
    where ${whereFiltered(filter)} and ${isPast} and ${whereKeeps(actor, 'law_document')}
    order by ${orderDay} desc, law_document.id desc limit ${batchRows}`.execute(db)
  return rows
}

const orderDay = sql`coalesce(law_document.issued_on, date '1000-01-01')`

function whereFiltered({ search, kind, issuer, year, unsure }: DeskFilter) {
  const clauses = [
    ...wordsOf(search),
    kind !== null && sql<SqlBool>`law_document.kind = ${kind}`,
    issuer !== '' && sql<SqlBool>`law_document.issuer = ${issuer}`,
    year !== null && sql<SqlBool>`extract(year from law_document.issued_on) = ${year}`,
    unsure === 'mark' && whereUnsure,
    unsure === 'day' && whereWithoutDay,
  ].filter((clause) => clause !== false)
  return clauses.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(clauses, sql` and `)}`
}

const whereUnsure = sql<SqlBool>`law_document.mark in ('P', 'T', 'R')`
const whereWithoutDay = sql<SqlBool>`law_document.effective_on is null`

const wordsMax = 8

/** Each word stands in the name, or is a part of the number however that was typed. */
function wordsOf(search: string) {
  return search
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, wordsMax)
    .map(
      (word) =>
        sql<SqlBool>`(law_document.name_folded like ${pattern(fold(word))} or law_document.number_key like ${pattern(numberKeyOf(word))})`,
    )
}

function pattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}

const countMax = 20_000

/** How many the filter leaves, its status aside: that is in no column. */
export async function countDeskDocuments(db: Db, actor: Actor, filter: DeskFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from law_document where ${whereFiltered(filter)} and ${whereKeeps(actor, 'law_document')} limit ${countMax}) counted`.execute(
    db,
  )
  return rows[0]!.count
}

/** What there is to choose from: issuers of the documents in reach, the busiest first. */
export async function listDeskIssuers(db: Db, actor: Actor): Promise<string[]> {
  const { rows } = await sql<{ issuer: string }>`
    select issuer from law_document where issuer <> '' and ${whereKeeps(actor, 'law_document')}
    group by issuer order by count(*) desc, issuer limit 200`.execute(db)
  return rows.map(({ issuer }) => issuer)
}
