import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { fold } from '#base/vietnamese.ts'
import { entryOf, type LawEntry } from '#domains/library/search/law-entry.ts'
import { type LawSearchParts, lawWeights, rankedCandidates, searchLaw } from '#domains/library/search/law-search.ts'
import { openSegment } from '#engines/search/segment.ts'
import { SegmentWriter } from '#engines/search/segment-writer.ts'
import { startTemporaryPostgres } from '#platform/database/temporary-postgres.ts'
import {
  articleKey,
  documentsOf,
  type LawQuestion,
  lawFolder,
  readCodification,
  readLawList,
  readQuestions,
} from './law-corpus.ts'
import { crossValidate, meanScores, type RankedList, type RankScores, scoresOf, trainRanking } from './law-ranking.ts'
import { met, report } from './measure.ts'

/** Whether the right article comes first, how long one waits for it, and what the index costs; beside PostgreSQL's own search. */
const today = '2026-11-27'
/** PostgreSQL takes seconds for a question: it is asked every twentieth, and not for longer than this. */
const postgresEvery = 20
const postgresMsMax = 20_000
const largeEntries = 600_000
const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd')

const folder = lawFolder()
if (folder === undefined) console.info('LGD_SHARED names no folder with law/: nothing is measured')
else await measureSearch(folder)

async function measureSearch(folder: string): Promise<void> {
  const questions = readQuestions(folder)
  const list = readLawList(folder)
  const all = [...list, ...readCodification(folder)]
  const keys = new Map(
    all.map(({ articleId, documentName, articleNumber }) => [articleId, articleKey(documentName, articleNumber)]),
  )
  const textByKey = new Map(all.map((entry) => [keys.get(entry.articleId)!, entry.text]))
  const textsOf = (some: Iterable<string>) => [...some].map((key) => textByKey.get(key)!)
  const lists: RankedList[] = []
  for (const [name, entries] of [
    ['17 laws', list],
    [`${all.length} articles`, all],
  ] as const) {
    const parts = build(name, entries)
    for (const [how, typed] of [
      ['', (text: string) => text],
      [', no diacritics', bare],
      [', half without', halfBare],
      [', a slip', withSlip],
    ] as const) {
      const scored: { kind: string; scores: RankScores }[] = []
      const times: number[] = []
      const missed: Miss[] = []
      for (const question of questions) {
        const text = typed(question.question)
        const gold = goldOf(question)
        const start = performance.now()
        const { hits } = searchLaw(parts, { text, limit: 20, today })
        times.push(performance.now() - start)
        const found = hits.flatMap(({ articleId, twins }) => [articleId, ...twins])
        scored.push({
          kind: name + how,
          scores: scoresOf(
            found.map((id) => keys.get(id)!),
            gold,
          ),
        })
        const first = new Set(found.slice(0, 10).map((id) => keys.get(id)!))
        const lacking = [...gold].filter((key) => !first.has(key))
        if (lacking.length > 0)
          missed.push({ question: question.question, lacking: textsOf(lacking), first: textsOf(first) })
        if (how !== '') continue // without diacritics the features are nearly the same
        const { ranked } = rankedCandidates(parts, { text, limit: 20, today })
        const rows = ranked.flatMap(({ segment, entry, features }) =>
          features ? { key: keys.get(parts.segments[segment]!.idOf(entry))!, features } : [],
        )
        if (rows.length > 0) lists.push({ question: question.id, kind: name + how, gold, rows })
      }
      tell(meanScores(scored))
      if (how === '') tellMisses(missed)
      if (how === '') report(`  a question over ${name}`, times, { p95Under: 25 })
    }
  }
  await comparePostgres(all, questions, keys)
  measureLarge(all, questions)
  console.info('\ncross-validated: each question ordered by weights that were trained without it (5 folds)')
  tell(crossValidate(lists, (question) => String(hashOf(question) % 5)))
  console.info('each law ordered by weights that were trained without its questions')
  const lawOf = new Map(questions.map(({ id, relevant }) => [id, relevant[0]!.law]))
  tell(crossValidate(lists, (question) => lawOf.get(question)!))
  console.info(`weights trained on all: ${JSON.stringify(trainRanking(lists))}`)
}

function build(name: string, entries: readonly LawEntry[]): LawSearchParts {
  const start = performance.now()
  const writer = new SegmentWriter(lawWeights)
  for (const entry of entries) writer.add(entryOf(entry))
  const bytes = writer.finish()
  const built = performance.now() - start
  globalThis.gc?.()
  const before = process.memoryUsage()
  const opening = performance.now()
  const segment = openSegment(bytes)
  const opened = performance.now() - opening
  globalThis.gc?.()
  const heapMb = (process.memoryUsage().heapUsed - before.heapUsed) / 1e6
  const sizeMb = bytes.length / 1e6
  console.info(
    `\n${name}: built in ${(built / 1000).toFixed(1)} s, ${sizeMb.toFixed(1)} MB; opened in ${opened.toFixed(0)} ms (goal < 2 s: ${met(opened < 2_000)}), with the bytes ${(sizeMb + heapMb).toFixed(0)} MB of memory`,
  )
  return { segments: [segment], removed: new Set(), documents: documentsOf(entries) }
}

function goldOf({ relevant }: LawQuestion): Set<string> {
  return new Set(relevant.map(({ law, article }) => articleKey(law, article)))
}

function tell(scores: Map<string, RankScores>): void {
  for (const [kind, { recall1, recall10, ndcg10, lists }] of scores) {
    console.info(
      `  ${kind.padEnd(36)} recall@1 ${recall1.toFixed(3)}  recall@10 ${recall10.toFixed(3)}  nDCG@10 ${ndcg10.toFixed(3)}  n ${lists}`,
    )
  }
}

/** A question whose right article is not among the first ten: the texts that are lacking, and those that came. */
type Miss = { question: string; lacking: string[]; first: string[] }

/** What came in its place may say the same: the codification has a text under several documents. */
function tellMisses(missed: readonly Miss[]): void {
  for (const { question, lacking, first } of missed) {
    const likeness = Math.max(...lacking.map((text) => Math.max(...first.map((other) => likenessOf(text, other)))))
    const isSame = likeness >= sameFrom
    console.info(`  missed (${isSame ? 'the same text came' : `likest ${likeness.toFixed(2)}`}): ${question}`)
  }
}

/** Of the pairs of neighbouring syllables of both texts together, the share that both have. */
function likenessOf(one: string, other: string): number {
  const [pairs, others] = [pairsOf(one), pairsOf(other)]
  const shared = [...pairs].filter((pair) => others.has(pair)).length
  return shared / Math.max(1, pairs.size + others.size - shared)
}

/** Two versions of one article differ in a number or a word. */
const sameFrom = 0.8

function pairsOf(text: string): Set<string> {
  const syllables = fold(text).match(/[a-z0-9]+/g) ?? []
  return new Set(syllables.slice(1).map((second, at) => `${syllables[at]} ${second}`))
}

/** The same chance each time. */
function hashOf(text: string): number {
  let hash = 7
  for (const character of text) hash = (hash * 31 + character.codePointAt(0)!) % 1_000_003
  return hash
}

/** Every second word without its tones. */
function halfBare(text: string): string {
  return text
    .split(' ')
    .map((word, at) => (at % 2 === 0 ? bare(word) : word))
    .join(' ')
}

/** In one word of twelve two letters change places. */
function withSlip(text: string): string {
  return text
    .split(' ')
    .map((word, at) =>
      (hashOf(text) + at) % 12 === 0 && word.length > 2 ? word[0]! + word[2] + word[1] + word.slice(3) : word,
    )
    .join(' ')
}

/** to_tsvector('simple') over folded text with a GIN index, any of the words, ts_rank by length: ts_rank_cd is ten times slower and finds a tenth. */
async function comparePostgres(
  entries: readonly LawEntry[],
  questions: readonly LawQuestion[],
  keys: Map<string, string>,
) {
  const server = await startTemporaryPostgres()
  if (server === undefined) return console.info('\nno PostgreSQL programs here: not compared')
  const client = new pg.Client(server.url)
  await client.connect()
  try {
    await client.query('create table article (id text, words tsvector)')
    for (let from = 0; from < entries.length; from += 1_000) {
      const some = entries.slice(from, from + 1_000)
      await client.query(
        `insert into article select id, setweight(to_tsvector('simple', title), 'A') || to_tsvector('simple', left(body, 200000))
          from unnest($1::text[], $2::text[], $3::text[]) as t(id, title, body)`,
        [
          some.map(({ articleId }) => articleId),
          some.map(({ title }) => fold(title)),
          some.map(({ text }) => fold(text)),
        ],
      )
    }
    await client.query('create index on article using gin (words)')
    await client.query('vacuum analyze article')
    const scored: { kind: string; scores: RankScores }[] = []
    const times: number[] = []
    await client.query(`set statement_timeout = ${postgresMsMax}`)
    for (const question of questions.filter((_, at) => at % postgresEvery === 0)) {
      const words = [...new Set(fold(question.question).match(/[a-z0-9]+/g) ?? [])].join(' | ')
      const start = performance.now()
      const { rows } = await client.query(
        `select id from article, to_tsquery('simple', $1) q where words @@ q order by ts_rank(words, q, 1) desc limit 20`,
        [words],
      )
      times.push(performance.now() - start)
      const found = rows.map(({ id }: { id: string }) => keys.get(id)!)
      scored.push({ kind: 'PostgreSQL, simple + ts_rank', scores: scoresOf(found, goldOf(question)) })
    }
    console.info('')
    tell(meanScores(scored))
    report('  a question in PostgreSQL', times)
  } finally {
    await client.end()
    await server.stop()
  }
}

/** The articles again and again with other numbers in them, as if ten times as many had been written. */
function measureLarge(all: readonly LawEntry[], questions: readonly LawQuestion[]): void {
  const writer = new SegmentWriter(lawWeights)
  const copies = Math.ceil(largeEntries / all.length)
  for (let copy = 0; copy < copies; copy++) {
    for (const entry of all.slice(0, largeEntries - copy * all.length)) {
      const text =
        copy === 0 ? entry.text : entry.text.replace(/\d+/g, (digits) => String((Number(digits) + copy) % 1_000_000))
      writer.add(
        entryOf({ ...entry, articleId: `${entry.articleId}-${copy}`, text, textHash: `${entry.textHash}-${copy}` }),
      )
    }
  }
  const bytes = writer.finish()
  const start = performance.now()
  const segment = openSegment(bytes)
  const parts = { segments: [segment], removed: new Set<string>(), documents: documentsOf(all) }
  console.info(
    `\n${segment.entries} articles: ${(bytes.length / 1e6).toFixed(0)} MB, opened in ${(performance.now() - start).toFixed(0)} ms`,
  )
  const times = questions.map(({ question }) => {
    const begun = performance.now()
    searchLaw(parts, { text: question, limit: 20, today })
    return performance.now() - begun
  })
  report('  a question', times, { p95Under: 80 })
}
