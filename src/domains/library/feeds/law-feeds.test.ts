import fc from 'fast-check'
import { parseDocument } from 'htmlparser2'
import { beforeEach, expect, test } from 'vitest'
import { atomFeed } from '#domains/library/feeds/atom.ts'
import { lawFeedRoutes } from '#domains/library/law-feeds.routes.ts'
import { insertLaw, inventedLaw } from '#domains/library/reading/invented-law.fixtures.ts'
import { visitor } from '#domains/library/reading/visitor.fixtures.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

onBothDatabases('kênh tin và bản đồ trang', (database) => {
  beforeEach(() => insertLaw(database().kysely, inventedLaw()))
  const go = (path: string, headers?: Record<string, string>) => visitor(database(), [lawFeedRoutes])(path, headers)

  test('kênh tin của một văn bản: bản chữ mới, văn bản tác động, ngày có hiệu lực; mới nhất trước', async () => {
    const { html, headers } = await go('/phap-luat/901-2030-qh99/tin.atom')
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    expect(html).toContain('<title>Thay đổi của Luật Láng giềng số 901/2030/QH99</title>')
    const titles = [...html.matchAll(/<entry>.*?<title>(.*?)<\/title>/gu)].map(([, title]) => title)
    expect(titles).toEqual(
      expect.arrayContaining([
        'Luật Láng giềng số 901/2030/QH99: Điều 3 có chữ mới từ 01/01/2032, theo 12/2031/QH99',
        'Luật Láng giềng số 901/2030/QH99: được sửa đổi, bổ sung bởi Luật sửa đổi, bổ sung một số điều của Luật Láng giềng số 12/2031/QH99 (khoản 2 Điều 3) từ 01/01/2032',
        'Luật Láng giềng số 901/2030/QH99: bắt đầu có hiệu lực từ 01/07/2030',
      ]),
    )
    expect(html).not.toContain('919/QĐ-TTg') // read by the machine, not confirmed
    expect(html).toContain('href="http://thu.example.vn/phap-luat/901-2030-qh99/dieu-3"')
    const moments = [...html.matchAll(/<entry>.*?<updated>(.*?)<\/updated>/gu)].map(([, moment]) => moment!)
    expect(moments).toEqual([...moments].sort().reverse())
    const ids = [...html.matchAll(/<entry><id>(.*?)<\/id>/gu)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('chưa có gì mới thì không gửi lại', async () => {
    const first = await go('/phap-luat/901-2030-qh99/tin.atom')
    const etag = first.headers.get('etag')!
    const again = await go('/phap-luat/901-2030-qh99/tin.atom', { 'if-none-match': `W/${etag}` })
    expect([again.status, again.html]).toEqual([304, ''])
    const empty = await go('/phap-luat/919-qd-ttg/tin.atom')
    expect(empty.html).not.toContain('<entry>')
    expect((await go('/phap-luat/919-qd-ttg/tin.atom')).html).toBe(empty.html)
  })

  test('kênh tin của một chủ đề gom các văn bản của nó', async () => {
    const { html } = await go('/phap-luat/chu-de/99.1/tin.atom')
    expect(html).toContain('Nghị định 905/2030/NĐ-CP: bắt đầu có hiệu lực từ 01/11/2030')
    expect(html).toContain('Luật Láng giềng số 901/2030/QH99: Điều 3 có chữ mới')
    expect((await go('/phap-luat/chu-de/khong-co/tin.atom')).status).toBe(404)
    expect((await go('/phap-luat/khong-co/tin.atom')).status).toBe(404)
  })

  test('bản đồ trang: mục lục, từng phần, và lời cho máy tìm kiếm', async () => {
    const index = await go('/sitemap.xml')
    const parts = [...index.html.matchAll(/<loc>http:\/\/thu\.example\.vn(.*?)<\/loc>/gu)].map(([, path]) => path!)
    expect(parts).toEqual(['/sitemap/khac.xml', '/sitemap/van-ban-1.xml', '/sitemap/dieu-1.xml'])
    const pages = (await Promise.all(parts.map((path) => go(path)))).map(({ html }) => html).join('')
    for (const path of ['/', '/phap-luat/chu-de/99.1', '/phap-luat/919-qd-ttg', '/phap-luat/901-2030-qh99/dieu-3'])
      expect(pages).toContain(`<loc>http://thu.example.vn${path}</loc>`)
    expect(pages.match(/<loc>/gu)!.length).toBeLessThan(30)
    expect((await go('/sitemap/dieu-2.xml')).status).toBe(404)
    expect((await go('/sitemap/..')).status).toBe(404)
    const robots = await go('/robots.txt')
    expect(robots.html).toContain('Sitemap: http://thu.example.vn/sitemap.xml')
    expect(robots.html).toContain('Disallow: /nghiep-vu\n')
  })
})

test('kênh tin đọc được dù chữ là gì', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const updated = new Date('2032-03-01T00:00:00Z')
      const entry = { id: text, title: text, href: text, updated, summary: text }
      const xml = atomFeed({ title: text, self: text, page: text, updated, entries: [entry] })
      expect(xml.match(/<entry>/gu)).toHaveLength(1)
      expect(parseDocument(xml, { xmlMode: true }).children.at(-2)).toMatchObject({ name: 'feed' })
      expect([...xml].some((letter) => letter < ' ' && !'\t\n\r'.includes(letter))).toBe(false)
    }),
  )
})
