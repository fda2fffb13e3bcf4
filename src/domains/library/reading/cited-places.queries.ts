import type { Day } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import { numberKeyOf } from '#domains/library/document.ts'
import { lawPath } from '#domains/library/law-paths.ts'
import { type CitedDocument, citedPlacesIn } from '#domains/library/reading/cited-places.ts'
import type { Db } from '#platform/database/database.ts'

/** A piece of the text that leads somewhere. */
export type TextLink = { start: number; end: number; href: string }

/** What the links of a text stand on: the article being read, and the day it is read as at (undefined: today). */
export type Reading = { documentId: string; documentSlug: string; articleSlug: string; day: Day; asAt: Day | undefined }

/** The citations in a text that the library knows the target of, in order, none over another. */
export async function listTextLinks(db: Db, text: string, reading: Reading): Promise<TextLink[]> {
  const places = citedPlacesIn(text)
  if (places.length === 0) return []
  const documents = await findDocuments(
    db,
    places.map(({ document }) => document),
    reading.day,
  )
  const own = { id: reading.documentId, slug: reading.documentSlug }
  const targets = places.flatMap((place) => {
    const target = place.document.by === 'this' ? { ...own, end: place.end } : documents(place.document)
    return target ? [{ ...place, target }] : []
  })
  const known = await findArticles(
    db,
    targets.map(({ target }) => target.id),
    targets.flatMap(({ article }) => article ?? []),
  )
  const links: TextLink[] = []
  for (const { start, end, document, article, clause, point, target } of targets) {
    const slug = article === 'this' ? reading.articleSlug : article && `dieu-${fold(article)}`
    const isKnown = slug !== undefined && (article === 'this' || known.has(`${target.id} ${slug}`))
    if (document.by === 'this' && !isKnown) continue
    const place = isKnown ? { article: slug, clause, point } : {}
    const holdsName = document.by === 'name' && end === document.ends.at(-1)
    const link = {
      start,
      end: holdsName ? target.end : end,
      href: lawPath({ document: target.slug, ...place }, reading.asAt),
    }
    if (link.start >= (links.at(-1)?.end ?? 0)) links.push(link)
  }
  return links
}

type Target = { id: string; slug: string; end: number }
type Found = { id: string; slug: string; effective_on: Day | null }

/** Documents by number where only one has it; by name the longest known one, and of several the one of that day. */
async function findDocuments(db: Db, cited: readonly CitedDocument[], day: Day) {
  const numbers = [...new Set(cited.flatMap((one) => (one.by === 'number' ? [numberKeyOf(one.number)] : [])))]
  const names = [...new Set(cited.flatMap((one) => (one.by === 'name' ? namesOf(one.words) : [])))]
  const select = () => db.selectFrom('law_document').select(['id', 'slug', 'effective_on'])
  const byNumber =
    numbers.length === 0 ? [] : await select().select('number_key as key').where('number_key', 'in', numbers).execute()
  const byName =
    names.length === 0 ? [] : await select().select('name_folded as key').where('name_folded', 'in', names).execute()
  const withNumber = Map.groupBy(byNumber, ({ key }) => key ?? '')
  const withName = Map.groupBy(byName, ({ key }) => key)
  return (document: Exclude<CitedDocument, { by: 'this' }>): Target | undefined => {
    if (document.by === 'number') {
      const found = withNumber.get(numberKeyOf(document.number)) ?? []
      return found.length === 1 ? { ...found[0]!, end: 0 } : undefined
    }
    const all = namesOf(document.words)
    const at = all.findLastIndex((name) => withName.has(name))
    const found = at < 0 ? undefined : latestOn(withName.get(all[at]!)!, day)
    return found && { ...found, end: document.ends[at + 1]! }
  }
}

/** Of two words and more: «Luật Báo», «Luật Báo chí», … */
function namesOf(words: readonly string[]): string[] {
  return words.slice(1).map((_, index) => fold(words.slice(0, index + 2).join(' ')).replace(/,$/u, ''))
}

function latestOn(found: readonly Found[], day: Day): Found | undefined {
  const begun = found.filter(({ effective_on }) => effective_on !== null && effective_on <= day)
  return (begun.length > 0 ? begun : found).reduce((one, other) =>
    (other.effective_on ?? '') > (one.effective_on ?? '') ? other : one,
  )
}

async function findArticles(db: Db, documentIds: readonly string[], numbers: readonly string[]): Promise<Set<string>> {
  const slugs = [...new Set(numbers.map((number) => `dieu-${fold(number)}`))]
  if (slugs.length === 0) return new Set()
  const rows = await db
    .selectFrom('law_article')
    .select(['document_id', 'slug'])
    .where('document_id', 'in', [...new Set(documentIds)])
    .where('slug', 'in', slugs)
    .execute()
  return new Set(rows.map(({ document_id, slug }) => `${document_id} ${slug}`))
}
