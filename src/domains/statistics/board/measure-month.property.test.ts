import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Day, firstDaysOfMonths } from '#base/day.ts'
import { newId, newSecret } from '#base/ids.ts'
import { quickForm } from '#domains/activities/activities.fixtures.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { withdrawActivity } from '#domains/activities/acts/withdraw-activity.ts'
import { followBody } from '#domains/mediation/acts/follow-body.ts'
import { countMonthNow, countMonths, monthsDue } from '#domains/statistics/board/measure-month.store.ts'
import { findCountedAt, sumMonths } from '#domains/statistics/measure-month.queries.ts'
import { countedAs } from '#domains/statistics/measures.queries.ts'
import { expectKeptAsCounted, onStatistics } from '#domains/statistics/statistics.fixtures.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'

onStatistics('chỉ tiêu cộng sẵn', (world) => {
  test('sau mọi chuỗi ghi, rút và đếm lại, số cộng sẵn bằng đếm lại từ đầu, ở mọi nơi, mọi quãng tháng', async () => {
    const { db, house, does, bodies } = world()
    const step = fc.record({
      who: fc.constantFrom('lan' as const, 'tu' as const),
      month: fc.integer({ min: 1, max: 11 }),
      kind: fc.constantFrom('session', 'leaflet', 'broadcast'),
      howMany: fc.constantFrom('', '0', '7', '120'),
      after: fc.constantFrom('stays', 'withdrawn', 'counted'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        for (const { who, month, after, ...fields } of steps) {
          const bodyId = who === 'lan' ? bodies.first.id : bodies.second.id
          const heldOn = `10/${String(month).padStart(2, '0')}/2026`
          const form = quickForm(world(), { bodyId, formKey: newSecret(), heldOn, ...fields })
          const { activityId } = await does(who, recordActivity, form)
          if (after === 'counted') await countMonths(house)
          if (after === 'withdrawn')
            await does(who, withdrawActivity, { activityId, version: '0', reason: 'Ghi nhầm buổi này.' })
        }
        await countMonths(house)
        await expectKeptAsCounted(
          db,
          [
            [null, ''],
            ['24', '24/'],
            ['00002', '24/00002/'],
          ],
          [
            ['2026-01-01', '2026-11-01'],
            ['2026-03-01', '2026-05-01'],
          ],
        )
      }),
      { numRuns: 3 },
    )
  }, 120_000)

  test('nơi bên dưới và từng tháng cộng lại bằng cả nơi; chưa đếm thì nói là chưa', async () => {
    const { db, house, does } = world()
    expect(await findCountedAt(db, ['2026-11-01'])).toBeNull()
    for (const heldOn of ['03/02/2026', '20/11/2026'])
      await does('lan', recordActivity, quickForm(world(), { formKey: newSecret(), heldOn }))
    await countMonths(house)
    expect(await findCountedAt(db, ['2026-10-01', '2026-11-01'])).toEqual(house.clock.now())
    const year = { path: '', from: '2026-01-01', to: '2026-11-01' }
    const below = await sumMonths(db, ['activities.people'], year, 'below')
    expect([...below.keys()]).toEqual(['24'])
    const months = await sumMonths(db, ['activities.people'], { ...year, path: '24/' }, 'month')
    expect([...months].map(([month, counts]) => [month, counts.get('activities.people')!.sum]).toSorted()).toEqual([
      ['2026-02-01', 85],
      ['2026-11-01', 85],
    ])
  })

  test('chỉ tiêu đổi sau khi đếm: tháng đã đếm là chưa đếm, và được đếm lại, cả tháng của năm cũ hơn', async () => {
    const { db, house } = world()
    await countMonths(house)
    const old = '2023-05-01'
    await db
      .insertInto('measure_month_count')
      .values({ month: old, counted_at: house.clock.now(), counted_as: 'khác' })
      .execute()
    await db.updateTable('measure_month_count').set({ counted_as: 'khác' }).where('month', '=', '2026-03-01').execute()
    for (const month of [old, '2026-03-01']) expect(await findCountedAt(db, [month])).toBeNull()
    await countMonths(house)
    for (const month of [old, '2026-03-01']) expect(await findCountedAt(db, [month])).toEqual(house.clock.now())
  })

  /** Fourteen months of before that were counted, each a day before the one that came before it. */
  async function countedBefore(): Promise<Day[]> {
    const months = firstDaysOfMonths('2023-03-01', '2024-04-30')
    const row = (month: Day, index: number) => ({
      month,
      counted_at: new Date(Date.UTC(2025, 10, 20 - index)),
      counted_as: countedAs(),
    })
    await world().db.insertInto('measure_month_count').values(months.map(row)).execute()
    return months
  }

  test('tháng của các năm cũ hơn: mỗi đêm đếm lại mười hai tháng lâu chưa đếm nhất', async () => {
    const { db, house } = world()
    const months = await countedBefore()
    await countMonths(house)
    const isNow = async (month: Day) => (await findCountedAt(db, [month]))!.getTime() === house.clock.now().getTime()
    for (const [index, month] of months.entries()) expect([month, await isNow(month)]).toEqual([month, index >= 2])
  }, 120_000)

  test('bản ghi các năm cũ chuyển theo cơ quan kế tục: mọi tháng cũ được đếm lại ngay đêm ấy', async () => {
    const { db, house, bodies } = world()
    const [villageId, teamId] = [newId(), newId()]
    await sql`insert into village (id, commune_id, kind, name, folded, sort_key, from_day)
      values (${villageId}, '00001', 'thon', 'Đoài', 'doai', 'doai', '2020-01-01')`.execute(db)
    await sql`insert into mediation_team (id, body_id, village_id, name, quota, decision, decided_on)
      values (${teamId}, ${bodies.first.id}, ${villageId}, 'Tổ thôn Đoài', 3, '1/QĐ', '2023-02-01')`.execute(db)
    const [month] = await countedBefore()
    await countMonthNow({ database: house.database, clock: { now: () => new Date(Date.UTC(2025, 10, 20)) } }, month!)
    const teams = async (path: string) => {
      const months = { path, from: month!, to: month! }
      return (await sumMonths(db, ['teams.all'], months, 'whole')).get('')?.get('teams.all')?.records ?? 0
    }
    expect([await teams('24/00001/'), await teams('24/00002/')]).toEqual([1, 0])
    await sql`insert into body_succession (old_id, new_id, on_day, kind) values (${bodies.first.id}, ${bodies.second.id}, '2026-11-20', 'merge')`.execute(
      db,
    )
    await db.updateTable('body').set({ to_day: '2026-11-20' }).where('id', '=', bodies.first.id).execute()
    expect(await perform(followBody, { house, actor: systemActor }, { countMax: 10 })).toBe(1)
    await countMonths(house)
    expect([await teams('24/00001/'), await teams('24/00002/')]).toEqual([0, 1])
  }, 120_000)

  test('đếm từ tháng 1 năm trước đến hết năm nay: mốc của tháng tới cũng có trong báo cáo năm', () => {
    const months = monthsDue('2026-02-14')
    expect([months[0], months.at(-1), months.length]).toEqual(['2025-01-01', '2026-12-01', 24])
  })
})
