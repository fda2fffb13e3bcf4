import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { loadCatalogue } from '#domains/library/catalogue.store.ts'
import { importLaw } from '#domains/library/imports/import-law.store.ts'
import { lawSourceOf } from '#domains/library/imports/law-source.ts'
import { standingClock } from '#platform/clock.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

const clock = standingClock('2030-08-01T02:00:00Z')
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** A made-up codification: a law, a decree that amends one article of another decree, a repealed article. */
function line(change: Record<string, unknown>): string {
  return JSON.stringify({
    code: '90.1.LQ.1',
    topic: '90.1',
    topicName: 'Thử nghiệm',
    path: ['Chương I. QUY ĐỊNH CHUNG'],
    title: 'Phạm vi điều chỉnh',
    text: 'Luật này quy định việc thử nghiệm.',
    documentNumber: '901/2030/QH99',
    effective: '01/07/2030',
    sourceNote:
      '(Điều 1 Luật số 901/2030/QH99 Thử nghiệm ngày 15/01/2030 của Quốc hội, có hiệu lực thi hành kể từ ngày 01/07/2030)',
    vbplId: '1',
    anchor: 'Dieu_1',
    related: [],
    ...change,
  })
}
const note = (article: string, rest = '') =>
  `(Điều ${article} Luật số 901/2030/QH99, có hiệu lực thi hành kể từ ngày 01/07/2030${rest})`
const codification = [
  line({}),
  line({
    code: '90.1.LQ.2',
    title: 'Giải thích từ ngữ',
    text: '1. Một.\n2. Hai.',
    sourceNote: note('2'),
    anchor: 'Dieu_2',
  }),
  line({
    code: '90.1.LQ.3',
    title: 'Trách nhiệm',
    text: 'Chữ đã sửa.',
    sourceNote: note(
      '3',
      ', có nội dung được sửa đổi bởi Điều 1 Luật số 902/2031/QH99 có hiệu lực thi hành kể từ ngày 01/01/2031',
    ),
    anchor: 'Dieu_3',
  }),
  line({ code: '90.1.LQ.4', title: 'Điều trống', text: '', sourceNote: note('4'), anchor: 'Dieu_4' }),
  line({ code: '90.1.LQ.6', title: 'Áp dụng', text: 'Từ nay.', sourceNote: note('6'), anchor: 'Dieu_6' }),
].join('\n')
const list = JSON.stringify([
  { law: 'Luật Thử nghiệm', article: '1', text: 'Phạm vi điều chỉnh\n\nLuật này quy định việc thử nghiệm.' },
  { law: 'Luật Thử nghiệm', article: '2', text: 'Giải thích từ ngữ\n\n1. Một.\n\n2. Hai.' },
  { law: 'Luật Thử nghiệm', article: '3', text: 'Trách nhiệm\n\nChữ cũ.' },
  { law: 'Luật Thử nghiệm', article: '4', text: 'Điều trống\n\nChữ ở danh sách.' },
  { law: 'Luật Thử nghiệm', article: '5', text: 'Thi hành\n\nTừ 01/07/2030.' },
  { law: 'Luật Thử nghiệm', article: 6, text: 'Áp dụng\n\nTừ nay.' },
  { law: 'Hiến chương Thử nghiệm', article: '1', text: 'Lời đầu.' },
])

onBothDatabases('nhập văn bản vào thư viện', (database) => {
  let dataFolder = ''
  beforeEach(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-import-'))
  })
  afterEach(() => rmSync(dataFolder, { recursive: true, force: true }))

  const slugs = async () =>
    (await database().kysely.selectFrom('law_document').select('slug').execute()).map(({ slug }) => slug)
  const importText = async (fileName: string, content: string | Uint8Array) => {
    const bytes = typeof content === 'string' ? bytesOf(content) : content
    const source = await lawSourceOf(fileName, async function* () {
      for (let start = 0; start < bytes.length; start += 1_000) yield bytes.subarray(start, start + 1_000)
    })
    return importLaw({
      house: { database: database(), clock, dataFolder },
      source,
      sourceName: (kind) => `nguồn ${kind}`,
      report: () => undefined,
    })
  }
  const library = async () => {
    const { rows } = await sql`
      select d.slug as document, d.number, d.name, d.kind, d.issued_on, d.effective_on, d.mark as sure, a.slug, a.ordinal, a.headings,
        a.codification_code, v.title, v.text, v.from_day, v.to_day, v.amended_by, v.source, v.mark
      from law_document d left join law_article a on a.document_id = d.id left join law_article_version v on v.article_id = a.id
      order by d.slug, a.ordinal, v.from_day`.execute(database().kysely)
    const aliases = await sql`
      select l.slug, l.name, d.number from law_document_alias l join law_document d on d.id = l.document_id order by 1`.execute(
      database().kysely,
    )
    return { rows, aliases: aliases.rows }
  }
  const empty = async () => {
    await sql`truncate law_document, law_import cascade`.execute(database().kysely)
  }

  test('danh sách trước hay pháp điển trước đều ra một thư viện; nhập lại không đổi gì', async () => {
    expect(await importText('phap-dien.jsonl.gz', gzipSync(codification))).toMatchObject({
      kind: 'codification',
      added: 5,
    })
    expect(await importText('danh-sach.json', list)).toMatchObject({
      kind: 'article-list',
      added: 2,
      changed: 1,
      unchanged: 4,
    })
    const codificationFirst = await library()
    const changes = await database().kysely.selectFrom('law_change_turn').select('last_number').execute()
    expect(await importText('phap-dien.jsonl.gz', gzipSync(codification))).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 5,
    })
    expect(await importText('danh-sach.json', list)).toMatchObject({ added: 0, changed: 0, unchanged: 7 })
    expect(await database().kysely.selectFrom('law_change_turn').select('last_number').execute()).toEqual(changes)
    expect(await library()).toEqual(codificationFirst)

    await empty()
    await importText('danh-sach.json', list)
    await importText('phap-dien.jsonl', codification)
    expect(await library()).toEqual(codificationFirst)
    expect(codificationFirst.aliases).toEqual([
      { slug: 'luat-thu-nghiem', name: 'Luật Thử nghiệm', number: '901/2030/QH99' },
    ])
    expect(codificationFirst.rows).toMatchObject([
      {
        document: '901-2030-qh99',
        name: 'Luật Thử nghiệm',
        kind: 'luat',
        slug: 'dieu-1',
        text: 'Luật này quy định việc thử nghiệm.',
      },
      { slug: 'dieu-2' },
      { slug: 'dieu-3', text: 'Chữ đã sửa.', from_day: '2031-01-01', amended_by: ['902/2031/QH99'] },
      { slug: 'dieu-4', text: 'Chữ ở danh sách.', from_day: '2030-07-01', source: 'nguồn article-list' },
      { slug: 'dieu-5', from_day: null, mark: 'T' },
      { slug: 'dieu-6' },
      { document: '902-2031-qh99', effective_on: '2031-01-01', slug: null },
      { document: 'hien-chuong-thu-nghiem', number: null, sure: 'T', text: 'Lời đầu.' },
    ])
  })

  test('sửa đổi nêu ở ghi chú thành quan hệ; bản pháp điển sau khép bản chữ trước', async () => {
    await importText('phap-dien.jsonl', codification)
    const relations = () =>
      sql`select f.number as "from", t.number as "to", r.kind, r.scope, r.from_day, r.state, r.mark from law_relation r
        join law_document f on f.id = r.from_id join law_document t on t.id = r.to_id`.execute(database().kysely)
    const amended = {
      from: '902/2031/QH99',
      to: '901/2030/QH99',
      kind: 'amends',
      from_day: '2031-01-01',
      state: 'confirmed',
      mark: 'S',
    }
    expect((await relations()).rows).toEqual([{ ...amended, scope: ['dieu-3'] }])
    const later = codification
      .replace('1. Một.', '1. Một mới.')
      .replace(
        note('2'),
        note(
          '2',
          ', có nội dung được sửa đổi bởi Điều 2 Luật số 902/2031/QH99 có hiệu lực thi hành kể từ ngày 01/01/2031',
        ),
      )
    expect(await importText('phap-dien-2.jsonl', later)).toMatchObject({ added: 0, changed: 1, unchanged: 4 })
    expect((await relations()).rows).toEqual([{ ...amended, scope: ['dieu-2', 'dieu-3'] }])
    const { rows } = await library()
    expect(rows.filter((row) => (row as { slug: string }).slug === 'dieu-2')).toMatchObject([
      { text: '1. Một.\n2. Hai.', from_day: '2030-07-01', to_day: '2031-01-01' },
      { text: '1. Một mới.\n2. Hai.', from_day: '2031-01-01', to_day: null },
    ])
  })

  test('luật chỉ có tên thì ghép với văn bản trong danh mục theo tên và năm, hoặc theo tên không trùng; và nói ra', async () => {
    await database().transaction((tx) => loadCatalogue(tx, clock.now()))
    const before = await slugs()
    const laws = ['Luật Hoà giải ở cơ sở', 'Luật Đất đai (2013)', 'Luật Tiếp cận thông tin', 'Hiến chương Thử nghiệm']
    const named = JSON.stringify(laws.map((law) => ({ law, article: '1', text: `Phạm vi\n\nChữ của ${law}.` })))
    const { flaws } = await importText('list.json', named)
    const added = (await slugs()).filter((slug) => !before.includes(slug))
    expect(added.sort()).toEqual(['hien-chuong-thu-nghiem', 'luat-tiep-can-thong-tin'])
    expect(flaws.listed.filter(({ kind }) => kind === 'matched-by-name')).toMatchObject([
      { place: 'Luật Hoà giải ở cơ sở', note: 'số 35/2013/QH13' },
      { place: 'Luật Đất đai (2013)', note: 'số 45/2013/QH13' },
    ])
    const more = JSON.stringify([{ law: laws[0], article: '2', text: 'Việc khác\n\nChữ.' }])
    await importText('more.json', more)
    expect(await slugs()).toHaveLength(before.length + 2)
    const alias = await database().kysely.selectFrom('law_document_alias').select('slug').execute()
    expect(alias.map(({ slug }) => slug)).toContain('luat-hoa-giai-o-co-so')
  })

  test('hai văn bản hóa ra là một: điều mỗi bên chỉ có một thì không cản, người theo dõi cả hai vẫn theo dõi một lần', async () => {
    await importText('danh-sach.json', list)
    const note9 = line({
      code: '90.1.LQ.9',
      sourceNote: note('9'),
      text: 'Chữ chưa có trong danh sách.',
      anchor: 'Dieu_9',
    })
    await importText('mot-dieu.jsonl', note9)
    await sql`
      insert into law_document_facts (document_id, facts, noted_at) select id, '{}', now() from law_document`.execute(
      database().kysely,
    )
    const [reader, ...wishes] = [newId(), newId(), newId(), newId()]
    await sql`
      insert into law_subscriber (id, address_hash, address_sealed, made_at) values (${reader}, 'h', 's', now())`.execute(
      database().kysely,
    )
    const documents = await database().kysely.selectFrom('law_document').select('id').orderBy('slug').execute()
    for (const [at, { id }] of documents.entries())
      await sql`
        insert into law_subscription (id, subscriber_id, document_id, confirmed_at)
        values (${wishes[at]}, ${reader}, ${id}, now())`.execute(database().kysely)
    await importText('phap-dien.jsonl', codification)
    const { rows } = await sql`
      select d.number from law_subscription s join law_document d on d.id = s.document_id
        join law_document_facts f on f.document_id = d.id order by 1`.execute(database().kysely)
    expect(rows).toEqual([{ number: '901/2030/QH99' }, { number: null }])
  })

  test.each([
    ['UTF-16 của Windows', 'utf-16le'],
    ['UTF-16 thứ tự ngược', 'utf-16be'],
  ])('danh sách lưu bằng %s thì vẫn đọc được', async (_, encoding) => {
    const bytes = Buffer.from(`\uFEFF${list}`, 'utf16le')
    if (encoding === 'utf-16be') bytes.swap16()
    expect(await importText('list.json', bytes)).toMatchObject({ kind: 'article-list', added: 7 })
    expect(await importText('list.json.gz', gzipSync(bytes))).toMatchObject({ added: 0, unchanged: 7 })
  })

  test('khuyết điểm của nguồn được đếm và kể, không giấu và không chặn phần còn lại', async () => {
    const content = [
      codification,
      '{"code": "hỏng',
      line({ code: '90.1.LQ.1', sourceNote: note('8'), text: `Có \u0000 ký tự.`, vbplId: '', anchor: 'Dieu_8' }),
      line({ code: '90.1.LQ.7', sourceNote: '', title: 'Không ghi chú', text: 'x', anchor: 'Dieu_7' }),
      `{"code":"x","text":"${'dài '.repeat(1_500_000)}"}`,
    ].join('\n')
    const bytes = Buffer.concat([bytesOf(`${content}\n`), Buffer.from([0x7b, 0xff, 0xfe, 0x0a])])
    const { flaws, added } = await importText('phap-dien.jsonl', bytes)
    expect(added).toBe(7)
    expect(Object.fromEntries(flaws.counts)).toMatchObject({
      'bad-line': 1,
      'bad-encoding': 1,
      'long-line': 1,
      'control-characters': 1,
      'empty-text': 1,
      'repeated-code': 1,
      'no-vbpl-id': 1,
      'unread-note': 1,
    })
    const kept = await database().kysely.selectFrom('law_import_flaw_count').select(['kind', 'count']).execute()
    expect(kept).toHaveLength(flaws.counts.size)
    const listed = await database()
      .kysely.selectFrom('law_import_flaw')
      .select('place')
      .where('kind', '=', 'bad-line')
      .execute()
    expect(listed).toEqual([{ place: 'dòng 6' }])
  })

  test.each([
    ['tệp nén bị cắt', () => gzipSync(codification.repeat(50)).subarray(0, 400), 'bị hỏng hoặc bị cắt ngắn'],
    ['JSON hỏng', () => bytesOf('[{"law": "Luật'), 'không phải một danh sách JSON'],
    ['danh sách không có điều nào', () => bytesOf('[{"law": 1}]'), 'không phải một danh sách JSON'],
    ['không dòng nào đọc được', () => bytesOf('{"a": 1}\n{"b": 2}'), 'Không đọc được điều nào'],
  ])('%s: nói rõ, không ghi gì, lần nhập sau không bị cản', async (_, content, sentence) => {
    await expect(importText('tep', content())).rejects.toThrow(sentence)
    expect((await library()).rows).toEqual([])
    expect(await importText('phap-dien.jsonl', codification)).toMatchObject({ added: 5 })
  })

  test('đang có lần nhập khác thì đợi; lần bị giết tự nhường chỗ khi hết hạn, và chính tệp ấy đi tiếp', async () => {
    const source = await lawSourceOf('phap-dien.jsonl', async function* () {
      yield bytesOf(codification)
    })
    await importText('phap-dien.jsonl', codification)
    await sql`delete from law_article_version`.execute(database().kysely)
    await sql`delete from law_article where slug in ('dieu-3', 'dieu-4', 'dieu-6')`.execute(database().kysely)
    await sql`update law_import set state = 'running', position = 2, leased_until = now() + interval '2 seconds'
      where sha256 = ${source.sha256}`.execute(database().kysely)
    expect(await importText('phap-dien.jsonl', codification)).toMatchObject({ resumedAt: 2 })
    const written =
      await sql`select slug from law_article a join law_article_version v on v.article_id = a.id order by 1`.execute(
        database().kysely,
      )
    expect(written.rows).toEqual([{ slug: 'dieu-3' }, { slug: 'dieu-4' }, { slug: 'dieu-6' }])
  })
})
