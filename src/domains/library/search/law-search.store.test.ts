import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { addArticle, addVersion } from '#domains/library/article.store.ts'
import { addDocument, saveDocument } from '#domains/library/document.store.ts'
import { aDocument, anArticle, aVersion } from '#domains/library/library.fixtures.ts'
import { buildSegment } from '#domains/library/search/build-segment.store.ts'
import { freshArticlesMax } from '#domains/library/search/fresh-articles.ts'
import { LawSearch } from '#domains/library/search/law-search.store.ts'
import { segmentFolder } from '#domains/library/search/segment-folder.ts'
import { noteTurnedTexts } from '#domains/library/search/turned-texts.store.ts'
import { standingClock } from '#platform/clock.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

const clock = standingClock('2030-08-01T02:00:00Z')
const now = clock.now()

onBothDatabases('tìm trong thư viện', (database) => {
  let dataFolder = ''
  beforeEach(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-search-'))
  })
  afterEach(() => rmSync(dataFolder, { recursive: true, force: true }))
  const house = () => ({ database: database(), dataFolder, clock })

  const opened = async () => {
    const search = new LawSearch(house())
    await search.open()
    return search
  }

  const law = aDocument()
  const put = (text: string, number = '1') =>
    database().transaction(async (tx) => {
      const article = anArticle({ documentId: law.id, number, ordinal: Number(number) })
      await addArticle(tx, article, now)
      await addVersion(tx, aVersion({ articleId: article.id, title: 'Điều thử', text }), { now })
      return article
    })
  const found = async (search: LawSearch, text: string) =>
    (await search.ask({ text, limit: 20, today: '2030-08-01' })).hits.map(({ articleId }) => articleId)
  const jobs = () =>
    database().kysely.selectFrom('job').select('kind').where('kind', '=', 'library.rebuild-search').execute()

  test('chưa có gì thì trả lời trống; điều vừa thêm, vừa sửa, vừa bỏ được biết ngay ở câu hỏi sau', async () => {
    const search = await opened()
    expect(await found(search, 'ruộng')).toEqual([])
    await database().transaction((tx) => addDocument(tx, law, now))
    const article = await put('1. Ruộng đất.')
    expect(await found(search, 'ruộng')).toEqual([article.id])
    await buildSegment(house())
    expect(await found(search, 'ruong')).toEqual([article.id])
    await database().transaction((tx) =>
      addVersion(tx, aVersion({ articleId: article.id, text: '1. Ao hồ.', textHash: 'c'.repeat(64) }), { now }),
    )
    expect([await found(search, 'ruộng'), await found(search, 'ao hồ')]).toEqual([[], [article.id]])
    await database().transaction((tx) => saveDocument(tx, { ...law, name: 'Luật Kênh mương' }, now))
    expect(await found(search, 'kênh mương')).toEqual([article.id])
    expect(await search.suggest('luat ken', 5)).toEqual(['Luật Kênh mương'])
    expect(await search.state()).toMatchObject({ behind: 0, isWhole: true, standing: { entries: 1 } })
  })

  test('chỉ mục mới đứng thì mọi tiến trình đang mở chuyển sang; tệp cũ và tệp dở được dọn', async () => {
    await database().transaction((tx) => addDocument(tx, law, now))
    const first = await put('1. Ruộng đất.')
    const [one, other] = [await opened(), await opened()]
    expect(await buildSegment(house())).toBe(true)
    writeFileSync(join(segmentFolder(dataFolder), 'x.seg.1.part'), 'dở')
    const second = await put('1. Ruộng lúa.', '2')
    expect((await found(one, 'ruộng')).sort()).toEqual([first.id, second.id].sort())
    await buildSegment(house())
    expect(readdirSync(segmentFolder(dataFolder))).toHaveLength(1)
    for (const search of [one, other, await opened()]) {
      expect((await found(search, 'ruộng')).sort()).toEqual([first.id, second.id].sort())
      expect((await search.state()).standing?.entries).toBe(2)
    }
    expect(await database().kysely.selectFrom('law_change').select('number').execute()).toEqual([])
  })

  test('đang dựng thì tiến trình khác không dựng nữa; bị giết giữa chừng thì chỉ mục cũ vẫn trả lời, hết hạn giữ thì dựng lại', async () => {
    await database().transaction((tx) => addDocument(tx, law, now))
    const article = await put('1. Ruộng đất.')
    await buildSegment(house())
    const search = await opened()
    await sql`insert into law_segment (id, state, up_to, as_of, leased_until, begun_at)
      values (${newId()}, 'building', 0, '2030-08-01', now() + interval '1 minute', now())`.execute(database().kysely)
    expect(await buildSegment(house())).toBe(false)
    expect((await search.state()).building).toEqual({ done: 0, total: 0 })
    expect(await found(search, 'ruộng')).toEqual([article.id])
    await sql`update law_segment set leased_until = now() - interval '1 second' where state = 'building'`.execute(
      database().kysely,
    )
    expect(await buildSegment(house())).toBe(true)
    const stop = new AbortController()
    stop.abort(new Error('dừng'))
    await expect(buildSegment(house(), { signal: stop.signal })).rejects.toThrow('dừng')
    expect((await search.state()).building).toBeNull()
  })

  test('tệp hỏng hoặc mất: nói rõ, vẫn tìm theo tên và tiêu đề, việc dựng lại được ghi; tiến trình đang mở không hề hấn', async () => {
    await database().transaction((tx) => addDocument(tx, law, now))
    const article = await put('1. Ruộng đất.')
    await buildSegment(house())
    const before = await opened()
    const [file = ''] = readdirSync(segmentFolder(dataFolder))
    writeFileSync(join(segmentFolder(dataFolder), file), 'hỏng')
    const search = await opened()
    const answer = await search.ask({ text: law.number ?? '', limit: 5, today: '2030-08-01' })
    expect(answer).toMatchObject({
      hits: [{ articleId: article.id }],
      notice: expect.stringContaining('đang được dựng lại'),
    })
    expect(await found(search, 'Điều thử')).toEqual([article.id])
    expect(await jobs()).toHaveLength(1)
    expect(await found(before, 'ruộng')).toEqual([article.id])
    await buildSegment(house())
    expect(await found(search, 'ruộng')).toEqual([article.id])
    expect(await search.state()).toMatchObject({ isWhole: true })
  })

  test('chữ có hiệu lực từ một ngày sau: sang ngày ấy thì tìm theo chữ mới', async () => {
    await database().transaction((tx) => addDocument(tx, law, now))
    const article = await put('1. Ruộng đất.')
    await database().transaction((tx) =>
      addVersion(
        tx,
        aVersion({ articleId: article.id, text: '1. Ao hồ.', textHash: 'c'.repeat(64), fromDay: '2030-08-03' }),
        { now },
      ),
    )
    await buildSegment(house())
    const search = await opened()
    expect([await found(search, 'ruộng'), await found(search, 'ao hồ')]).toEqual([[article.id], []])
    clock.moveTo('2030-08-04T02:00:00Z')
    try {
      await database().transaction((tx) => noteTurnedTexts(tx, '2030-08-04', clock.now()))
      expect([await found(search, 'ruộng'), await found(search, 'ao hồ')]).toEqual([[], [article.id]])
    } finally {
      clock.moveTo('2030-08-01T02:00:00Z')
    }
  })

  test('thay đổi nhiều hơn mức để riêng: nói còn thiếu bao nhiêu, dựng lại rồi thì đủ', {
    timeout: 60_000,
  }, async () => {
    await database().transaction((tx) => addDocument(tx, law, now))
    const article = await put('1. Ruộng đất.')
    await buildSegment(house())
    const search = await opened()
    await sql`
      with added as (
        insert into law_article (id, document_id, slug, number, ordinal)
        select gen_random_uuid(), ${law.id}, 'dieu-' || n, n::text, n from generate_series(2, ${freshArticlesMax + 2}) n returning id
      )
      insert into law_article_version (id, article_id, title, text, text_hash, source, entered_at)
      select gen_random_uuid(), id, 'Điều thử', '1. Ruộng ' || id, repeat('d', 64), 'thử', now() from added`.execute(
      database().kysely,
    )
    const { version } = await database().kysely.selectFrom('law_document').select('version').executeTakeFirstOrThrow()
    await database().transaction((tx) => saveDocument(tx, { ...law, version }, now))
    const answer = await search.ask({ text: 'ruộng', limit: 20, today: '2030-08-01' })
    expect(answer).toMatchObject({
      hits: [{ articleId: article.id }],
      behind: 1,
      notice: expect.stringContaining('dựng lại'),
    })
    expect(await jobs()).toHaveLength(1)
    await buildSegment(house())
    await search.ask({ text: 'ruộng', limit: 20, today: '2030-08-01' })
    await expect
      .poll(
        async () => {
          const { hits } = await search.ask({ text: 'ruộng', limit: 20, today: '2030-08-01' })
          return hits.flatMap(({ twins }) => twins).length
        },
        { timeout: 15_000 },
      )
      .toBeGreaterThan(freshArticlesMax / 25)
  })
})
