import { sql } from 'kysely'
import { type Day, dayAt } from '#base/day.ts'
import type { Article, ArticleVersion } from '#domains/library/article.ts'
import type { LawDocument } from '#domains/library/document.ts'
import type { ReadDocument, RelationBeside } from '#domains/library/reading/read-document.ts'
import type { Db } from '#platform/database/database.ts'

/** By its address, or by another one that leads to it. */
export async function findDocument(db: Db, slug: string): Promise<ReadDocument | undefined> {
  const alias = db.selectFrom('law_document_alias').select('document_id').where('slug', '=', slug)
  return db
    .selectFrom('law_document')
    .select(['id', 'slug', 'number', 'kind', 'name', 'issuer', 'signed_by as signedBy', 'issued_on as issuedOn'])
    .select(['effective_on as effectiveOn', 'expires_on as expiresOn', 'mark', 'source'])
    .where(({ or, eb }) => or([eb('slug', '=', slug), eb('id', 'in', alias)]))
    .orderBy(sql`slug = ${slug}`, 'desc')
    .executeTakeFirst()
}

const relationsMax = 1_000

/** What others do to the document, and what it does to others; what an editor dismissed is not told. */
export async function listRelations(db: Db, documentId: string): Promise<RelationBeside[]> {
  const { rows } = await sql<
    Omit<RelationBeside, 'by'> & Pick<LawDocument, 'slug' | 'number' | 'name'> & { documentKind: LawDocument['kind'] }
  >`
    select relation.direction, relation.kind, relation.scope, relation.from_day as "fromDay", relation.to_day as "toDay",
      relation.mark, relation.state, relation.excerpt, relation.source,
      other.slug, other.number, other.name, other.kind as "documentKind"
    from (
      select 'acted-on' as direction, from_id as other_id, law_relation.* from law_relation where to_id = ${documentId}
      union all
      select 'acting', to_id, law_relation.* from law_relation where from_id = ${documentId}) relation
    join law_document other on other.id = relation.other_id
    where relation.state <> 'dismissed'
    -- those that decide on being in force first: the others may be cut
    order by relation.kind in ('guides', 'based-on', 'consolidates'), relation.from_day, other.slug, relation.scope
    limit ${relationsMax}`.execute(db)
  return rows.map(({ slug, number, name, documentKind, ...rest }) => ({
    ...rest,
    by: { slug, number, name, kind: documentKind },
  }))
}

/** A line of the table of contents, with the title it has on a day. */
export type ContentsLine = Pick<Article, 'slug' | 'number' | 'headings'> & { title: string | null }

export const contentsPageSize = 200

export async function listContents(
  db: Db,
  documentId: string,
  { day, page }: { day: Day; page: number },
): Promise<{ lines: ContentsLine[]; total: number }> {
  const [{ rows: lines }, { total }] = await Promise.all([
    sql<ContentsLine>`
      select article.slug, article.number, article.headings, (
        select title from law_article_version
        where article_id = article.id
        order by (from_day is null or from_day <= ${day}) and (to_day is null or to_day > ${day}) desc, from_day desc nulls last
        limit 1) as title
      from law_article article where article.document_id = ${documentId}
      order by article.ordinal limit ${contentsPageSize} offset ${(page - 1) * contentsPageSize}`.execute(db),
    db
      .selectFrom('law_article')
      .select(({ fn }) => fn.countAll<string>().as('total'))
      .where('document_id', '=', documentId)
      .executeTakeFirstOrThrow(),
  ])
  return { lines, total: Number(total) }
}

export async function findArticle(db: Db, documentId: string, slug: string): Promise<Article | undefined> {
  return db
    .selectFrom('law_article')
    .select(['id', 'document_id as documentId', 'slug', 'number', 'ordinal', 'headings', 'topic_code as topicCode'])
    .where('document_id', '=', documentId)
    .where('slug', '=', slug)
    .executeTakeFirst()
}

/** A version without its text, oldest first. */
export type VersionMark = Omit<ArticleVersion, 'articleId' | 'text'>

const versionsMax = 200

export async function listVersions(db: Db, articleId: string): Promise<VersionMark[]> {
  return db
    .selectFrom('law_article_version')
    .select(['id', 'from_day as fromDay', 'to_day as toDay', 'title', 'text_hash as textHash', 'source'])
    .select(['amended_by as amendedBy', 'source_note as sourceNote'])
    .where('article_id', '=', articleId)
    .orderBy(sql`from_day nulls first`)
    .limit(versionsMax)
    .execute()
}

export async function loadText(db: Db, versionId: string): Promise<string> {
  const row = await db
    .selectFrom('law_article_version')
    .select('text')
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow()
  return row.text
}

export type Neighbour = Pick<Article, 'slug' | 'number'>

export async function findNeighbours(
  db: Db,
  { documentId, ordinal, slug }: Pick<Article, 'documentId' | 'ordinal' | 'slug'>,
): Promise<{ previous: Neighbour | undefined; next: Neighbour | undefined }> {
  const beside = db
    .selectFrom('law_article')
    .select(['slug', 'number'])
    .where('document_id', '=', documentId)
    .where('slug', '!=', slug)
  const [previous, next] = await Promise.all([
    beside.where('ordinal', '<', ordinal).orderBy('ordinal', 'desc').limit(1).executeTakeFirst(),
    beside.where('ordinal', '>', ordinal).orderBy('ordinal').limit(1).executeTakeFirst(),
  ])
  return { previous, next }
}

/** The day to which the library is right: when something in it was last read in or changed. null: it is empty. */
export async function findLibraryDay(db: Db): Promise<Day | null> {
  const { changedAt } = await db
    .selectFrom('law_document')
    .select(({ fn }) => fn.max('changed_at').as('changedAt'))
    .executeTakeFirstOrThrow()
  return changedAt === null ? null : dayAt(new Date(changedAt))
}
