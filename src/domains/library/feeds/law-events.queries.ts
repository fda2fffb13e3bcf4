import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { FeedScope, LawEvent } from '#domains/library/feeds/law-event.ts'
import type { Db } from '#platform/database/database.ts'

const eventsMax = 50
const articlesNamed = 12

/** The newest first: confirmed relations, new words, days on which something began or ended by today. */
export async function listLawEvents(db: Db, scope: FeedScope, today: Day): Promise<LawEvent[]> {
  const found = await Promise.all([listActs(db, scope), listTexts(db, scope), listTurns(db, scope, today)])
  return found
    .flat()
    .sort(
      (one, other) =>
        other.updated.getTime() - one.updated.getTime() || one.document.slug.localeCompare(other.document.slug),
    )
    .slice(0, eventsMax)
}

function within(scope: FeedScope, column: 'law_relation.to_id' | 'document.id') {
  return 'documentId' in scope
    ? sql`${sql.ref(column)} = ${scope.documentId}`
    : sql`${sql.ref(column)} in (select document_id from law_article where topic_code = ${scope.topic})`
}

const named = (table: string) =>
  sql`json_build_object('slug', ${sql.ref(`${table}.slug`)}, 'number', ${sql.ref(`${table}.number`)}, 'kind', ${sql.ref(`${table}.kind`)}, 'name', ${sql.ref(`${table}.name`)})`

/** Midnight in Vietnam, where only the day is known. */
const midnight = (day: string) => sql`(${sql.ref(day)}::timestamp at time zone 'Asia/Ho_Chi_Minh')`

async function listActs(db: Db, scope: FeedScope): Promise<LawEvent[]> {
  const { rows } = await sql<LawEvent & { kind: 'relation' }>`
    select 'relation' as kind, law_relation.id, law_relation.kind as deed, law_relation.scope, law_relation.from_day as day,
      ${named('document')} as document, ${named('acting')} as by,
      coalesce(law_relation.decided_at, ${midnight('law_relation.from_day')}) as updated
    from law_relation join law_document document on document.id = law_relation.to_id
      join law_document acting on acting.id = law_relation.from_id
    where ${within(scope, 'law_relation.to_id')} and law_relation.state = 'confirmed'
      and law_relation.kind not in ('based-on', 'consolidates') and law_relation.from_day is not null
    order by updated desc, law_relation.id limit ${eventsMax}`.execute(db)
  return rows
}

async function listTexts(db: Db, scope: FeedScope): Promise<LawEvent[]> {
  const where =
    'documentId' in scope ? sql`article.document_id = ${scope.documentId}` : sql`article.topic_code = ${scope.topic}`
  const { rows } = await sql<LawEvent & { kind: 'texts' }>`
    select 'texts' as kind, grouped.day, grouped.updated, grouped.count::integer as count, grouped.articles,
      grouped."amendedBy", ${named('document')} as document
    from (
      select article.document_id, version.from_day as day, version.amended_by as "amendedBy", max(version.entered_at) as updated,
        count(*) as count, (array_agg(article.number order by article.ordinal))[1:${sql.lit(articlesNamed)}] as articles
      from law_article article join law_article_version version on version.article_id = article.id
      where ${where} group by article.document_id, version.from_day, version.amended_by
      order by updated desc, article.document_id limit ${eventsMax}) grouped
    join law_document document on document.id = grouped.document_id`.execute(db)
  return rows
}

async function listTurns(db: Db, scope: FeedScope, today: Day): Promise<LawEvent[]> {
  const { rows } = await sql<LawEvent & { kind: 'begins' | 'ends' }>`
    select turn.kind, turn.day, ${midnight('turn.day')} as updated, ${named('document')} as document
    from law_document document
    cross join lateral (values ('begins', document.effective_on), ('ends', document.expires_on)) turn (kind, day)
    where ${within(scope, 'document.id')} and turn.day <= ${today} and document.mark in ('S', 'C', 'E', 'G')
    order by turn.day desc, document.slug limit ${eventsMax}`.execute(db)
  return rows
}
