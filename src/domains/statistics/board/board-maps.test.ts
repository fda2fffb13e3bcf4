import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { sortKey } from '#base/vietnamese.ts'
import { recorded } from '#domains/activities/activities.fixtures.ts'
import { files, onMatters } from '#domains/matters/matters.fixtures.ts'
import { actorFor, addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import type { Certainty, PlaceKind } from '#domains/places/place.ts'
import { type BoardMapKind, loadBoard } from '#domains/statistics/board/board.queries.ts'
import { placesOfMonth } from '#domains/statistics/board/measure-levels.ts'
import { countMonths } from '#domains/statistics/board/measure-month.store.ts'
import type { Counted, MeasureId } from '#domains/statistics/measure.ts'
import { countMeasure, listMeasure } from '#domains/statistics/measures.queries.ts'
import { expectBoardsAsListed, mergeFirst, onStatistics } from '#domains/statistics/statistics.fixtures.ts'
import type { Actor } from '#platform/acts/actor.ts'

const chosen = 'activities.people'
const year = { from: '2026-01-01', to: '2026-12-31' }

onStatistics('bảng số liệu khi địa giới đổi', (world) => {
  /** Somebody who sees the whole province 24. */
  async function overseer(): Promise<Actor> {
    const { house, bodies } = world()
    const id = await addOfficer(house, { name: 'Trần Thị Nga', homeBodyId: bodies.justice.id })
    await giveRole(house, id, 'overseer', { bodyId: bodies.justice.id, reach: 'place' })
    return actorFor(house, id)
  }
  const ends = (id: string) =>
    world().db.updateTable('place').set({ to_day: '2026-11-01' }).where('id', '=', id).execute()
  const follows = (old: string, heir: string, certainty: Certainty = 'certain') =>
    sql`insert into place_succession (old_id, new_id, on_day, kind, certainty) values (${old}, ${heir}, '2026-11-01', 'merge', ${certainty})
      on conflict (old_id, new_id) do update set certainty = excluded.certainty`.execute(world().db)
  const board = (actor: Actor, placeId: string | null, map: BoardMapKind = 'today') =>
    loadBoard(world().db, actor, world().today, { placeId, year: 2026, chosen, map })
  const sumOf = (counts: ReadonlyMap<string, Counted>) => counts.get(chosen)?.sum ?? 0

  test('trang của xã gồm số của xã đã nhập vào, «như lúc ghi» thì không; danh sách dài bằng số', async () => {
    const { db, house, actors } = world()
    await recorded(world())
    await countMonths(house)
    const nga = await overseer()
    await ends('00001')
    await follows('00001', '00002')
    const today = await board(nga, '00002')
    expect([sumOf(today.whole), today.tookOver.map(({ id }) => id), today.maps]).toEqual([
      85,
      ['00001'],
      ['today', 'was'],
    ])
    expect(today.months.find(({ count }) => count !== undefined)?.count?.sum).toBe(85)
    const was = await board(nga, '00002', 'was')
    expect([sumOf(was.whole), was.tookOver, was.maps]).toEqual([0, [], ['today', 'was']])
    const scope = { ...year, placeId: '00002', tookOver: ['00001'], seenBy: nga }
    expect((await countMeasure(db, chosen, scope)).sum).toBe(85)
    expect(await listMeasure(db, chosen, scope)).toHaveLength(1)
    // whoever does not see the whole of the heir sees nothing more through it
    expect((await countMeasure(db, chosen, { ...scope, seenBy: actors.tu })).records).toBe(0)
  })

  test('kế tục chưa chắc thì không quyết: số ở lại tên cũ, nói rõ ai có thể kế tục', async () => {
    await recorded(world())
    await countMonths(world().house)
    const nga = await overseer()
    await ends('00001')
    await follows('00001', '00002', 'likely')
    expect(sumOf((await board(nga, '00002')).whole)).toBe(0)
    const told = async () => {
      const row = (await board(nga, '24')).rows.find(({ counts }) => counts.has(chosen))!
      return [row.id, row.hasEnded, row.name.includes('kế tục chưa chắc'), row.name.includes('chưa chia')]
    }
    expect(await told()).toEqual(['00001', true, true, false])
    // one that is certain beside one that is not: still nobody knows whose it is
    await follows('00001', '24')
    expect(await told()).toEqual(['00001', true, true, false])
    await follows('00001', '00002')
    expect(await told()).toEqual(['00001', true, false, true])
  })

  test('nơi kế tục cũng đã kết thúc, không ai kế tục và chưa có số: số của nơi trước vẫn ở một dòng', async () => {
    await recorded(world())
    await countMonths(world().house)
    const nga = await overseer()
    await ends('00001')
    await ends('00002')
    await follows('00001', '00002')
    const rows = (await board(nga, '24')).rows.filter(({ counts }) => counts.has(chosen))
    expect(
      rows.map(({ id, hasEnded, counts, parts }) => [id, hasEnded, sumOf(counts), parts.map((one) => one.id)]),
    ).toEqual([['00002', true, 85, ['00001']]])
  })

  test('tỉnh gồm tỉnh cũ: dòng của cả nước bằng trang của tỉnh, các dòng cộng lại bằng cả tỉnh', async () => {
    const { db } = world()
    const nga = await overseer()
    const place = (id: string, kind: PlaceKind, path: string, parent_id: string | null = null) => ({
      id,
      kind,
      name: id,
      full_name: `Nơi ${id}`,
      parent_id,
      path,
      folded: id,
      sort_key: sortKey(id),
      from_day: null,
      to_day: '2026-07-01',
    })
    await db
      .insertInto('place')
      .values([
        place('cu-98', 'tinh', 'cu-98/'),
        place('cu-981', 'huyen', 'cu-98/cu-981/', 'cu-98'),
        place('cu-98100', 'xa', 'cu-98/cu-981/cu-98100/', 'cu-981'),
        place('cu-98101', 'xa', 'cu-98/cu-981/cu-98101/', 'cu-981'),
      ])
      .execute()
    await follows('cu-98', '24')
    await follows('cu-98100', '00002')
    await follows('cu-98101', '00001', 'unsure')
    const people = (sum: number) => new Map([[chosen, { records: 1, told: 1, sum }]] as const)
    const kept = placesOfMonth(
      new Map([
        ['24/00002/', people(5)],
        ['cu-98/', people(1)],
        ['cu-98/cu-981/', people(2)],
        ['cu-98/cu-981/cu-98100/', people(7)],
        ['cu-98/cu-981/cu-98101/', people(3)],
      ]),
      [],
    )
    await db
      .insertInto('measure_month')
      .values(kept.map(({ counts, ...row }) => ({ ...row, month: '2026-03-01', counts: JSON.stringify(counts) })))
      .execute()
    const province = await board(nga, '24')
    expect(sumOf(province.whole)).toBe(18)
    const told = (rows: typeof province.rows) =>
      rows
        .filter(({ counts }) => counts.has(chosen))
        .map(({ id, counts, parts, hasList }) => [id, sumOf(counts), parts.map((one) => one.id), hasList])
        .toSorted()
    expect(told(province.rows)).toEqual([
      ['', 1, [], false],
      ['00002', 12, ['00002', 'cu-98100'], true],
      ['cu-981', 2, [], false],
      ['cu-98101', 3, [], false],
    ])
    expect(told((await board(nga, '24', 'was')).rows)).toEqual([['00002', 5, [], true]])
    const everywhere = {
      ...nga,
      grants: nga.grants.map((grant) => ({ ...grant, reach: 'subtree' as const, bodyPath: '/' })),
    }
    for (const country of [null, 'vn'])
      expect(told((await board(everywhere, country)).rows)).toEqual([['24', 18, ['24', 'cu-98'], true]])
    expect(told((await board(everywhere, null, 'was')).rows)).toEqual([
      ['24', 5, [], true],
      ['cu-98', 13, [], true],
    ])
  })
})

onMatters('bảng số liệu khi vụ việc theo xã đã nhập vào', (world) => {
  test('việc dở dang, việc đã xong, việc nhận từ năm trước: mỗi số của bảng dài bằng danh sách, một việc tính một lần', async () => {
    const { db, house, actors, bodies } = world()
    const submissions: string[] = []
    for (const word of ['một', 'hai', 'ba', 'bốn', 'năm'])
      submissions.push((await files(world(), 'phan-anh', { words: `Loa của thôn hỏng, lần ${word}.` })).submissionId)
    await files(world(), 'phan-anh', { bodyId: bodies.second.id, words: 'Loa của thôn bên cũng hỏng.' })
    const since = (id: string, day: string) =>
      sql`update matter set received_on = ${day}::date, received_at = ${`${day}T09:00:00+07:00`} where submission_id = ${id}`.execute(
        db,
      )
    await since(submissions[0]!, '2025-03-10')
    await since(submissions[1]!, '2026-02-10')
    for (const id of submissions.slice(3))
      await sql`update matter set state = 'closed', closed_as = 'guided', closed_on = received_on where submission_id = ${id}`.execute(
        db,
      )
    await mergeFirst(world())
    await countMonths(house)
    const today = house.clock.now().toISOString().slice(0, 10)
    const of = (placeId: string, id: MeasureId) =>
      expectBoardsAsListed(db, actors.mai, { placeId, chosen: [id], today })
    const received = await of('00002', 'matters.received')
    expect([
      received.whole.get('matters.received')?.records,
      received.before?.get('matters.received')?.records,
      received.whole.get('matters.running')?.records,
    ]).toEqual([5, 1, 4])
    const year = { from: received.from, to: received.to, seenBy: actors.mai }
    const scope = { ...year, placeId: '00002', tookOver: ['00001'] }
    expect(await listMeasure(db, 'matters.received', scope)).toHaveLength(5)
    const running = await of('00002', 'matters.running')
    expect(running.months.map(({ count }) => count?.records ?? 0)).toEqual([1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 4, 0])
    const row = (await of('24', 'matters.received')).rows.find(({ id }) => id === '00002')!
    expect([
      row.counts.get('matters.received')?.records,
      row.parts.map(({ counts }) => counts.get('matters.received')?.records),
    ]).toEqual([5, [3, 4]])
    // as it was, each has what it had
    const was = await loadBoard(db, actors.mai, today, {
      placeId: '00002',
      year: 2026,
      chosen: 'matters.received',
      map: 'was',
    })
    expect(was.whole.get('matters.received')?.records).toBe(3)
  }, 240_000)
})
