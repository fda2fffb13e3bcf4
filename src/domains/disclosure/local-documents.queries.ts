import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { type BodyChoice, listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import type { Channel } from '#domains/disclosure/disclosure.ts'
import { loadLocalDocument, localDocumentColumns } from '#domains/disclosure/local-document.store.ts'
import type { LocalDocument } from '#domains/disclosure/local-document.ts'
import type { LocalDocumentFilter, LocalDocumentShow } from '#domains/disclosure/local-document-filter.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereAllWords } from '#platform/database/search-words.ts'
import { may, whereMay } from '#platform/permission/permission.ts'

export type LocalDocumentRow = LocalDocument & { bodyName: string; publishedOn: Day | null }

export const localDocumentPageSize = 50

/** What stands in the list of what has to be made public because the document was issued. */
const itsLine = sql`disclosure line on line.local_document_id = doc.id and line.withdrawn_on is null`

/** One page of what somebody may read, and how many there are: what is to be issued by its day first, then the latest issued. */
export async function listLocalDocuments(
  db: Db,
  actor: Actor,
  filter: LocalDocumentFilter,
  today: Day,
): Promise<{ rows: LocalDocumentRow[]; total: number }> {
  // as the index local_document_order has it
  const waits = sql<SqlBool>`(doc.issued_on is null and doc.dropped_on is null)`
  const found = sql`from local_document doc join body on body.id = doc.body_id left join ${itsLine}
    where ${conditions(actor, filter)} and ${isShown(filter.show, today)}`
  const { rows } = await sql<LocalDocumentRow>`
    select ${localDocumentColumns}, coalesce(body.short_name, body.name) as "bodyName", line.published_on as "publishedOn" ${found}
    order by ${waits} desc, case when ${waits} then doc.due_on end nulls last, doc.issued_on desc nulls last, doc.id desc
    limit ${localDocumentPageSize} offset ${(filter.page - 1) * localDocumentPageSize}`.execute(db)
  const counted = await sql<{ total: number }>`select count(*)::int as total ${found}`.execute(db)
  return { rows, total: counted.rows[0]!.total }
}

/** `localDocumentStateOf` over rows of `local_document doc`, with what is still to come of what was issued. */
function isShown(show: LocalDocumentShow, today: Day) {
  switch (show) {
    case 'standing':
      return sql<SqlBool>`doc.dropped_on is null`
    case 'dropped':
      return sql<SqlBool>`doc.dropped_on is not null`
    case 'to-issue':
      return sql<SqlBool>`doc.dropped_on is null and doc.issued_on is null and (doc.due_on is null or doc.due_on >= ${today})`
    case 'late':
      return sql<SqlBool>`doc.dropped_on is null and doc.issued_on is null and doc.due_on < ${today}`
    case 'issued':
      return sql<SqlBool>`doc.issued_on is not null and (doc.due_on is null or doc.issued_on <= doc.due_on)`
    case 'issued-late':
      return sql<SqlBool>`doc.issued_on > doc.due_on`
    case 'unchecked':
      return sql<SqlBool>`doc.issued_on is not null and doc.checked_on is null`
    case 'unpublished':
      return sql<SqlBool>`doc.issued_on is not null and line.published_on is null`
  }
}

function conditions(actor: Actor, { year, bodyId, search }: LocalDocumentFilter) {
  const parts = [
    whereMay(actor, 'read disclosures', 'body'),
    year !== undefined &&
      sql<SqlBool>`coalesce(doc.due_on, doc.issued_on) between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`,
    bodyId !== undefined && sql<SqlBool>`doc.body_id = ${bodyId}`,
    search !== '' && whereAllWords('doc.folded', search),
  ].filter((part) => typeof part === 'object')
  return sql.join(parts, sql` and `)
}

/** Committees of communes where somebody may keep the register, their own place first. */
export async function listRegisterBodies(db: Db, actor: Actor, typed: string | undefined): Promise<BodyChoice> {
  const choice = await listChoiceBodies(db, actor, 'record disclosures', typed)
  const ids = choice.bodies.map(({ bodyId }) => bodyId)
  const { rows } = await sql<{ id: string }>`
    select body.id from body join place on place.id = body.place_id
    where body.id = any(${ids}::uuid[]) and body.kind = 'ubnd' and place.parent_id is not null`.execute(db)
  const communes = new Set(rows.map(({ id }) => id))
  return { ...choice, bodies: choice.bodies.filter(({ bodyId }) => communes.has(bodyId)) }
}

/** Its line in the list of what has to be made public. */
export type DocumentLine = { id: string; dueOn: Day; publishedOn: Day | null; channels: Channel[]; dueBy: string }

export type LocalDocumentPage = {
  document: LocalDocument
  bodyName: string
  line: DocumentLine | undefined
  mayRecord: boolean
}

export async function loadLocalDocumentPage(db: Db, actor: Actor, id: string): Promise<LocalDocumentPage> {
  const document = await loadLocalDocument(db, actor, id)
  const body = await db
    .selectFrom('body')
    .select(['name', 'short_name', 'path', 'place_path', 'to_day'])
    .where('id', '=', document.bodyId)
    .executeTakeFirstOrThrow()
  const { rows } = await sql<DocumentLine>`
    select id, due_on as "dueOn", published_on as "publishedOn", channels, due_by as "dueBy" from disclosure
    where local_document_id = ${id} and withdrawn_on is null`.execute(db)
  return {
    document,
    bodyName: body.short_name ?? body.name,
    line: rows[0],
    mayRecord:
      body.to_day === null &&
      may(actor, 'record disclosures', {
        bodyId: document.bodyId,
        bodyPath: body.path,
        placePath: body.place_path,
      }),
  }
}
