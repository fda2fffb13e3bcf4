import { beforeEach, describe, expect, test } from 'vitest'
import { aDocument, anArticle, aVersion } from '#domains/library/library.fixtures.ts'
import { textBlocksOf, textPagesOf } from '#domains/library/reading/article-text.ts'
import { insertLaw, inventedLaw } from '#domains/library/reading/invented-law.fixtures.ts'
import { versionChanges } from '#domains/library/reading/version-changes.ts'
import { visitor } from '#domains/library/reading/visitor.fixtures.ts'
import { readingRoutes } from '#domains/library/reading.routes.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

onBothDatabases('đọc luật', (database) => {
  beforeEach(() => insertLaw(database().kysely, inventedLaw()))
  const go = (path: string) => visitor(database(), [readingRoutes])(path)

  test('trang văn bản nói trước hết còn hiệu lực không, rồi mục lục, rồi quan hệ hai chiều có ngày', async () => {
    const { status, text, html } = await go('/phap-luat/901-2030-qh99')
    expect(status).toBe(200)
    inOrder(text, [
      'Luật Láng giềng số 901/2030/QH99',
      'Hết hiệu lực một phần từ 01/01/2032: được sửa đổi, bổ sung bởi Luật sửa đổi',
      'Thư viện đúng đến ngày 20/02/2032.',
      'Chương I. Quy định chung',
      'Điều 1. Phạm vi điều chỉnh',
      'Chương II. Ranh giới và lối đi Mục 1. Ranh giới',
      'Điều 3. Giữ ranh giới',
      'Mục 2. Lối đi',
      'Được sửa đổi, bổ sung bởi Luật sửa đổi, bổ sung một số điều của Luật Láng giềng số 12/2031/QH99 (khoản 2 Điều 3), từ 01/01/2032',
      'Là căn cứ của Quyết định 919/QĐ-TTg Máy đọc, chờ xác nhận',
      'Thay thế Luật Láng giềng số 77/2010/QH98',
      'Người ký Nguyễn Thị Thử',
    ])
    expect(html).toContain('href="/phap-luat/901-2030-qh99/dieu-3"')
  })

  test('văn bản cũ: hết hiệu lực toàn bộ, vì sao, và đường đến văn bản thay thế', async () => {
    const { text, html } = await go('/phap-luat/77-2010-qh98')
    expect(text).toContain('Hết hiệu lực toàn bộ từ 01/07/2030: bị thay thế bởi Luật Láng giềng số 901/2030/QH99.')
    expect(html).toContain('<a href="/phap-luat/901-2030-qh99">Xem văn bản đó</a>')
    expect((await go('/phap-luat/77-2010-qh98?ngay=30/06/2030')).text).toContain(
      'Vào ngày 30/06/2030: Còn hiệu lực từ 01/01/2011.',
    )
  })

  test('văn bản mới biết số hiệu thì nói rõ chỉ biết đến đó', async () => {
    const { text, page } = await go('/phap-luat/919-qd-ttg')
    expect(text).toContain('Chưa rõ hiệu lực')
    expect(text).toContain('Thư viện chưa có phần chữ của văn bản này')
    expect(text).toContain('theo nguồn dẫn lại; chưa đối chiếu văn bản')
    expect(page?.about?.structured).not.toHaveProperty('legislationLegalForce.length')
  })

  test('một điều: chữ của hôm nay, mỗi khoản và điểm có địa chỉ riêng, viện dẫn thành đường dẫn', async () => {
    const { text, html } = await go('/phap-luat/901-2030-qh99/dieu-3')
    inOrder(text, [
      'Còn hiệu lực',
      'từ 01/01/2032 được sửa đổi',
      '1. Láng giềng cùng giữ',
      'đ) đổ nước mưa',
      'trong 15 ngày và dựng lại mốc',
    ])
    expect(html).toContain('id="khoan-1-diem-dd"')
    expect(html).toContain('href="/phap-luat/901-2030-qh99/dieu-3/khoan-1/diem-dd" aria-label="Điểm đ)"')
    expect(html).toContain('<a href="/phap-luat/901-2030-qh99/dieu-4">Điều 4 của Luật này</a>')
    expect(html).toMatch(/rel="prev"[^>]*>.*?Điều 2<\/a>/)
    expect(html).toMatch(/rel="next">Điều 4/)
  })

  test('viện dẫn: điều của luật này, của nghị định; văn bản thư viện không có thì chỉ là chữ', async () => {
    const { html } = await go('/phap-luat/901-2030-qh99/dieu-4')
    expect(html).toContain('<a href="/phap-luat/901-2030-qh99/dieu-3/khoan-2">khoản 2 Điều 3 của Luật này</a>')
    expect(html).toContain('<a href="/phap-luat/905-2030-nd-cp/dieu-5">Điều 5 Nghị định số 905/2030/NĐ-CP</a>')
    expect(html).toContain('thực hiện theo Luật Đê điều.')
  })

  test('khoản và điểm được hỏi đứng đầu, cả điều ở dưới', async () => {
    const clause = await go('/phap-luat/901-2030-qh99/dieu-3/khoan-2')
    inOrder(clause.text, [
      'Khoản 2 Điều 3. Giữ ranh giới',
      'Còn hiệu lực',
      '2. Người lấn ranh giới',
      'Cả Điều 3',
      '1. Láng giềng',
    ])
    expect(clause.page?.about?.canonicalPath).toBe('/phap-luat/901-2030-qh99/dieu-3/khoan-2')
    const point = await go('/phap-luat/901-2030-qh99/dieu-3/khoan-1/diem-dd')
    inOrder(point.text, [
      'Điểm đ khoản 1 Điều 3',
      '1. Láng giềng cùng giữ',
      'đ) đổ nước mưa',
      'Cả Điều 3',
      'a) dời mốc',
    ])
    const none = await go('/phap-luat/901-2030-qh99/dieu-3/khoan-9')
    expect(none.text).toContain('Điều 3 không có khoản 9')
    expect(none.page?.about).toMatchObject({ canonicalPath: '/phap-luat/901-2030-qh99/dieu-3', hidden: true })
  })

  test('chữ của một ngày khác, và hai bản khác nhau ở đâu', async () => {
    const before = await go('/phap-luat/901-2030-qh99/dieu-3?ngay=31/12/2031')
    expect(before.text).toContain('trong 30 ngày.')
    expect(before.html).toContain('href="/phap-luat/901-2030-qh99/dieu-4?ngay=2031-12-31">Điều 4 của Luật này')
    const early = await go('/phap-luat/901-2030-qh99/dieu-3?ngay=2029-01-01')
    expect(early.text).toContain('Thư viện không có chữ của Điều 3 vào ngày 01/01/2029')
    expect(early.text).toContain('Chữ sớm nhất mà thư viện có là của ngày 01/07/2030')
    const changes = await go('/phap-luat/901-2030-qh99/dieu-3/thay-doi')
    inOrder(changes.text, ['từ ngày 01/01/2032', 'theo 12/2031/QH99', 'Khoản 2', 'Bỏ: 30', 'Thêm: 15'])
    expect(changes.text).not.toContain('dời mốc')
    const wrong = await go('/phap-luat/901-2030-qh99/dieu-3?ngay=31/02/2031')
    expect(wrong.status).toBe(200)
    expect(wrong.text).toContain('Không có ngày này. Hãy gõ ngày/tháng/năm')
  })

  test.each([
    '/phap-luat/khong-co',
    '/phap-luat/901-2030-qh99/dieu-99',
    '/phap-luat/901-2030-qh99/dieu-3/khoan-',
    '/phap-luat/901-2030-qh99/dieu-3/khoan-1/khoan-2',
    '/phap-luat/901-2030-qh99/dieu-3/diem-a/khoan-1',
    '/phap-luat/901-2030-qh99/%00',
    `/phap-luat/${'a'.repeat(5_000)}`,
    '/phap-luat/901-2030-qh99?trang=9999',
  ])('không có chỗ này, và nói phải làm gì: %s', async (path) => {
    const { status, text } = await go(path)
    expect(status).toBe(404)
    expect(text).toMatch(/Hãy (?:kiểm tra|mở văn bản)/)
  })

  test('máy tìm kiếm biết hiệu lực và điều gì sửa điều gì; chữ máy đọc mà chưa ai xác nhận thì không', async () => {
    const amending = await go('/phap-luat/12-2031-qh99')
    expect(amending.page?.about?.structured).toMatchObject({
      '@type': 'Legislation',
      legislationIdentifier: '12/2031/QH99',
      legislationLegalForce: 'https://schema.org/InForce',
      legislationAmends: [{ '@id': 'http://thu.example.vn/phap-luat/901-2030-qh99' }],
      temporalCoverage: '2032-01-01/..',
    })
    const stub = await go('/phap-luat/919-qd-ttg')
    expect(stub.page?.about?.structured).not.toHaveProperty('isBasedOn')
    const article = await go('/phap-luat/901-2030-qh99/dieu-3')
    expect(article.page?.about?.structured).toMatchObject({
      legislationDateVersion: '2032-01-01',
      isPartOf: { legislationIdentifier: '901/2030/QH99' },
    })
  })

  test('bộ luật một nghìn điều, điều bốn trăm khoản: từng trang nhẹ, không mất chữ nào', async () => {
    const code = aDocument({ number: '999/2030/QH99', name: 'Bộ luật Rất dài', kind: 'bo-luat' })
    const title = 'Quyền và nghĩa vụ của tổ chức, cá nhân trong việc giữ gìn ranh giới và an toàn cho cộng đồng'
    const articles = Array.from({ length: 1_000 }, (_, index) =>
      anArticle({
        documentId: code.id,
        number: String(index + 1),
        ordinal: index,
        headings: [`Chương ${Math.floor(index / 50)}`],
      }),
    )
    const text = Array.from(
      { length: 400 },
      (_, index) => `${index + 1}. Việc thứ ${index + 1} theo khoản 1 Điều ${index + 1} của Bộ luật này.`,
    ).join('\n')
    const versions = articles.map(({ id }, index) =>
      aVersion({ articleId: id, title, ...(index === 1 ? { text } : {}) }),
    )
    await insertLaw(database().kysely, { topics: [], documents: [code], relations: [], articles, versions })
    const first = await go('/phap-luat/999-2030-qh99')
    expect(first.html.length).toBeLessThan(70_000)
    expect(first.text).toContain('1–200 trong 1.000 điều')
    expect((await go('/phap-luat/999-2030-qh99?trang=5')).text).toContain('Điều 1000.')
    const long = await go('/phap-luat/999-2030-qh99/dieu-2')
    expect(Buffer.byteLength(long.html)).toBeLessThan(70_000)
    expect(long.text).toContain('Phần 1 trong')
    const late = await go('/phap-luat/999-2030-qh99/dieu-2/khoan-390')
    expect(late.text.match(/Việc thứ 390 /g)).toHaveLength(3) // first, in the whole, and to copy
  })
})

describe('chữ của một điều', () => {
  test('các trang nối lại là cả điều', () => {
    const text = `Mở đầu dài ${'x'.repeat(40_000)}\n1. Một\na) A\nb) B ${'y\n'.repeat(20_000)}2. Hai`
    const pages = textPagesOf(text, textBlocksOf(text))
    expect(pages.length).toBeGreaterThan(4)
    const shown = pages.flat().map(({ mark, start, end }) => `${mark} ${text.slice(start, end)}`)
    expect(shown.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
  })

  test('chỉ chỗ khác nhau được nêu, theo thứ tự của chữ mới; chỗ đã bỏ đứng nơi nó từng đứng', () => {
    const before = { title: 'Cũ', text: '1. Một\na) A\nb) B\n2. Hai\n3. Ba' }
    const after = { title: 'Mới', text: '1. Một\na) A\n2. Hai nữa\n3. Ba\n4. Bốn' }
    expect(versionChanges(before, after)).toEqual([
      { label: 'Tiêu đề', before: 'Cũ', after: 'Mới' },
      { label: 'Khoản 1, điểm b', before: 'B', after: '' },
      { label: 'Khoản 2', before: 'Hai', after: 'Hai nữa' },
      { label: 'Khoản 4', before: '', after: 'Bốn' },
    ])
  })
})

function inOrder(text: string, parts: string[]): void {
  let from = 0
  for (const part of parts) {
    const at = text.indexOf(part, from)
    expect(at, `«${part}» after «${text.slice(Math.max(0, from - 40), from + 200)}»`).toBeGreaterThanOrEqual(0)
    from = at + part.length
  }
}
