import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { addCollection } from '#domains/library/acts/add-collection.ts'
import { carryEntry } from '#domains/library/acts/carry-entry.ts'
import { changeBookshelf } from '#domains/library/acts/change-bookshelf.ts'
import { changeCollection } from '#domains/library/acts/change-collection.ts'
import { changeEntryNote } from '#domains/library/acts/change-entry-note.ts'
import { followShelf } from '#domains/library/acts/follow-shelf.ts'
import { moveCollection } from '#domains/library/acts/move-collection.ts'
import { moveEntry } from '#domains/library/acts/move-entry.ts'
import { openBookshelf } from '#domains/library/acts/open-bookshelf.ts'
import { putOnShelf } from '#domains/library/acts/put-on-shelf.ts'
import { removeCollection } from '#domains/library/acts/remove-collection.ts'
import { takeOffShelf } from '#domains/library/acts/take-off-shelf.ts'
import { takeOverCollection } from '#domains/library/acts/take-over-collection.ts'
import { aDocument, aRelation } from '#domains/library/library.fixtures.ts'
import { openShelfPage } from '#domains/library/pages/open-shelf-page.tsx'
import { shelfSheetPage } from '#domains/library/pages/shelf-sheet-page.tsx'
import { type Bookshelf, refusals } from '#domains/library/shelf/bookshelf.ts'
import { addLaw, addRelationRow, formOf, onShelves, type ShelfWorld } from '#domains/library/shelf/shelf.fixtures.ts'
import { loadKeptShelfPage, loadOpenShelfPage } from '#domains/library/shelf/shelf-page.queries.ts'
import { countShelvesByProvince, listOpenShelves } from '#domains/library/shelf/shelves.queries.ts'
import { atMinistry, foundTheMinistry } from '#domains/people/testing/ministry.ts'
import { perform } from '#platform/acts/act.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const lawPath = '/phap-luat/901-2019-qh99'

async function lanOpens(world: ShelfWorld, target = lawPath): Promise<Bookshelf> {
  const shelf = await world.does('lan', openBookshelf, { bodyId: world.bodies.first.id })
  const collectionId = shelf.collections[0]!.id
  const filled = await world.does('lan', putOnShelf, formOf(shelf, { collectionId, target, note: 'Hay hỏi ở đây' }))
  return world.does('lan', changeBookshelf, formOf(filled, { name: filled.name, isOpen: 'yes' }))
}

onShelves('tủ sách', (world) => {
  describe('lập và sắp', () => {
    test('mỗi cơ quan một tủ, tên theo nơi, địa chỉ có tên tỉnh; chưa mở thì người dân không thấy', async () => {
      const shelf = await world().does('lan', openBookshelf, { bodyId: world().bodies.first.id })
      expect(shelf).toMatchObject({ slug: 'noi-00001-noi-24', name: 'Tủ sách pháp luật nơi 00001', isOpen: false })
      await expect(world().does('lan', openBookshelf, { bodyId: world().bodies.first.id })).rejects.toBe(
        refusals.hasShelf,
      )
      await expect(loadOpenShelfPage(world().db, shelf.slug, world().today)).rejects.toBe(refusals.notOpen)
    })

    test('ngoài phạm vi thì như không có; không có vai trò thì bị từ chối', async () => {
      const shelf = await lanOpens(world())
      const change = formOf(shelf, { name: 'Tên khác' })
      await expect(world().does('tu', changeBookshelf, change)).rejects.toBe(refusals.notFound)
      await expect(world().does('lan', openBookshelf, { bodyId: world().bodies.second.id })).rejects.toBe(
        refusals.notFound,
      )
      const nobody = { ...world().actors.lan, grants: [] }
      world().actors.lan = nobody
      await expect(world().does('lan', changeBookshelf, change)).rejects.toBe(permissionRefusals.mayNot)
    })

    test('hai người cùng sửa: người sau được mời xem lại', async () => {
      const shelf = await lanOpens(world())
      await world().does('lan', addCollection, formOf(shelf, { name: 'Đất đai' }))
      await expect(world().does('lan', addCollection, formOf(shelf, { name: 'Hộ tịch' }))).rejects.toBe(
        refusals.changedMeanwhile,
      )
    })

    test('từng bước đều được ghi, và đọc lại đúng như đã sắp', async () => {
      let shelf = await lanOpens(world(), `${lawPath}/dieu-1/khoan-2`)
      const [first, second] = shelf.collections
      shelf = await world().does(
        'lan',
        putOnShelf,
        formOf(shelf, { collectionId: first!.id, target: `${lawPath}/dieu-2` }),
      )
      const [one, other] = shelf.collections[0]!.entries
      shelf = await world().does('lan', moveEntry, formOf(shelf, { entryId: other!.id, direction: 'up' }))
      shelf = await world().does('lan', changeEntryNote, formOf(shelf, { entryId: other!.id, note: 'Không mất tiền' }))
      shelf = await world().does('lan', carryEntry, formOf(shelf, { entryId: one!.id, collectionId: second!.id }))
      shelf = await world().does('lan', moveCollection, formOf(shelf, { collectionId: second!.id, direction: 'up' }))
      shelf = await world().does(
        'lan',
        changeCollection,
        formOf(shelf, { collectionId: first!.id, name: 'Việc hay gặp' }),
      )
      const { shelf: shown } = await loadOpenShelfPage(world().db, shelf.slug, world().today)
      expect(
        shown.collections.map(({ name, entries }) => [name, entries.map(({ path, note }) => [path, note])]),
      ).toEqual([
        ['Văn bản mới', [[`${lawPath}/dieu-1/khoan-2`, 'Hay hỏi ở đây']]],
        ['Việc hay gặp', [[`${lawPath}/dieu-2`, 'Không mất tiền']]],
      ])
      expect(shown.collections[0]!.entries[0]!.shown).toMatchObject({
        title: 'Khoản 2 Điều 1. Phạm vi',
        from: 'Luật Thử số 901/2019/QH99',
        status: { kind: 'in-force' },
      })
      shelf = await world().does('lan', takeOffShelf, formOf(shelf, { entryId: other!.id }))
      shelf = await world().does('lan', removeCollection, formOf(shelf, { collectionId: first!.id }))
      const { rows } = await sql<{ act: string; after: string[] }>`
        select act, after from audit where subject_kind = 'bookshelf' `.execute(world().db)
      expect(rows).toHaveLength(11)
      expect(rows).toContainEqual({
        act: 'library.put-on-shelf',
        after: [`«Việc thường gặp», mục 2: ${lawPath}/dieu-2`],
      })
    })

    test('không đặt được thứ thư viện không có', async () => {
      const shelf = await world().does('lan', openBookshelf, { bodyId: world().bodies.first.id })
      const collectionId = shelf.collections[0]!.id
      for (const target of [
        '/phap-luat/khong-co',
        `${lawPath}/dieu-9`,
        `${lawPath}/dieu-1/khoan-9`,
        '/huong-dan/chua-co',
      ])
        await expect(world().does('lan', putOnShelf, formOf(shelf, { collectionId, target }))).rejects.toMatchObject({
          status: 404,
        })
      await expect(
        world().does('lan', putOnShelf, formOf(shelf, { collectionId, target: 'luật đất đai' })),
      ).rejects.toMatchObject({ fields: { target: expect.stringContaining('Chưa rõ đặt mục nào') } })
    })

    test.each([
      ['901/2019/qh99', 1],
      ['luat thu', 1],
      ['https://x.vn/phap-luat/901-2019-qh99/dieu-2', 1],
      ['%', 0],
      ['không có đâu', 0],
    ])('tìm «%s» để đặt vào tủ', async (words, count) => {
      const { id } = await lanOpens(world())
      const page = await loadKeptShelfPage(world().db, world().actors.lan, { shelfId: id, words, day: world().today })
      expect(page.search!.found).toHaveLength(count)
    })
  })

  describe('cấp trên và cấp dưới', () => {
    async function maiShares(): Promise<Bookshelf> {
      const shelf = await world().does('mai', openBookshelf, { bodyId: world().bodies.province.id })
      const put = formOf(shelf, { collectionId: shelf.collections[0]!.id, target: `${lawPath}/dieu-1` })
      const filled = await world().does('mai', putOnShelf, put)
      const head = { name: 'Tủ sách của tỉnh', isOpen: 'yes', isShared: 'yes' }
      return world().does('mai', changeBookshelf, formOf(filled, head))
    }

    test('xã theo tủ sách của tỉnh thì luôn thấy bản hôm nay; thôi theo thì không còn', async () => {
      const above = await maiShares()
      const own = await lanOpens(world())
      const form = formOf(own, { followedId: above.id })
      await world().does('lan', followShelf, { ...form, follows: 'yes' })
      const page = () => loadOpenShelfPage(world().db, own.slug, world().today)
      expect((await page()).followed.map(({ name }) => name)).toEqual(['Tủ sách của tỉnh'])
      await world().does('mai', putOnShelf, formOf(above, { collectionId: above.collections[0]!.id, target: lawPath }))
      expect((await page()).followed[0]!.collections[0]!.entries).toHaveLength(2)
      await world().does('lan', followShelf, { ...form, follows: 'no' })
      expect((await page()).followed).toEqual([])
    })

    test('lấy ngăn về là bản sao có nguồn: tỉnh sửa sau đó thì bản của xã giữ nguyên', async () => {
      const above = await maiShares()
      const own = await lanOpens(world())
      const form = formOf(own, { fromShelfId: above.id, fromCollectionId: above.collections[0]!.id })
      await world().does('lan', takeOverCollection, form)
      await world().does('mai', removeCollection, formOf(above, { collectionId: above.collections[0]!.id }))
      const { shelf } = await loadOpenShelfPage(world().db, own.slug, world().today)
      expect(shelf.collections.at(-1)).toMatchObject({
        name: 'Việc thường gặp (2)',
        source: { name: 'Tủ sách của tỉnh', takenOn: '2026-11-21' },
        entries: [{ path: `${lawPath}/dieu-1` }],
      })
    })

    test('tủ không dùng chung, tủ ngang cấp: như không có', async () => {
      const own = await lanOpens(world())
      const beside = await world().does('tu', openBookshelf, { bodyId: world().bodies.second.id })
      const follow = formOf(own, { followedId: beside.id, follows: 'yes' })
      await expect(world().does('lan', followShelf, follow)).rejects.toBe(refusals.notShared)
      const take = formOf(own, { fromShelfId: beside.id, fromCollectionId: beside.collections[0]!.id })
      await expect(world().does('lan', takeOverCollection, take)).rejects.toBe(refusals.notShared)
    })
  })

  describe('người dân đọc', () => {
    test('hiệu lực đứng trước; văn bản bị thay thế thì nói rõ từ ngày nào', async () => {
      const shelf = await lanOpens(world())
      const newer = aDocument({ number: '902/2026/QH99', name: 'Luật Thử mới', effectiveOn: '2026-10-01' })
      await addLaw(world().db, newer)
      await addRelationRow(
        world().db,
        aRelation({ fromId: newer.id, toId: world().law.id, kind: 'replaces', fromDay: '2026-10-01' }),
      )
      const page = await loadOpenShelfPage(world().db, shelf.slug, world().today)
      const text = renderToString(openShelfPage(page).body)
      expect(text.indexOf('Hết hiệu lực toàn bộ')).toBeGreaterThan(-1)
      expect(text.indexOf('Hết hiệu lực toàn bộ')).toBeLessThan(text.lastIndexOf('Luật Thử số 901/2019/QH99'))
      expect(text).toContain('bị thay thế bởi Luật Thử mới số 902/2026/QH99')
      const sheet = renderToString(shelfSheetPage({ ...page, publicUrl: 'https://luat.example.vn' }).body)
      expect(sheet).toContain('luat.example.vn/tu-sach/noi-00001-noi-24')
    })

    test('mới đặt vào, vừa thay đổi, và đã cũ', async () => {
      const shelf = await lanOpens(world())
      const newness = async () => {
        const page = await loadOpenShelfPage(
          world().db,
          shelf.slug,
          world().house.clock.now().toISOString().slice(0, 10),
        )
        return page.shelf.collections[0]!.entries[0]!.isNew
      }
      expect(await newness()).toBe('added')
      world().later(40 * 86_400_000)
      expect(await newness()).toBe(null)
      await sql`update law_document set changed_at = ${world().house.clock.now()}`.execute(world().db)
      expect(await newness()).toBe('changed')
    })

    test('tủ sách của bộ đứng trước các tỉnh, tìm riêng được', async () => {
      const { house, db } = world()
      await lanOpens(world())
      const ministry = await foundTheMinistry(house)
      const actor = await atMinistry(house, ministry, 'Lê Quốc Bảo', 'officer')
      const by = { house, actor }
      const shelf = await perform(openBookshelf, by, { bodyId: ministry.id })
      const entry = { collectionId: shelf.collections[0]!.id, target: lawPath, note: 'Bộ giới thiệu' }
      const filled = await perform(putOnShelf, by, formOf(shelf, entry))
      await perform(changeBookshelf, by, formOf(filled, { name: filled.name, isOpen: 'yes' }))
      expect(await countShelvesByProvince(db)).toMatchObject([
        { id: 'vn', name: 'Cả nước', shelves: 1 },
        { id: '24', shelves: 1 },
      ])
      expect((await listOpenShelves(db, { words: '', placeId: 'vn' })).map(({ slug }) => slug)).toEqual([shelf.slug])
      expect(await listOpenShelves(db, { words: '', placeId: '24' })).toHaveLength(1)
    })

    test('tìm tủ sách của nơi mình ở, theo chữ hoặc theo tỉnh; tủ chưa mở không có trong danh sách', async () => {
      await world().does('tu', openBookshelf, { bodyId: world().bodies.second.id })
      const shelf = await lanOpens(world())
      const find = async (words: string, placeId = '') =>
        (await listOpenShelves(world().db, { words, placeId })).map(({ slug }) => slug)
      expect(await find('noi 00001')).toEqual([shelf.slug])
      expect(await find('xa mot')).toEqual([shelf.slug])
      expect(await find('', '24')).toEqual([shelf.slug])
      expect(await find('', '25')).toEqual([])
      expect(await find('100%')).toEqual([])
      expect(await countShelvesByProvince(world().db)).toEqual([{ id: '24', name: 'Nơi 24', shelves: 1 }])
    })
  })
})
