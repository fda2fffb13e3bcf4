import { sql } from 'kysely'
import { newId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import {
  type CodificationPlan,
  type CodifiedPlace,
  planCodification,
} from '#domains/library/imports/codification-plan.ts'
import { readCodifiedArticle } from '#domains/library/imports/codified-article.ts'
import { keepPosition } from '#domains/library/imports/import-run.store.ts'
import type { Importing, ImportRun } from '#domains/library/imports/importing.ts'
import { joinDocuments } from '#domains/library/imports/join-documents.store.ts'
import { type LawSource, linesOf } from '#domains/library/imports/law-source.ts'
import type { PlannedArticle } from '#domains/library/imports/planned-article.ts'
import { sameWordsShareMin } from '#domains/library/imports/same-document.ts'
import { articlesAtOnce, writeArticles } from '#domains/library/imports/write-articles.store.ts'
import { documentsAtOnce, writeDocuments } from '#domains/library/imports/write-documents.store.ts'
import { writeRelations } from '#domains/library/imports/write-relations.store.ts'
import type { Db, Tx } from '#platform/database/database.ts'

const refusals = {
  nothingRead: new Refusal(
    422,
    'Không đọc được điều nào trong tệp. Hãy kiểm tra lại: mỗi dòng phải là một điều của Bộ Pháp điển ở dạng JSON; chưa có gì được ghi.',
  ),
}

/** Reads the file once to see what is in it, decides what is what, and reads it again to write, chunk after chunk. */
export async function importCodification(importing: Importing): Promise<CodificationPlan> {
  const { source, run, house, report } = importing
  const plan = await planCodification(source, importing.sourceName, (lines) =>
    report({ step: 'reading', done: lines, total: 0 }),
  )
  if (plan.articles.length === 0) throw refusals.nothingRead
  const total = plan.articles.length
  const ids = await writePlannedDocuments(importing, plan)
  await joinListed(importing, plan, ids)
  await report({ step: 'writing', done: run.position, total })
  for await (const chunk of chunksOf(source, plan, run)) {
    await inTurn(importing, async (tx) => {
      const now = house.clock.now()
      const articles = chunk.map(({ place, line }) =>
        plannedArticle(place, line, ids[place.document]!, importing.sourceName),
      )
      const outcomes = await writeArticles(tx, articles, now)
      const next = { ...run, position: run.position + chunk.length }
      for (const [index, outcome] of outcomes.entries()) {
        if (outcome === 'differs')
          plan.flaws.note('words-differ', `${chunk[index]!.place.code ?? chunk[index]!.place.line}`)
        next[outcome === 'differs' ? 'unchanged' : outcome] += 1
      }
      await keepPosition(tx, next, total)
      Object.assign(run, next)
    })
    await report({ step: 'writing', done: run.position, total })
  }
  await writePlannedRelations(importing, plan, ids)
  return plan
}

/** Between two chunks others are served, and a wish to stop is heard. */
async function inTurn({ house, signal }: Importing, work: (tx: Tx) => Promise<void>): Promise<void> {
  signal?.throwIfAborted()
  await house.database.transaction(work)
}

async function writePlannedDocuments(importing: Importing, plan: CodificationPlan): Promise<string[]> {
  const { house, run } = importing
  const now = house.clock.now()
  await inTurn(importing, async (tx) => {
    const topics = [...plan.topics].map(([code, name]) => ({ code, name }))
    await sql`
      insert into law_topic (code, name) select code, name from jsonb_to_recordset(${JSON.stringify(topics)}::jsonb) as r (code text, name text)
      on conflict (code) do update set name = excluded.name where law_topic.name <> excluded.name`.execute(tx)
  })
  const ids: string[] = []
  for (let start = 0; start < plan.documents.length; start += documentsAtOnce)
    await inTurn(importing, async (tx) => {
      ids.push(...(await writeDocuments(tx, plan.documents.slice(start, start + documentsAtOnce), now)))
      await keepPosition(tx, run, plan.articles.length)
    })
  return ids
}

/** Documents that came in with a list, by name alone, and are one of these by their articles. */
async function joinListed(importing: Importing, plan: CodificationPlan, ids: string[]): Promise<void> {
  const { house } = importing
  for (const [documentId, articles] of await listListed(house.database.kysely)) {
    const place = sameInPlan(plan, articles)
    if (place === undefined || ids[place] === documentId) continue
    await inTurn(importing, (tx) => joinDocuments(tx, documentId, ids[place]!, house.clock.now()))
  }
}

type Listed = Map<string, { number: string; textHash: string }[]>

async function listListed(db: Db): Promise<Listed> {
  const { rows } = await sql<{ documentId: string; number: string; textHash: string }>`
    select d.id as "documentId", a.number, v.text_hash as "textHash"
    from law_document d join law_article a on a.document_id = d.id join law_article_version v on v.article_id = a.id
    where d.number is null and d.mark in ('T', 'R', 'P')`.execute(db)
  return Map.groupBy(rows, ({ documentId }) => documentId)
}

function sameInPlan(plan: CodificationPlan, articles: { number: string; textHash: string }[]): number | undefined {
  const wanted = new Set(articles.map(({ number, textHash }) => `${number} ${textHash}`))
  const counts = new Map<number, number>()
  for (const { document, number, textHash } of plan.articles)
    if (wanted.has(`${number} ${textHash}`)) counts.set(document, (counts.get(document) ?? 0) + 1)
  const [best] = [...counts].sort((a, b) => b[1] - a[1])
  return best !== undefined && best[1] >= articles.length * sameWordsShareMin ? best[0] : undefined
}

type Chunk = { place: CodifiedPlace; line: string }[]

/** The lines of the plan from the position of the run on. */
async function* chunksOf(source: LawSource, plan: CodificationPlan, run: ImportRun): AsyncGenerator<Chunk> {
  let at = run.position
  let chunk: Chunk = []
  for await (const line of linesOf(source)) {
    const place = plan.articles[at]
    if (place === undefined) break
    if (line.number !== place.line || !('text' in line)) continue
    chunk.push({ place, line: line.text })
    at += 1
    if (chunk.length < articlesAtOnce) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

function plannedArticle(place: CodifiedPlace, line: string, documentId: string, source: string): PlannedArticle {
  const article = readCodifiedArticle(line)
  if (article === undefined) throw new Error(`Line ${place.line} changed while it was being imported.`)
  const { slug, number, ordinal, fromDay, toDay, textHash, amendedBy, code } = place
  return {
    documentId,
    slug,
    number,
    ordinal,
    headings: article.path,
    topicCode: article.topic === '' ? null : article.topic,
    codificationCode: code,
    fromDay,
    toDay,
    title: article.title,
    text: article.text,
    textHash,
    amendedBy,
    source,
    sourceNote: article.sourceNote,
    mark: 'S',
  }
}

const relationsAtOnce = 1_000

async function writePlannedRelations(importing: Importing, plan: CodificationPlan, ids: string[]): Promise<void> {
  const { house, sourceName } = importing
  const relations = plan.relations.flatMap((planned) => {
    const [fromId, toId] = [ids[planned.from]!, ids[planned.to]!]
    if (fromId === toId) return []
    const { kind, scope, fromDay, excerpt } = planned
    return [
      {
        id: newId(),
        fromId,
        toId,
        kind,
        scope: scope.toSorted(),
        fromDay,
        toDay: null,
        excerpt,
        source: sourceName,
        mark: 'S' as const,
        state: 'confirmed' as const,
      },
    ]
  })
  for (let start = 0; start < relations.length; start += relationsAtOnce) {
    await inTurn(importing, async (tx) =>
      writeRelations(tx, relations.slice(start, start + relationsAtOnce), house.clock.now()),
    )
    await importing.report({
      step: 'relations',
      done: Math.min(start + relationsAtOnce, relations.length),
      total: relations.length,
    })
  }
}
