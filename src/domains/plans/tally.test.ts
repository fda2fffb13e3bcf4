import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { assignTask } from '#domains/plans/acts/assign-task.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { undoAdoption } from '#domains/plans/acts/undo-adoption.ts'
import { writeProgress } from '#domains/plans/acts/write-progress.ts'
import { adoptedPlan, formFor, onPlans } from '#domains/plans/plans.fixtures.ts'
import {
  everyTally,
  findTallyAge,
  sumTallies,
  tallyByHolder,
  tallyByPlace,
  tallyByPlan,
} from '#domains/plans/tally.queries.ts'
import { isAnyDue, makeAllTalliesDue, refreshTallies } from '#domains/plans/tally.store.ts'
import { doneInTimeShare, emptyTally, totalOf } from '#domains/plans/tally.ts'

describe('tỷ lệ hoàn thành đúng hạn', () => {
  test.each([
    ['chưa có mốc nào', {}, undefined],
    ['chỉ có mốc chưa đến hạn', { openInTime: 5 }, undefined],
    ['chỉ có mốc chờ yêu cầu', { waiting: 3 }, undefined],
    ['xong đúng hạn cả, mốc chưa đến hạn không tính', { doneInTime: 4, openInTime: 6 }, 1],
    ['xong muộn là không đúng hạn', { doneInTime: 3, doneLate: 1 }, 0.75],
    ['quá hạn chưa xong nằm trong mẫu số', { doneInTime: 1, openLate: 3 }, 0.25],
    ['chưa xong mốc nào đã đến hạn', { openLate: 2 }, 0],
  ])('%s', (_, cells, share) => {
    expect(doneInTimeShare({ ...emptyTally, ...cells })).toBe(share)
  })

  test('mốc chờ yêu cầu không nằm trong tổng số', () => {
    expect(totalOf({ ...emptyTally, doneInTime: 1, openLate: 2, waiting: 5 })).toBe(3)
  })
})

onPlans('số liệu cộng sẵn, giữ mới', (world) => {
  const lan = () => sumTallies(world().db, world().actors.lan, world().today, everyTally)

  test('việc vừa làm hiện trong số liệu sau một lượt đếm, trước đó trang biết là chưa mới', async () => {
    const { db, house, today, does } = world()
    const { planId } = await adoptedPlan(world())
    expect(await isAnyDue(db, today)).toBe(true)
    await refreshTallies(house)
    expect(await findTallyAge(db, today)).toEqual({ isFresh: true, countedAt: house.clock.now() })
    const before = await lan()
    expect(before).toMatchObject({ doneInTime: 0, openInTime: 2, openLate: 4, waiting: 1 })
    await does('lan', claimObligation, { ...(await formFor(world(), planId, 'II.1')), doneDay: today })
    expect((await findTallyAge(db, today)).isFresh).toBe(false)
    expect(await lan()).toEqual(before)
    await refreshTallies(house)
    expect(await lan()).toMatchObject({ doneInTime: 1, openInTime: 1, claimed: 1 })
  })

  test('ghi tiến độ và phân công không động đến số liệu; hoàn tác thì kế hoạch không còn số nào', async () => {
    const { db, house, today, does } = world()
    const { planId } = await adoptedPlan(world())
    await refreshTallies(house)
    const { taskId } = await formFor(world(), planId, 'II.1')
    await does('lan', writeProgress, { taskId, note: 'Đang chuẩn bị.' })
    await does('hung', assignTask, { taskId, version: 0, officerId: world().ids.lan })
    expect(await isAnyDue(db, today)).toBe(false)
    await sql`delete from progress`.execute(db) // as if nobody had worked yet
    await sql`update task set officer_id = null, version = 0`.execute(db)
    await does('hung', undoAdoption, { planId })
    await refreshTallies(house)
    expect(await db.selectFrom('plan_tally').selectAll().execute()).toEqual([])
    expect(await lan()).toEqual(emptyTally)
  })

  test('qua nửa đêm mốc thành quá hạn, đồng hồ lùi lại thì thôi quá hạn, không ai phải làm gì', async () => {
    const { house, clock, later, db } = world()
    await adoptedPlan(world())
    await refreshTallies(house)
    const late = async () => (await sumTallies(db, world().actors.lan, '2026-12-01', everyTally)).openLate
    expect(await late()).toBe(4)
    later(10 * 86_400_000) // 01/12: the task due on 30/11 is late now
    await refreshTallies(house)
    expect(await late()).toBe(5)
    clock.moveTo('2026-11-21T02:00:00Z')
    await refreshTallies(house)
    expect(await late()).toBe(4)
  })

  test('hai người đếm cùng lúc: một người đếm, người kia bỏ lượt, số vẫn đúng', async () => {
    const { db, house } = world()
    await adoptedPlan(world())
    await Promise.all([refreshTallies(house), refreshTallies(house), refreshTallies(house)])
    await refreshTallies(house)
    const once = await lan()
    expect(totalOf(once)).toBe(6)
    await db.transaction().execute(makeAllTalliesDue)
    expect(await isAnyDue(db, world().today)).toBe(true)
    await refreshTallies(house)
    expect(await lan()).toEqual(once)
  })

  test('theo địa bàn, theo cơ quan, theo kế hoạch: mỗi mốc tính một lần, ở cơ quan chịu trách nhiệm', async () => {
    const { db, house, today, actors, bodies } = world()
    const { planId } = await adoptedPlan(world())
    await refreshTallies(house)
    const [place] = await tallyByPlace(db, actors.mai, today, { ...everyTally, placeId: '24' })
    expect(place).toMatchObject({ placeId: '00001', openInTime: 2, openLate: 4, plans: 1 })
    const nation = await tallyByPlace(db, actors.mai, today, everyTally)
    expect(nation.map(({ placeId }) => placeId)).toEqual(['24'])
    const own = await tallyByPlace(db, actors.mai, today, { ...everyTally, placeId: '00001' })
    expect(own.map(({ placeId }) => placeId)).toEqual([''])
    const [holder, ...more] = await tallyByHolder(db, actors.mai, today, everyTally)
    expect(more).toEqual([])
    expect(holder).toMatchObject({ bodyId: bodies.first.id, openLate: 4, endedOn: null })
    const [plan] = await tallyByPlan(db, actors.mai, today, { ...everyTally, ownPlaceId: '00001' })
    expect(plan).toMatchObject({ planId, waiting: 1 })
    expect(await tallyByPlan(db, actors.mai, today, { ...everyTally, ownPlaceId: '24' })).toEqual([])
    expect(await sumTallies(db, actors.tu, today, everyTally)).toEqual(emptyTally)
  })
})
