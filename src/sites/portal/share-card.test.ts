import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { h } from 'preact'
import { afterAll, expect, test } from 'vitest'
import { testHouse } from '#domains/people/testing/people-house.ts'
import { writeCard } from '#engines/pdf/write-card.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { openPainter, type Painter } from '#platform/pictures/painter.ts'
import { readShareName, sharePath, sharePrefix } from '#platform/pictures/share-card.ts'
import { documentOf } from '#sites/document.ts'
import { shareCardRoutes } from '#sites/portal/share-card.routes.ts'

const key = new Uint8Array(32).fill(7)
const card = { kicker: 'Cuộc thi viết', title: 'Người tốt, việc tốt ở khu phố tôi', issuer: 'UBND phường Kinh Bắc' }
const painter = await openPainter()
const dataFolder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-cards-'))
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }))

test('đường dẫn của thẻ mang đúng chữ của nó; chữ khác, khóa khác thì không đọc được; chữ quá dài thì cắt', () => {
  const name = sharePath(key, card).slice(sharePrefix.length + 1)
  expect(readShareName(key, name)).toEqual(card)
  expect(readShareName(new Uint8Array(32).fill(8), name)).toBeUndefined()
  const [said, proof] = name.split('.')
  const forged = Buffer.from(JSON.stringify(['Khẩn', 'Chữ của người khác', 'UBND'])).toString('base64url')
  for (const other of [`${forged}.${proof}.png`, `${said}.${'a'.repeat(22)}.png`, `${said}.png`, '', 'x'.repeat(3_000)])
    expect(readShareName(key, other)).toBeUndefined()
  const long = sharePath(key, { ...card, title: 'Ơ'.repeat(400) })
  expect(long.length).toBeLessThan(1_200)
  expect(readShareName(key, long.slice(sharePrefix.length + 1))?.title).toHaveLength(181)
})

test('cùng một thẻ là cùng một tệp, một trang, dù tên dài', async () => {
  const one = await writeCard({ ...card, site: 'Luật Gần Dân' })
  expect(Buffer.compare(one, await writeCard({ ...card, site: 'Luật Gần Dân' }))).toBe(0)
  const long = Buffer.from(await writeCard({ ...card, title: 'Nghiêng '.repeat(60), site: 'Luật Gần Dân' }))
  expect(long.toString('latin1').match(/\/Type \/Page\b/gu)).toHaveLength(1)
})

onBothDatabases('ảnh thẻ khi chia sẻ', (database) => {
  const path = (secretKey: Uint8Array) => sharePath(secretKey, card)
  function asks(house: object, name: string) {
    const request = { house, params: { name }, networkAddress: '10.0.0.9' } as unknown as WebRequest
    const route = shareCardRoutes[`GET ${sharePrefix}/:name`]!
    if (route.kind !== 'raw') throw new Error('raw')
    return route.answer(request) as Promise<{ body: Uint8Array; headers: Record<string, string> }>
  }

  test('vẽ một lần rồi giữ; địa chỉ không phải của ta, hay máy chủ không vẽ được, thì không có ảnh', async () => {
    let times = 0
    const counting: Painter = {
      async paint(pdf) {
        times += 1
        return pdf
      },
    }
    const house = { ...testHouse(database()).house, dataFolder, painter: counting }
    const name = path(house.secretKey).slice(sharePrefix.length + 1)
    const first = await asks(house, name)
    expect(first.headers).toMatchObject({ 'Content-Type': 'image/png' })
    expect(Buffer.compare((await asks(house, name)).body, first.body)).toBe(0)
    expect(times).toBe(1)
    await expect(asks(house, name.replace(/^./u, 'A'))).rejects.toMatchObject({ status: 404 })
    await expect(asks({ ...house, painter: undefined }, name)).rejects.toMatchObject({ status: 404 })
    rmSync(join(dataFolder, 'cards'), { recursive: true })
  })

  test.skipIf(painter === undefined)('ảnh thật (cần poppler) là PNG 1200 × 630', async () => {
    const house = { ...testHouse(database()).house, dataFolder, painter }
    const { body } = await asks(house, path(house.secretKey).slice(sharePrefix.length + 1))
    const png = Buffer.from(body)
    expect(png.toString('latin1', 1, 4)).toBe('PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1_200, 630])
    expect(readdirSync(join(dataFolder, 'cards'))).toHaveLength(1)
    rmSync(join(dataFolder, 'cards'), { recursive: true })
  })

  test('trang có thẻ thì nêu ảnh cho Zalo, Facebook; máy chủ không vẽ được thì không nêu', () => {
    const { house } = testHouse(database())
    const view = { csrf: 'x', notice: undefined, address: '/' } as unknown as Parameters<typeof documentOf>[1]
    const told = (more: object) =>
      documentOf(
        { title: card.title, about: { canonicalPath: '/thi-viet/x', card }, body: h('p', null) },
        view,
        { house: { ...house, ...more }, cookies: {} } as unknown as WebRequest,
        { asset: (one: string) => `/tep/${one}`, sheet: 'portal-app.css' },
        (_, body) => body as never,
      )
    const there = told({ painter: { paint: async (pdf: Uint8Array) => pdf } })
    expect(there).toContain(`<meta property="og:image" content="${house.publicUrl}${path(house.secretKey)}"/>`)
    expect(told({})).not.toContain('og:image')
  })
})
