import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { articleStatusOn } from '#domains/library/article-status.ts'
import { clausesOf } from '#domains/library/clauses.ts'
import { fullName, type Mark } from '#domains/library/document.ts'
import type { LawStatus } from '#domains/library/document-status.ts'
import { readGuideText } from '#domains/library/guide-text.ts'
import { listRelationsOn } from '#domains/library/relations-on.queries.ts'
import { readTargetPath, type ShelfTarget, targetPath } from '#domains/library/shelf/shelf-target.ts'
import type { SpokenText } from '#domains/library/spoken-text.ts'
import type { Db } from '#platform/database/database.ts'

/** What is said of a place today; undefined for a whole document, and for what the library has no text of. */
export async function findSpokenText(db: Db, path: string, day: Day): Promise<SpokenText | undefined> {
  const target = readTargetPath(path)
  if (target === undefined || target.kind === 'document') return undefined
  if (target.kind === 'guide') return findGuideText(db, target)
  const found = await findText(db, target, day)
  if (found === undefined) return undefined
  const { title, text, document, number } = found
  const status = articleStatusOn(day, { slug: target.articleSlug, fromDay: found.fromDay }, document, found.relations)
  const heading = `Điều ${number}${title === '' ? '' : `. ${title}`}`
  const from = `${heading}. ${fullName(document)}.`
  const words = target.kind === 'article' ? text : clauseText(text, target.clause)
  if (words === undefined) return undefined
  const opening = target.kind === 'article' ? from : `Khoản ${target.clause} ${from}`
  return { path: targetPath(target), lines: [opening, ...warnings(status), ...words.split('\n')] }
}

async function findGuideText(db: Db, target: ShelfTarget & { kind: 'guide' }): Promise<SpokenText | undefined> {
  const edition = await db
    .selectFrom('guide')
    .innerJoin('guide_edition as edition', (join) =>
      join.onRef('edition.guide_id', '=', 'guide.id').onRef('edition.number', '=', 'guide.edition'),
    )
    .select('edition.words')
    .where('guide.slug', '=', target.guideSlug)
    .where('guide.is_public', '=', true)
    .executeTakeFirst()
  if (edition === undefined) return undefined
  const { title, summary, text } = edition.words
  const { sections } = readGuideText(text)
  const sentences = sections.flatMap(({ heading, sentences }) => [heading, ...sentences.map((one) => one.text)])
  return { path: targetPath(target), lines: [title, summary, ...sentences] }
}

/** Who only listens sees no chip: what does not hold any more says so before it is read. */
function warnings({ kind, sentence }: LawStatus): string[] {
  return kind === 'in-force' || kind === 'partly-expired' ? [] : [`Chú ý: ${sentence}`]
}

function clauseText(text: string, number: string): string | undefined {
  const clause = clausesOf(text).clauses.find((one) => one.number === number)
  return clause && text.slice(clause.start, clause.end)
}

type Found = { number: string; title: string; text: string; fromDay: Day | null }

async function findText(
  db: Db,
  { documentSlug, articleSlug }: Exclude<ShelfTarget, { kind: 'document' | 'guide' }>,
  day: Day,
) {
  const { rows } = await sql<
    Found & {
      id: string
      name: string
      lawNumber: string | null
      effectiveOn: Day | null
      expiresOn: Day | null
      mark: Mark
    }
  >`
    select article.number, version.title, version.text, version.from_day as "fromDay", document.id, document.name,
      document.number as "lawNumber", document.effective_on as "effectiveOn", document.expires_on as "expiresOn", document.mark
    from law_document document join law_article article on article.document_id = document.id
    join law_article_version version on version.article_id = article.id
    where document.slug = ${documentSlug} and article.slug = ${articleSlug}
      and (version.from_day is null or version.from_day <= ${day}) and (version.to_day is null or version.to_day > ${day})
    order by version.from_day desc nulls last limit 1`.execute(db)
  const row = rows[0]
  if (row === undefined) return undefined
  const { number, title, text, fromDay, id, name, lawNumber, ...days } = row
  const relations = (await listRelationsOn(db, [id])).get(id) ?? []
  return { number, title, text, fromDay, document: { name, number: lawNumber, ...days }, relations }
}
