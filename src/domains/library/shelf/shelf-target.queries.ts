import { sql } from 'kysely'
import { type Day, dayAt } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { articleStatusOn } from '#domains/library/article-status.ts'
import { clausesOf } from '#domains/library/clauses.ts'
import { fullName } from '#domains/library/document.ts'
import { type LawStatus, statusOn } from '#domains/library/document-status.ts'
import { guideKinds } from '#domains/library/guide-file.ts'
import { listRelationsOn } from '#domains/library/relations-on.queries.ts'
import { type ShelfTarget, targetPath } from '#domains/library/shelf/shelf-target.ts'
import type { Db } from '#platform/database/database.ts'

/** A target as a reader of the shelf sees it: what it is called, where it is from, whether it is in force. */
export type ShownTarget = {
  /** «Điều 3. Nguyên tắc», «khoản 1 Điều 3», the document's or the guide's name. */
  title: string
  /** The document that it belongs to, or what kind of text it is; '' for a document itself. */
  from: string
  status: LawStatus | null
  /** When the library last learned something about it; null: not known. */
  changedOn: Day | null
}

const targetsMax = 1_000

/** By the targets' addresses; what is not in the library any more is left out. */
export async function showTargets(
  db: Db,
  targets: readonly ShelfTarget[],
  day: Day,
): Promise<Map<string, ShownTarget>> {
  const shown = await showGuides(db, targets)
  const law = targets.filter((target) => target.kind !== 'guide').slice(0, targetsMax)
  const slugs = [...new Set(law.map(({ documentSlug }) => documentSlug))]
  if (slugs.length === 0) return shown
  const documents = await db
    .selectFrom('law_document')
    .select(['id', 'slug', 'number', 'name', 'effective_on as effectiveOn', 'expires_on as expiresOn', 'mark'])
    .select('changed_at as changedAt')
    .where('slug', 'in', slugs)
    .execute()
  const relations = await listRelationsOn(
    db,
    documents.map(({ id }) => id),
  )
  const articles = await findArticles(db, law, day)
  for (const target of law) {
    const document = documents.find(({ slug }) => slug === target.documentSlug)
    if (document === undefined) continue
    const acting = relations.get(document.id) ?? []
    const changedOn = dayAt(document.changedAt)
    if (target.kind === 'document') {
      const status = statusOn(day, document, acting)
      shown.set(targetPath(target), { title: fullName(document), from: '', status, changedOn })
      continue
    }
    const article = articles.get(`${target.documentSlug}/${target.articleSlug}`)
    if (article === undefined) continue
    const status = articleStatusOn(day, { slug: target.articleSlug, fromDay: article.fromDay }, document, acting)
    const called = `Điều ${article.number}${article.title === '' ? '' : `. ${article.title}`}`
    const title = target.kind === 'clause' ? `Khoản ${target.clause} ${called}` : called
    shown.set(targetPath(target), { title, from: fullName(document), status, changedOn })
  }
  return shown
}

/** A guide that was withdrawn, or never approved, is not in the library. */
async function showGuides(db: Db, targets: readonly ShelfTarget[]): Promise<Map<string, ShownTarget>> {
  const slugs = targets.flatMap((target) => (target.kind === 'guide' ? [target.guideSlug] : []))
  if (slugs.length === 0) return new Map()
  const { rows } = await sql<{ slug: string; title: string; kind: keyof typeof guideKinds; approvedAt: Date }>`
    select guide.slug, guide.kind, edition.title, edition.approved_at as "approvedAt"
    from guide join guide_edition edition on edition.guide_id = guide.id and edition.number = guide.edition
    where guide.is_public and guide.slug = any(${slugs}::text[])`.execute(db)
  return new Map(
    rows.map(({ slug, title, kind, approvedAt }) => [
      targetPath({ kind: 'guide', guideSlug: slug }),
      { title, from: guideKinds[kind], status: null, changedOn: dayAt(approvedAt) },
    ]),
  )
}

const missing = new Refusal(
  404,
  'Thư viện chưa có mục này, nên chưa đặt vào tủ được. Hãy kiểm tra lại đường dẫn, hoặc tìm theo số hiệu, tên văn bản.',
)

/** Refuses what the library does not have today: a shelf leads nobody to an empty page. */
export async function checkTargetStands(db: Db, target: ShelfTarget, day: Day): Promise<void> {
  const found = (await showTargets(db, [target], day)).get(targetPath(target))
  if (found === undefined) throw missing
  if (target.kind === 'clause' && !(await hasClause(db, target, day))) throw missing
}

async function hasClause(db: Db, target: ShelfTarget & { kind: 'clause' }, day: Day): Promise<boolean> {
  const article = (await findArticles(db, [target], day)).get(`${target.documentSlug}/${target.articleSlug}`)
  return clausesOf(article?.text ?? '').clauses.some(({ number }) => number === target.clause)
}

type FoundArticle = { number: string; title: string; fromDay: Day | null; text: string | null }

/** The articles that are named, with the title of the day; the text only for a single one that is looked into. */
async function findArticles(db: Db, targets: readonly ShelfTarget[], day: Day): Promise<Map<string, FoundArticle>> {
  const named = targets.flatMap((target) =>
    target.kind === 'article' || target.kind === 'clause' ? [[target.documentSlug, target.articleSlug] as const] : [],
  )
  if (named.length === 0) return new Map()
  const withText = named.length === 1 ? sql`version.text` : sql`null`
  const { rows } = await sql<FoundArticle & { documentSlug: string; slug: string }>`
    select document.slug as "documentSlug", article.slug, article.number, coalesce(version.title, '') as title,
      version.from_day as "fromDay", ${withText} as text
    from (values ${sql.join(named.map(([documentSlug, slug]) => sql`(${documentSlug}::text, ${slug}::text)`))}) as named (document_slug, slug)
    join law_document document on document.slug = named.document_slug
    join law_article article on article.document_id = document.id and article.slug = named.slug
    left join lateral (select title, from_day, text from law_article_version where article_id = article.id
      order by (from_day is null or from_day <= ${day}) and (to_day is null or to_day > ${day}) desc, from_day desc nulls last
      limit 1) version on true`.execute(db)
  return new Map(rows.map((row) => [`${row.documentSlug}/${row.slug}`, row]))
}
