import { expect, test } from 'vitest'
import { notePublished } from '#domains/disclosure/acts/note-published.ts'
import { enterOne, formOf } from '#domains/disclosure/disclosure.fixtures.ts'
import { disclosuresForDigest } from '#domains/disclosure/disclosures-digest.queries.ts'
import { disclosuresToPublish } from '#domains/disclosure/disclosures-waiting.queries.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { giveRole } from '#domains/people/testing/people-house.ts'
import { onPlans, type Who } from '#domains/plans/plans.fixtures.ts'
import { findDigest } from '#domains/urging/digest-page.queries.ts'
import { goRound } from '#domains/urging/urging.jobs.ts'

/** Days off are not known here: a day that is sure is one that another law sets. */
const sure = { dueOn: '23/11/2026', dueBy: 'Quyết định 12/QĐ-UBND' }

onPlans('bản tin đôn đốc: công khai thông tin', (world) => {
  const round = async (day: string) => {
    const { database, clock } = world()
    clock.moveTo(`${day}T00:00:00Z`)
    const work = { database, now: clock.now(), today: day, report: undefined, sources: [disclosuresForDigest] }
    return goRound(work, { onDaysOff: false })
  }
  const lines = async (who: Who, day: string) => {
    const { db, ids } = world()
    const found = await findDigest(db, await loadActor(db, ids[who], day), day, day, [disclosuresForDigest])
    return found?.lines.map(({ title }) => title) ?? []
  }
  const publish = { publishedOn: '23/11/2026', publishedAt: 'Bảng tin trụ sở', why: '' }

  test('gần hạn báo người giữ danh mục, quá hạn báo cả lãnh đạo; công khai rồi thì hết; nơi khác, người chỉ xem không được báo', async () => {
    const line = await enterOne(world(), sure)
    await enterOne(world(), { title: 'Còn xa', dueOn: '31/12/2026', dueBy: 'Quyết định 12/QĐ-UBND' })
    await round('2026-11-23')
    expect(await lines('lan', '2026-11-23')).toEqual(['Thông tin phải công khai: 1 mục sắp đến hạn'])
    for (const who of ['hung', 'mai', 'tu'] as const) expect(await lines(who, '2026-11-23'), who).toEqual([])
    await round('2026-11-24')
    for (const who of ['lan', 'hung'] as const)
      expect(await lines(who, '2026-11-24'), who).toEqual(['Thông tin phải công khai: 1 mục đã quá hạn'])
    await world().does('lan', notePublished, { ...formOf(line), ...publish })
    expect(await lines('lan', '2026-11-24')).toEqual([])
    expect(await round('2026-11-25')).toMatchObject({ digests: 0 })
  })

  test('ngày mà lịch nghỉ chưa chắc thì báo khi gần, qua rồi thì không nói ai quá hạn', async () => {
    expect(await enterOne(world())).toMatchObject({ dueOn: '2026-11-23', isDueSure: false })
    await round('2026-11-23')
    expect(await lines('lan', '2026-11-23')).toEqual(['Thông tin phải công khai: 1 mục sắp đến hạn'])
    expect(await round('2026-11-24')).toMatchObject({ digests: 0 })
    expect(await lines('lan', '2026-11-24')).toEqual([])
  })

  test('nơi chỉ có lãnh đạo giữ danh mục thì lãnh đạo được báo từ khi gần hạn; chậm quá hai tháng thì thôi báo', async () => {
    const { bodies } = world()
    await enterOne(world(), { bodyId: bodies.second.id, ...sure }, 'tu')
    await round('2026-11-23')
    expect(await lines('tu', '2026-11-23')).toEqual(['Thông tin phải công khai: 1 mục sắp đến hạn'])
    expect(await round('2027-02-01')).toMatchObject({ digests: 0 })
  })

  test('«Việc của tôi»: mục gần hạn, quá hạn của nơi mình giữ, gần trước; xã khác và người chỉ xem thì không', async () => {
    const { db, actors, today, house, ids, bodies } = world()
    const near = await enterOne(world(), { title: 'Gần hạn' })
    const late = await enterOne(world(), {
      title: 'Quá hạn',
      madeOn: '02/11/2026',
      dueOn: '09/11/2026',
      dueBy: 'Quyết định 12/QĐ-UBND',
    })
    const unsure = await enterOne(world(), { title: 'Lịch chưa chắc', madeOn: '03/11/2026' })
    await enterOne(world(), { title: 'Còn xa', dueOn: '31/12/2026', dueBy: 'Quyết định 12/QĐ-UBND' })
    const { lines: own } = await disclosuresToPublish(db, actors.lan, today)
    expect(own).toMatchObject([
      { id: late.id, isLate: true, detail: expect.stringContaining('đã quá hạn') },
      { id: unsure.id, isLate: false, detail: expect.not.stringContaining('quá hạn') },
      { id: near.id, isLate: false, detail: expect.stringContaining('23/11/2026') },
    ])
    for (const who of ['mai', 'tu'] as const)
      expect((await disclosuresToPublish(db, actors[who], today)).lines, who).toEqual([])
    await giveRole(house, ids.mai, 'officer', { bodyId: bodies.first.id, fromDay: '2026-01-01', toDay: '2026-11-20' })
    expect((await disclosuresToPublish(db, await loadActor(db, ids.mai, today), today)).lines).toEqual([])
  })

  test('chậm quá hai tháng: bản tin thôi báo, «Việc của tôi» vẫn còn đến khi ghi công khai', async () => {
    const { db, does, actors } = world()
    const line = await enterOne(world(), sure)
    const after = '2027-06-01'
    expect(await round(after)).toMatchObject({ digests: 0 })
    expect((await disclosuresToPublish(db, actors.lan, after)).lines).toMatchObject([{ id: line.id, isLate: true }])
    await does('lan', notePublished, { ...formOf(line), ...publish })
    expect((await disclosuresToPublish(db, actors.lan, after)).lines).toEqual([])
  })
})
