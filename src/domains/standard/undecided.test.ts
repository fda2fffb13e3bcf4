import { expect, test } from 'vitest'
import { actorFor, addOfficer, addPlace, giveRole } from '#domains/people/testing/people-house.ts'
import { findPlace } from '#domains/places/places.queries.ts'
import { standardOnBoard } from '#domains/standard/on-board.queries.ts'
import { onStandard } from '#domains/standard/standard.fixtures.ts'
import { findAskedPlace, listUndecided, undecidedPageSize } from '#domains/standard/undecided.queries.ts'
import { boardRefusals } from '#domains/statistics/counted-reach.ts'

onStandard('xã, phường chưa quyết định: mỗi số là một danh sách', (world) => {
  /** Each of the two numbers on the board of a place, and the names behind it. */
  const behind = async (placeId: string | null, year = 2026) => {
    const { db, actors } = world()
    const progress = (await standardOnBoard(db, actors.yen, { placeId, year })).at(-1)!
    const place = placeId === null ? null : (await findPlace(db, placeId))!
    const of = async (part: 'unopened' | 'ended', href: string) => {
      const numbers = progress.parts.filter((one) => one.href?.startsWith(href))
      const { communes, total } = await listUndecided(db, { place, year, part })
      expect(total).toBe(numbers[0]?.value ?? 0)
      expect(communes).toHaveLength(total)
      return communes.map(({ id }) => id)
    }
    return {
      unopened: await of('unopened', '/nghiep-vu/chuan/chua-quyet-dinh?nam'),
      ended: await of('ended', '/nghiep-vu/chuan/chua-quyet-dinh?phan=da-ket-thuc'),
    }
  }

  test('danh sách đúng bằng số trên bảng: cả nước, tỉnh, xã; mở bản đánh giá, ghi kết quả cũ, xã kết thúc thì cùng đổi', async () => {
    const { db, opens, actors } = world()
    await addPlace(db, '00003', '24')
    expect(await behind('24')).toEqual({ unopened: ['00001', '00002', '00003'], ended: [] })
    await opens()
    for (const placeId of [null, '24']) expect((await behind(placeId)).unopened).toEqual(['00002', '00003'])
    expect(await behind('00001')).toEqual({ unopened: [], ended: [] })
    expect(await behind('00002')).toEqual({ unopened: ['00002'], ended: [] })
    await db.updateTable('place').set({ to_day: '2026-12-01' }).where('id', '=', '00001').execute()
    expect(await behind('24')).toEqual({ unopened: ['00002', '00003'], ended: ['00001'] })
    await db
      .insertInto('standard_past_result')
      .values({
        ...{ place_id: '00002', year: 2024, province_id: '24', outcome: 'recognised', decision_number: '1/QĐ' },
        ...{ decided_on: null, total: null, note: '', approved_by: null },
        ...{ imported_by: actors.yen.personId!, imported_at: new Date('2026-11-20T02:00:00Z') },
      })
      .execute()
    expect((await behind('24', 2024)).unopened).toEqual(['00001', '00003'])
  })

  test('tỉnh kế tục: xã của tỉnh cũ nằm trong danh sách của tỉnh mới, như số của nó', async () => {
    const { db } = world()
    await addPlace(db, '99', null)
    await addPlace(db, '00009', '99')
    const ended = '2027-03-01'
    await db.updateTable('place').set({ to_day: ended }).where('id', '=', '99').execute()
    await db
      .insertInto('place_succession')
      .values({ old_id: '99', new_id: '24', on_day: ended, kind: 'merge', certainty: 'certain' })
      .execute()
    expect((await behind('24')).unopened).toContain('00009')
    expect((await behind(null)).unopened).toContain('00009')
  })

  test('từng trang một; trang quá cuối thì về trang đầu', async () => {
    const { db } = world()
    for (let at = 0; at < undecidedPageSize; at++) await addPlace(db, String(10_000 + at), '24')
    const place = (await findPlace(db, '24'))!
    const asked = { place, year: 2026, part: 'unopened' } as const
    const [first, second] = [await listUndecided(db, asked), await listUndecided(db, asked, 2)]
    expect([first.communes.length, second.communes.length, second.total]).toEqual([undecidedPageSize, 2, 102])
    expect(new Set([...first.communes, ...second.communes].map(({ id }) => id)).size).toBe(102)
    expect(await listUndecided(db, asked, 3)).toMatchObject({ page: 1, total: 102 })
  })

  test('nơi không được xem trọn thì không có danh sách', async () => {
    const { db, house, actors, bodies } = world()
    expect((await findAskedPlace(db, actors.yen, undefined))!.id).toBe('24')
    expect((await findAskedPlace(db, actors.yen, '00002'))!.id).toBe('00002')
    await expect(findAskedPlace(db, actors.yen, 'khong-co')).rejects.toBe(boardRefusals.noPlace)
    const id = await addOfficer(house, { name: 'Ngọc', homeBodyId: bodies.first.id })
    await giveRole(house, id, 'officer', { bodyId: bodies.first.id, reach: 'place' })
    const ngoc = await actorFor(house, id)
    expect((await findAskedPlace(db, ngoc, undefined))!.id).toBe('00001')
    for (const placeId of ['24', '00002'])
      await expect(findAskedPlace(db, ngoc, placeId)).rejects.toBe(boardRefusals.noPlace)
    await expect(findAskedPlace(db, actors.tu, undefined)).rejects.toBe(boardRefusals.noPlace)
  })
})
