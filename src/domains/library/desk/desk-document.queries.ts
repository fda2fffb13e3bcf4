import { type Selectable, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { whereKeeps } from '#domains/library/desk/keeping.queries.ts'
import { decidesRelation, keeps } from '#domains/library/desk/keeping.ts'
import { type LineMark, lineMarks, type StatusSpan, statusSpans } from '#domains/library/desk/status-line.ts'
import { documentOf } from '#domains/library/document.store.ts'
import { type LawDocument, refusals } from '#domains/library/document.ts'
import { type LawStatus, statusOn } from '#domains/library/document-status.ts'
import type { LawDocumentTable } from '#domains/library/library.tables.ts'
import type { Relation } from '#domains/library/relation.ts'
import { listRelationsOn } from '#domains/library/relations-on.queries.ts'
import { listUnclearOfDocument, type UnclearArticle } from '#domains/library/unclear/unclear-place.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import type { Location } from '#platform/permission/permission.ts'

/** A document with where it belongs, and a relation with both of its ends. */
export type KeptDocument = LawDocument & { keeper: Location | null; keeperName: string | null }
export type DeskRelation = Relation & {
  decidedBy: string | null
  decidedAt: Date | null
  acting: KeptDocument
  target: KeptDocument
  mayDecide: boolean
}

export type DeskArticle = {
  id: string
  slug: string
  number: string
  title: string
  versions: number
  fromDay: Day | null
}

export type DeskDocumentProps = {
  document: KeptDocument
  status: LawStatus
  spans: StatusSpan[]
  marks: LineMark[]
  relations: DeskRelation[]
  articles: DeskArticle[]
  articleCount: number
  /** What readers did not understand. */
  unclear: UnclearArticle[]
}

/** A document as its keeper sees it; one that somebody else keeps is «not there». */
export async function loadDeskDocument(db: Db, actor: Actor, today: Day, id: string): Promise<DeskDocumentProps> {
  const document = await loadKeptDocument(db, actor, id)
  const acted = (await listRelationsOn(db, [id])).get(id) ?? []
  return {
    document,
    status: statusOn(today, document, acted),
    spans: statusSpans(document, acted),
    marks: lineMarks(document, acted),
    relations: await listDeskRelations(db, actor, sql`(relation.from_id = ${id} or relation.to_id = ${id})`),
    ...(await listDeskArticles(db, id)),
    unclear: await listUnclearOfDocument(db, id),
  }
}

export async function loadKeptDocument(db: Db, actor: Actor, id: string): Promise<KeptDocument> {
  const { rows } = await sql<DocumentRow>`
    select ${documentColumns('law_document', 'keeper')} from law_document left join body keeper on keeper.id = law_document.keeper_body_id
    where law_document.id = ${id} and ${whereKeeps(actor, 'law_document')}`.execute(db)
  if (rows[0] === undefined) throw refusals.notFound
  return keptDocumentOf(rows[0].document)
}

/** One relation for its page: seen by who keeps either end. */
export async function loadDeskRelation(db: Db, actor: Actor, id: string): Promise<DeskRelation> {
  const [relation] = await listDeskRelations(db, actor, sql`relation.id = ${id}`)
  if (relation === undefined || !(keeps(actor, relation.acting.keeper) || keeps(actor, relation.target.keeper)))
    throw refusals.notFound
  return relation
}

type RelationRow = Omit<DeskRelation, 'acting' | 'target' | 'mayDecide'> & {
  acting: DocumentJson
  target: DocumentJson
}

const relationsMax = 400

async function listDeskRelations(db: Db, actor: Actor, which: ReturnType<typeof sql>): Promise<DeskRelation[]> {
  const { rows } = await sql<RelationRow>`
    select relation.id, relation.from_id as "fromId", relation.to_id as "toId", relation.kind, relation.scope, relation.from_day as "fromDay",
      relation.to_day as "toDay", relation.excerpt, relation.source, relation.mark, relation.state, person.name as "decidedBy",
      relation.decided_at as "decidedAt", ${documentColumns('acting', 'acting_keeper', 'acting')}, ${documentColumns('target', 'target_keeper', 'target')}
    from law_relation relation
      join law_document acting on acting.id = relation.from_id left join body acting_keeper on acting_keeper.id = acting.keeper_body_id
      join law_document target on target.id = relation.to_id left join body target_keeper on target_keeper.id = target.keeper_body_id
      left join person on person.id = relation.decided_by
    where ${which}
    order by case relation.state when 'read' then 0 when 'confirmed' then 1 else 2 end, relation.from_day desc nulls last, relation.id
    limit ${relationsMax}`.execute(db)
  return rows.map((row) => {
    const [acting, target] = [keptDocumentOf(row.acting), keptDocumentOf(row.target)]
    const mayDecide = decidesRelation(actor, row.kind, { from: acting.keeper, to: target.keeper })
    return { ...row, acting, target, mayDecide }
  })
}

const articlesShown = 200

async function listDeskArticles(db: Db, documentId: string) {
  const { rows } = await sql<DeskArticle & { total: number }>`
    select article.id, article.slug, article.number, coalesce(latest.title, '') as title, coalesce(counted.versions, 0)::int as versions,
      latest.from_day as "fromDay", count(*) over ()::int as total
    from law_article article
      left join lateral (select title, from_day from law_article_version version where version.article_id = article.id
        order by from_day desc nulls last limit 1) latest on true
      left join lateral (select count(*) as versions from law_article_version version where version.article_id = article.id) counted on true
    where article.document_id = ${documentId} order by article.ordinal, article.id limit ${articlesShown}`.execute(db)
  return { articles: rows.map(({ total: _, ...article }) => article), articleCount: rows[0]?.total ?? 0 }
}

type DocumentJson = Selectable<LawDocumentTable> & {
  keeper_path: string | null
  keeper_place_path: string | null
  keeper_name: string | null
}
type DocumentRow = { document: DocumentJson }

function documentColumns(document: string, keeper: string, as = 'document') {
  return sql`to_jsonb(${sql.ref(document)}) || jsonb_build_object('keeper_path', ${sql.ref(`${keeper}.path`)},
    'keeper_place_path', ${sql.ref(`${keeper}.place_path`)}, 'keeper_name', coalesce(${sql.ref(`${keeper}.short_name`)}, ${sql.ref(`${keeper}.name`)})) as ${sql.ref(as)}`
}

function keptDocumentOf(row: DocumentJson): KeptDocument {
  const { keeper_body_id, keeper_path, keeper_place_path } = row
  return {
    ...documentOf(row),
    keeper:
      keeper_body_id === null
        ? null
        : { bodyId: keeper_body_id, bodyPath: keeper_path ?? '', placePath: keeper_place_path ?? '' },
    keeperName: row.keeper_name,
  }
}
