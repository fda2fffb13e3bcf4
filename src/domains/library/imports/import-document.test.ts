import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { importLaw } from '#domains/library/imports/import-law.store.ts'
import { lawSourceOf } from '#domains/library/imports/law-source.ts'
import { standingClock } from '#platform/clock.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

const law = `QUỐC HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Luật số: 901/2030/QH99
Hà Nội, ngày 15 tháng 01 năm 2030

LUẬT
THỬ NGHIỆM

Quốc hội ban hành Luật Thử nghiệm.

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh
1. Luật này quy định việc thử nghiệm.
2. Chính phủ quy định chi tiết khoản 1 Điều này.

Điều 2. Hiệu lực thi hành
1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2030.
2. Luật số 800/2020/QH98 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.
`

onBothDatabases('nhập một văn bản từ tệp', (database) => {
  const importText = async (text: string, isOfficial: boolean) =>
    importLaw({
      house: { database: database(), clock: standingClock('2030-08-01T02:00:00Z'), dataFolder: '' },
      source: await lawSourceOf('luat.txt', async function* () {
        yield new TextEncoder().encode(text)
      }),
      sourceName: () => 'Công báo',
      report: () => undefined,
      isOfficial,
    })

  test('điều, ngày và quan hệ đọc được; quan hệ chờ biên tập viên; nhập lại không đổi gì', async () => {
    expect(await importText(law, true)).toMatchObject({ kind: 'document', added: 2 })
    expect(await importText(law, true)).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    const { rows } = await sql`
      select d.number, d.name, d.effective_on, d.mark, a.slug, v.title, v.from_day from law_article a
        join law_document d on d.id = a.document_id join law_article_version v on v.article_id = a.id order by a.ordinal`.execute(
      database().kysely,
    )
    const document = { number: '901/2030/QH99', name: 'Luật Thử nghiệm', effective_on: '2030-07-01', mark: 'S' }
    expect(rows).toEqual([
      { ...document, slug: 'dieu-1', title: 'Phạm vi điều chỉnh', from_day: '2030-07-01' },
      { ...document, slug: 'dieu-2', title: 'Hiệu lực thi hành', from_day: '2030-07-01' },
    ])
    const relations = await sql`
      select t.number, t.mark, r.kind, r.state from law_relation r join law_document t on t.id = r.to_id`.execute(
      database().kysely,
    )
    expect(relations.rows).toEqual([{ number: '800/2020/QH98', mark: 'R', kind: 'replaces', state: 'read' }])
  })

  test('không nói là bản chính thức thì ngày chưa quyết định; tệp không phải văn bản thì nói rõ', async () => {
    await importText(law, false)
    expect(await database().kysely.selectFrom('law_document').select('mark').orderBy('mark').execute()).toEqual([
      { mark: 'R' },
      { mark: 'T' },
    ])
    await expect(importText('Chuyện kể ở làng.', false)).rejects.toThrow('Không thấy số hiệu hay điều nào')
  })
})
