import { sql } from 'kysely'
import { fold, tidy } from '#base/vietnamese.ts'
import { slugOf } from '#domains/library/document.ts'
import { type ListedLaw, readArticleList } from '#domains/library/imports/article-list.ts'
import { FlawBook } from '#domains/library/imports/import-flaws.ts'
import { keepPosition } from '#domains/library/imports/import-run.store.ts'
import type { Importing } from '#domains/library/imports/importing.ts'
import { addAlias } from '#domains/library/imports/join-documents.store.ts'
import type { PlannedArticle } from '#domains/library/imports/planned-article.ts'
import { documentKeyOf, kindOfName } from '#domains/library/imports/planned-document.ts'
import { sameWordsShareMin } from '#domains/library/imports/same-document.ts'
import { articlesAtOnce, writeArticles } from '#domains/library/imports/write-articles.store.ts'
import { writeDocuments } from '#domains/library/imports/write-documents.store.ts'
import type { Db, Tx } from '#platform/database/database.ts'

/** Each law of the list is a document that the library has, when the words agree; else one that is known by its name alone. */
export async function importArticleList(importing: Importing): Promise<{ flaws: FlawBook }> {
  const { source, run, house, report } = importing
  const flaws = new FlawBook()
  const laws = await readArticleList(source, flaws)
  const total = laws.reduce((sum, { articles }) => sum + articles.length, 0)
  let passed = 0
  for (const law of laws) {
    const knownId = (await findSame(house.database.kysely, law)) ?? (await findNamed(house.database.kysely, law, flaws))
    for (let start = 0; start < law.articles.length; start += articlesAtOnce) {
      const chunk = law.articles.slice(start, start + articlesAtOnce)
      passed += chunk.length
      if (passed <= run.position) continue
      importing.signal?.throwIfAborted()
      await house.database.transaction(async (tx) => {
        const now = house.clock.now()
        const documentId = await documentOf(tx, importing, law, knownId, now)
        const articles = chunk.map((article) => plannedArticle(article, documentId, importing.sourceName))
        const outcomes = await writeArticles(tx, articles, now)
        const next = { ...run, position: passed }
        for (const [index, outcome] of outcomes.entries()) {
          if (outcome === 'differs') flaws.note('words-differ', `${law.name}, Điều ${chunk[index]!.number}`)
          next[outcome === 'differs' ? 'unchanged' : outcome] += 1
        }
        await keepPosition(tx, next, total)
        Object.assign(run, next)
      })
      await report({ step: 'writing', done: run.position, total })
    }
  }
  return { flaws }
}

async function documentOf(
  tx: Tx,
  importing: Importing,
  law: ListedLaw,
  knownId: string | undefined,
  now: Date,
): Promise<string> {
  const { sourceName } = importing
  if (knownId !== undefined) {
    await addAlias(tx, { slug: slugOf(law.name), documentId: knownId, name: law.name, source: sourceName }, now)
    return knownId
  }
  const kind = kindOfName(law.name)
  const [id] = await writeDocuments(
    tx,
    [
      {
        key: documentKeyOf(null, kind, law.name),
        number: null,
        kind,
        name: law.name,
        isNameless: false,
        issuer: '',
        issuedOn: null,
        effectiveOn: null,
        expiresOn: null,
        mark: 'T',
        source: sourceName,
      },
    ],
    now,
  )
  return id!
}

/** The document that has most of these articles, word for word, under the same numbers. */
async function findSame(db: Db, { articles }: ListedLaw): Promise<string | undefined> {
  const wanted = articles.map(({ number, textHash }) => ({ number, textHash }))
  const { rows } = await sql<{ id: string; count: number }>`
    select a.document_id as id, count(distinct a.id) as count
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as k (number text, "textHash" text)
      join law_article_version v on v.text_hash = k."textHash" join law_article a on a.id = v.article_id and a.number = k.number
    group by a.document_id order by count(distinct a.id) desc, a.document_id limit 1`.execute(db)
  const best = rows[0]
  return best !== undefined && best.count >= articles.length * sameWordsShareMin ? best.id : undefined
}

/**
 * The numbered document of this name: of the year that the name says, else the only one of that name while the library has no
 * words of it. Words could not be compared, so the report says which document was taken.
 */
async function findNamed(db: Db, { name }: ListedLaw, flaws: FlawBook): Promise<string | undefined> {
  const [, bare = name, year] = /^(.*?)[ ,]*(?:\(|năm )?((?:19|20)\d\d)\)?$/iu.exec(name) ?? []
  const { rows } = await sql<{ id: string; number: string; year: string | null; isTold: boolean }>`
    select d.id, d.number, coalesce(to_char(d.issued_on, 'YYYY'), substring(d.number from '/((?:19|20)[0-9]{2})/')) as year,
      exists (select 1 from law_document_alias where document_id = d.id and slug = ${slugOf(name)})
        or not exists (select 1 from law_article where document_id = d.id) as "isTold"
    from law_document d where d.number is not null and d.name_folded = ${fold(tidy(bare))} order by d.id limit 20`.execute(
    db,
  )
  const found = year === undefined ? rows : rows.filter((row) => row.year === year)
  const [one, ...others] = found
  if (one === undefined || others.length > 0 || (year === undefined && !one.isTold)) return undefined
  flaws.note('matched-by-name', name, `số ${one.number}`)
  return one.id
}

function plannedArticle(article: ListedLaw['articles'][number], documentId: string, source: string): PlannedArticle {
  return {
    documentId,
    ...article,
    headings: [],
    topicCode: null,
    codificationCode: null,
    fromDay: null,
    toDay: null,
    amendedBy: [],
    source,
    sourceNote: '',
    mark: 'T',
  }
}
