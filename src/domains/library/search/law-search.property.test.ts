import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { addArticle, addVersion } from '#domains/library/article.store.ts'
import { addDocument, loadDocument, saveDocument } from '#domains/library/document.store.ts'
import { importLaw } from '#domains/library/imports/import-law.store.ts'
import { lawSourceOf } from '#domains/library/imports/law-source.ts'
import { noteLawChange } from '#domains/library/law-change.store.ts'
import { aDocument, anArticle, aVersion } from '#domains/library/library.fixtures.ts'
import { buildSegment } from '#domains/library/search/build-segment.store.ts'
import { listEntriesAfter } from '#domains/library/search/law-entries.queries.ts'
import { entryOf } from '#domains/library/search/law-entry.ts'
import { LawSearch } from '#domains/library/search/law-search.store.ts'
import { type LawAnswer, lawWeights, searchLaw } from '#domains/library/search/law-search.ts'
import { segmentFolder } from '#domains/library/search/segment-folder.ts'
import { openSegment } from '#engines/search/segment.ts'
import { writeSegment } from '#engines/search/segment-writer.ts'
import { standingClock } from '#platform/clock.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

const clock = standingClock('2030-08-01T02:00:00Z')
const now = clock.now()
const words = ['ruộng', 'ao', 'kênh', 'mương', 'đồi', 'rẫy']
const today = '2030-08-01'

/** What may happen to a library and its index; `which` and `word` choose among what is there. */
const stepOf = fc.record({
  deed: fc.constantFrom(
    'add',
    'add',
    'change',
    'remove',
    'rename',
    'import',
    'build',
    'build killed',
    'file lost',
    'reopen',
  ),
  which: fc.nat(20),
  word: fc.constantFrom(...words),
})

onBothDatabases('tìm kiếm luôn bằng với cơ sở dữ liệu', (database) => {
  test('sau mọi chuỗi nhập, sửa, bỏ, dựng, bị giết, mất tệp: tìm ra đúng những điều mà một chỉ mục dựng mới tìm ra', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stepOf, { minLength: 1, maxLength: 9 }), async (steps) => {
        await sql`truncate law_document, law_change, law_change_turn, law_segment, law_import cascade`.execute(
          database().kysely,
        )
        const dataFolder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-search-'))
        try {
          await history({ dataFolder, steps })
        } finally {
          rmSync(dataFolder, { recursive: true, force: true })
        }
      }),
      { numRuns: 10 },
    )
  })

  type Step = { deed: string; which: number; word: string }

  async function history({ dataFolder, steps }: { dataFolder: string; steps: Step[] }): Promise<void> {
    const house = { database: database(), dataFolder, clock }
    // an article that stays and has all words, so that a word that is gone elsewhere is still a word
    await happen(house, { deed: 'add', which: 0, word: words.join(' ') }, 99)
    const open = [new LawSearch(house), new LawSearch(house)]
    for (const [turn, step] of steps.entries()) {
      if (step.deed === 'reopen') open[step.which % 2] = new LawSearch(house)
      else await happen(house, step, turn)
      for (const search of open) {
        const state = await search.state()
        if (!state.isWhole) {
          expect((await search.ask({ text: 'ao', limit: 1, today })).notice).not.toBeNull()
          continue
        }
        for (const word of words) expect(idsOf(await search.ask(asking(word)))).toEqual(await wanted(word))
      }
    }
    await buildSegment(house)
    for (const search of open)
      for (const word of words) expect(idsOf(await search.ask(asking(word)))).toEqual(await wanted(word))
  }

  async function happen(house: { dataFolder: string } & Parameters<typeof buildSegment>[0], step: Step, turn: number) {
    const { deed, which, word } = step
    const db = database().kysely
    const articles = (await db.selectFrom('law_article').select(['id', 'document_id']).orderBy('id').execute()).slice(1)
    const article = articles[which % Math.max(1, articles.length)]
    switch (deed) {
      case 'add':
        return database().transaction(async (tx) => {
          const law = aDocument({ number: `${turn}/2030/QH99`, name: `Luật ${word}` })
          const added = anArticle({ documentId: law.id })
          await addDocument(tx, law, now)
          await addArticle(tx, added, now)
          await addVersion(tx, aVersion({ articleId: added.id, text: `Chữ ${word} ${turn}.` }), { now })
        })
      case 'change':
        if (article)
          await database().transaction((tx) =>
            addVersion(
              tx,
              aVersion({ articleId: article.id, text: `Chữ mới ${word}.`, textHash: `${turn}`.padEnd(64, 'e') }),
              { now },
            ),
          )
        return
      case 'remove':
        if (article)
          await database().transaction(async (tx) => {
            await tx.deleteFrom('law_article_version').where('article_id', '=', article.id).execute()
            await tx.deleteFrom('law_article').where('id', '=', article.id).execute()
            await noteLawChange(tx, { documentId: article.document_id, articleId: article.id }, now)
          })
        return
      case 'rename':
        if (article)
          await database().transaction(async (tx) =>
            saveDocument(tx, { ...(await loadDocument(tx, article.document_id)), name: `Luật ${word}` }, now),
          )
        return
      case 'import': {
        const list = [1, 2].map((number) => ({
          law: `Luật nhập ${word}`,
          article: number,
          text: `Tiêu đề\n\nChữ ${word} ${number}`,
        }))
        const source = await lawSourceOf('danh-sach.json', async function* () {
          yield new TextEncoder().encode(JSON.stringify(list))
        })
        return void (await importLaw({ house, source, sourceName: () => 'thử', report: () => undefined }))
      }
      case 'build':
        return void (await buildSegment(house))
      case 'build killed':
        // what a killed process leaves: a row whose lease has run out, and half a file
        await sql`insert into law_segment (id, state, up_to, as_of, leased_until, begun_at)
          values (${newId()}, 'building', 0, ${today}, now() - interval '1 second', now()) on conflict do nothing`.execute(
          db,
        )
        return
      case 'file lost':
        for (const name of namesIn(house.dataFolder)) writeFileSync(join(segmentFolder(house.dataFolder), name), 'hỏng')
    }
  }

  /** By an index that is made of the database at this moment and of nothing else. */
  async function wanted(word: string): Promise<string[]> {
    const entries = await listEntriesAfter(database().kysely, today, null, 1_000)
    const segment = openSegment(writeSegment(entries.map(entryOf), lawWeights))
    return idsOf(searchLaw({ segments: [segment], removed: new Set(), documents: [] }, asking(word)))
  }
})

const asking = (text: string) => ({ text, limit: 100, today })

function idsOf({ hits }: LawAnswer): string[] {
  return hits.flatMap(({ articleId, twins }) => [articleId, ...twins]).sort()
}

function namesIn(dataFolder: string): string[] {
  try {
    return readdirSync(segmentFolder(dataFolder))
  } catch {
    return []
  }
}
