import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { loadOverview, type OverviewWish } from '#domains/oversight/overview.queries.ts'
import { overviewPage } from '#domains/oversight/pages/overview-page.tsx'
import { overviewSheet } from '#domains/oversight/pages/overview-sheet.ts'
import { atMinistry, foundTheMinistry } from '#domains/people/testing/ministry.ts'
import { actorFor, giveRole } from '#domains/people/testing/people-house.ts'
import { adoptPlan } from '#domains/plans/acts/adopt-plan.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import {
  adoptedPlan,
  aReading,
  aTaskReading,
  formFor,
  onPlans,
  readUpload,
  versionOf,
} from '#domains/plans/plans.fixtures.ts'
import { countFourCells, countQueue } from '#domains/plans/queue.queries.ts'
import { queueFilterOf } from '#domains/plans/queue-filter.ts'
import { refreshTallies } from '#domains/plans/tally.store.ts'
import { addTallies, totalOf } from '#domains/plans/tally.ts'
import { perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { View } from '#platform/http/web-request.ts'

const everything = { placeId: null, holderId: null, year: null }

onPlans('toàn cảnh', (world) => {
  const look = (actor: Actor, wish: Partial<OverviewWish> = {}) =>
    loadOverview(world().db, actor, world().today, { ...everything, ...wish })

  test('người không có quyền xem, và nơi ngoài phạm vi: không tìm thấy, không lộ con số nào', async () => {
    const { actors } = world()
    await expect(look({ ...actors.lan, grants: [] })).rejects.toMatchObject({ status: 404 })
    for (const placeId of ['24', '00002', '99', "'; drop table place; --"])
      await expect(look(actors.lan, { placeId })).rejects.toMatchObject({ status: 404 })
    await adoptedPlan(world())
    await refreshTallies(world().house)
    await expect(look(actors.tu, { holderId: world().bodies.first.id })).rejects.toMatchObject({ status: 404 })
    expect((await look(actors.tu)).sum).toEqual(addTallies([]))
  })

  test('mỗi người bắt đầu ở nơi rộng nhất của mình, và đi xuống được', async () => {
    const { actors, house, ids } = world()
    await adoptedPlan(world())
    await refreshTallies(house)
    expect((await look(actors.lan)).place?.id).toBe('00001')
    const province = await look(actors.mai)
    expect(province.place?.id).toBe('24')
    expect(province.trail).toEqual([])
    const ward = await look(actors.mai, { placeId: '00001' })
    expect(ward.trail.map(({ id }) => id)).toEqual(['24'])
    expect(ward.sum).toEqual(province.sum)
    expect(addTallies(ward.plans)).toEqual(ward.sum)
    expect(addTallies(ward.holders)).toEqual(ward.sum)
    await giveRole(house, ids.lan, 'reader', { bodyId: null })
    const nation = await look(await actorFor(house, ids.lan))
    expect(nation.place).toBe(null)
    expect(nation.places.map(({ place }) => place.id)).toEqual(['24'])
  })

  test('việc của chính bộ có trong tổng thì cũng có trong bảng; tổng bằng các tỉnh cộng cơ quan trung ương', async () => {
    const { house, today } = world()
    const ministry = await foundTheMinistry(house)
    const hien = await atMinistry(house, ministry, 'Vũ Thu Hiền', 'leader')
    const bao = await atMinistry(house, ministry, 'Lê Quốc Bảo', 'overseer', 'place')
    expect(await look(bao)).toMatchObject({ place: null, holders: [], plans: [] })
    await adoptedPlan(world())
    const uploadId = await readUpload(world(), { bodyId: ministry.id })
    const version = await versionOf(world(), uploadId)
    const { planId } = await perform(adoptPlan, { house, actor: hien }, { uploadId, version })
    await refreshTallies(house)
    const nation = await look(bao)
    expect(nation.holders.map(({ bodyId }) => bodyId)).toEqual([ministry.id])
    expect(nation.plans.map((plan) => plan.planId)).toEqual([planId])
    expect(totalOf(addTallies(nation.holders))).toBeGreaterThan(0)
    expect(addTallies([...nation.places, ...nation.holders])).toEqual(nation.sum)
    const own = queueFilterOf({ tt: 'all', 'dia-ban-rieng': 'vn' }, null)
    expect(await countQueue(world().db, bao, today, own)).toBe(
      totalOf(addTallies(nation.holders)) + addTallies(nation.holders).waiting,
    )
    expect((await look(bao, { placeId: 'vn' })).place).toBe(null)
    const html = renderToString(
      overviewPage({ overview: nation, map: undefined, zones: [], search: '' }, {
        query: {},
        now: house.clock.now(),
      } as View).body,
    )
    expect(html).toContain('Cơ quan trung ương')
    const alone = await look(await atMinistry(house, ministry, 'Đỗ Thị Yên', 'officer'))
    expect([alone.places, alone.holders.length]).toEqual([[], 1])
  })

  test('xã chưa có kế hoạch được nói là chưa có; xã không ai được xem thì không nêu', async () => {
    const { actors, house, db } = world()
    await adoptedPlan(world())
    await refreshTallies(house)
    await sql`insert into place (id, kind, name, full_name, parent_id, path, folded, sort_key)
      values ('00003', 'xa', 'Ba', 'Xã Ba', '24', '24/00003/', 'xa ba', 'ba')`.execute(db)
    const { places } = await look(actors.mai)
    expect(places.map(({ place }) => place.id).sort()).toEqual(['00001', '00002'])
    const html = render(await look(actors.mai))
    expect(html).toContain('Chưa có kế hoạch: 1 trong 2 nơi')
    expect(html).not.toContain('NaN')
    expect(html).not.toContain('Xã Ba')
  })

  test('mỗi con số trên trang bằng số đếm của danh sách nó dẫn tới', async () => {
    const { actors, house, db, today } = world()
    const tasks = [
      aTaskReading('Việc phường chủ trì', { path: '1', lead: ['UBND xã Hai'] }),
      aTaskReading('Việc đã quá hạn', {
        path: '2',
        time: { raw: '', basis: 'fixed', start: null, end: '2026-03-01', every: null },
      }),
    ]
    const { planId } = await adoptedPlan(world(), { reading: aReading({ tasks }) })
    await adoptedPlan(world())
    await world().does('lan', claimObligation, { ...(await formFor(world(), planId, '1')), doneDay: today })
    await refreshTallies(house)
    let compared = 0
    for (const actor of [actors.lan, actors.mai, actors.tu])
      for (const year of [null, 2026]) {
        const html = render(await look(actor, { year }))
        for (const [, href, figure] of html.matchAll(/<a href="(\/nghiep-vu\/nhiem-vu\?[^"]+)">([\d.]+)/g)) {
          const query = Object.fromEntries(new URL(href!.replaceAll('&amp;', '&'), 'http://a').searchParams)
          const filter = queueFilterOf(query, actor.personId)
          expect(await countQueue(db, actor, today, filter), href).toBe(Number(figure!.replaceAll('.', '')))
          compared++
        }
      }
    expect(compared).toBeGreaterThan(40)
    // xã Hai leads one task of xã Một: it is named, though the place is not Tư's
    const elsewhere = (await look(actors.tu)).elsewhere
    expect(elsewhere).toMatchObject([{ bodyName: 'UBND xã Một', doneInTime: 1 }])
  })

  test('tổng của một nơi là tổng của các nơi dưới nó và các cơ quan của chính nó', async () => {
    const { actors, house, db, today } = world()
    await adoptedPlan(world())
    await refreshTallies(house)
    const province = await look(actors.mai)
    expect(addTallies([...province.places, ...province.holders])).toEqual(province.sum)
    const filter = queueFilterOf({ 'dia-ban': '24' }, null)
    expect(await countFourCells(db, actors.mai, today, filter)).toEqual(province.sum)
    const sheet = overviewSheet(province)
    expect(sheet.rows[0]?.[8]).toBe(totalOf(province.sum))
    expect(sheet.rows.every((row) => row.length === sheet.columns.length)).toBe(true)
  })

  test('xã đã nhập vào xã khác: số liệu đứng cùng xã mới, có lời ghi', async () => {
    const { actors, house, db } = world()
    await adoptedPlan(world())
    await refreshTallies(house)
    await sql`update place set to_day = '2026-07-01' where id = '00001'`.execute(db)
    await sql`insert into place_succession (old_id, new_id, on_day, kind, certainty) values ('00001', '00002', '2026-07-01', 'merge', 'certain')`.execute(
      db,
    )
    const province = await look(actors.mai)
    expect(province.places.find(({ place }) => place.id === '00001')?.ended).toMatchObject({
      on: '2026-07-01',
      into: { id: '00002' },
    })
    expect(addTallies(province.places)).toEqual(province.sum)
    expect(render(province)).toContain('Nơi 00001 (đến 01/07/2026, nay thuộc Nơi 00002)')
  })

  const render = (overview: Awaited<ReturnType<typeof loadOverview>>) =>
    renderToString(overviewPage({ overview, map: undefined, zones: [], search: '' }, viewOf()).body)
})

describe('chữ người dùng gõ', () => {
  test('không thành thẻ HTML', () => {
    const place = {
      id: '24',
      kind: 'tinh' as const,
      name: '<b>',
      fullName: 'Tỉnh <b>',
      parentId: null,
      path: '24/',
      fromDay: null,
      toDay: null,
    }
    const sum = addTallies([])
    const years: never[] = []
    const overview = {
      place,
      holder: null,
      trail: [],
      isBelowNation: false,
      year: null,
      sum,
      age: { isFresh: false, countedAt: new Date() },
    }
    const page = overviewPage(
      {
        overview: {
          ...overview,
          places: [{ ...sum, place, plans: 0, ended: null }],
          holders: [],
          plans: [],
          elsewhere: [],
          years,
        },
        map: undefined,
        zones: [],
        search: '<script>',
      },
      viewOf(),
    )
    const html = renderToString(page.body)
    expect(html).not.toContain('<script>')
    expect(html).not.toContain('<b>')
    expect(html).toContain('đang được cộng thêm')
  })
})

function viewOf(): View {
  const path = '/nghiep-vu/toan-canh'
  return {
    csrf: '',
    today: '2026-11-21',
    now: new Date('2026-11-21T02:00:00Z'),
    path,
    address: path,
    query: {},
    actor: undefined,
    typed: {},
  }
}
