import { sql } from 'kysely'
import { fold, sortKey } from '#base/vietnamese.ts'
import { type DocumentKind, documentKinds, numberKeyOf, slugOf } from '#domains/library/document.ts'
import type { ReadDocument } from '#domains/library/reading/read-document.ts'
import type { Db } from '#platform/database/database.ts'

/** What a search or a list can be narrowed by: only what the library has. */
export type SearchChoices = {
  kinds: { value: DocumentKind; label: string }[]
  issuers: string[]
  topics: { code: string; name: string }[]
}

const issuersMax = 60
const topicsMax = 400

export async function listSearchChoices(db: Db): Promise<SearchChoices> {
  const [kinds, issuers, topics] = await Promise.all([
    sql<{ kind: DocumentKind }>`select distinct kind from law_document`.execute(db),
    sql<{ issuer: string }>`
      select issuer from law_document where issuer <> '' group by issuer order by count(*) desc, issuer limit ${issuersMax}`.execute(
      db,
    ),
    listTopics(db),
  ])
  const had = new Set(kinds.rows.map(({ kind }) => kind))
  return {
    kinds: Object.entries(documentKinds).flatMap(([value, label]) =>
      had.has(value as DocumentKind) ? [{ value: value as DocumentKind, label }] : [],
    ),
    issuers: issuers.rows.map(({ issuer }) => issuer),
    topics,
  }
}

export async function listTopics(db: Db): Promise<SearchChoices['topics']> {
  const topics = await db.selectFrom('law_topic').select(['code', 'name']).orderBy('code').limit(topicsMax).execute()
  return topics.sort((one, other) => (sortKey(one.name) < sortKey(other.name) ? -1 : 1))
}

export type NamedDocument = Pick<
  ReadDocument,
  'id' | 'slug' | 'number' | 'kind' | 'name' | 'effectiveOn' | 'expiresOn' | 'mark'
>

const namedMax = 3
const nameLettersMax = 200

/** Documents that what was typed names, whole: their number, or their name. Also those of which the library has no words. */
export async function findNamedDocuments(db: Db, text: string): Promise<NamedDocument[]> {
  const typed = text.slice(0, nameLettersMax).trim()
  if (typed.length < 3) return []
  const { rows } = await sql<NamedDocument>`
    select id, slug, number, kind, name, effective_on as "effectiveOn", expires_on as "expiresOn", mark from law_document
    where number_key = ${numberKeyOf(typed)} or name_folded = ${fold(typed)}
      or id in (select document_id from law_document_alias where slug = ${slugOf(typed)})
    order by effective_on desc nulls last, slug limit ${namedMax}`.execute(db)
  return rows
}

export type LibraryState = { documents: number; articles: number }

export async function countLibrary(db: Db): Promise<LibraryState> {
  const { rows } = await sql<LibraryState>`
    select (select count(*) from law_document)::integer as documents, (select count(*) from law_article)::integer as articles`.execute(
    db,
  )
  return rows[0]!
}
