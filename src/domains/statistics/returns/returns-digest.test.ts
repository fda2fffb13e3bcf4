import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { loadActor } from '#domains/people/actor.queries.ts'
import { approveReturn } from '#domains/statistics/acts/approve-return.ts'
import { beginReturn } from '#domains/statistics/acts/begin-return.ts'
import { changeReturn } from '#domains/statistics/acts/change-return.ts'
import { correctReturn } from '#domains/statistics/acts/correct-return.ts'
import { giveBackReturn } from '#domains/statistics/acts/give-back-return.ts'
import { lockAsking } from '#domains/statistics/acts/lock-asking.ts'
import { sendBackReturn } from '#domains/statistics/acts/send-back-return.ts'
import { sendReturn } from '#domains/statistics/acts/send-return.ts'
import { submitReturn } from '#domains/statistics/acts/submit-return.ts'
import { unlockAsking } from '#domains/statistics/acts/unlock-asking.ts'
import { returnPage } from '#domains/statistics/pages/return-page.tsx'
import { listWithout } from '#domains/statistics/returns/askings.queries.ts'
import { listCorrectionsOwed } from '#domains/statistics/returns/corrections-owed.queries.ts'
import { loadReturn } from '#domains/statistics/returns/form-return.store.ts'
import { bodyOfReturn, listNumbers, showReturn } from '#domains/statistics/returns/return-page.queries.ts'
import { returnsForDigest } from '#domains/statistics/returns/returns-digest.queries.ts'
import { asked, onStatistics } from '#domains/statistics/statistics.fixtures.ts'
import { findDigest } from '#domains/urging/digest-page.queries.ts'
import { goRound } from '#domains/urging/urging.jobs.ts'

const form = { code: 'LV-01/PBGDPL', title: 'Năm 2026', from: '01/01/2026', to: '31/10/2026', due: '10/12/2026' }

onStatistics('bản tin đôn đốc: biểu thống kê', (world) => {
  const round = async (day: string) => {
    const { database, clock } = world()
    clock.moveTo(`${day}T00:00:00Z`)
    const work = { database, now: clock.now(), today: day, report: undefined, sources: [returnsForDigest] }
    return goRound(work, { onDaysOff: false })
  }
  const lines = async (who: keyof ReturnType<typeof world>['ids'], day: string) => {
    const { db, ids } = world()
    const found = await findDigest(db, await loadActor(db, ids[who], day), day, day, [returnsForDigest])
    return found?.lines.map(({ title }) => title) ?? []
  }

  test('được yêu cầu: báo một lần, rồi khi gần hạn và quá hạn thì từng ngày; nơi yêu cầu khóa thì thôi', async () => {
    const { does } = world()
    const { id: askingId } = await asked(world(), form)
    await round('2026-11-23')
    for (const who of ['lan', 'hung', 'tu'] as const)
      expect(await lines(who, '2026-11-23'), who).toEqual(['Năm 2026: chưa gửi'])
    expect(await lines('mai', '2026-11-23')).toEqual([])
    expect(await round('2026-11-24')).toMatchObject({ digests: 0 })
    // near: who writes, and Tư where nobody else does; late: whoever leads as well
    for (const [day, led] of [
      ['2026-12-03', []],
      ['2026-12-14', ['Năm 2026: chưa gửi']],
    ] as const) {
      await round(day)
      for (const who of ['lan', 'tu'] as const) expect(await lines(who, day), who).toEqual(['Năm 2026: chưa gửi'])
      expect(await lines('hung', day), day).toEqual(led)
    }
    await does('mai', lockAsking, { askingId, version: '0', reason: 'Đã chốt số liệu năm.' })
    expect(await lines('tu', '2026-12-14')).toEqual([])
    expect(await round('2026-12-15')).toMatchObject({ digests: 0 })
  })

  test('trình rồi: người duyệt được báo, người lập thì không; trả lại và yêu cầu đính chính báo kèm lý do; gửi rồi thì hết', async () => {
    const { does, bodies } = world()
    const { id: askingId } = await asked(world(), form)
    const { id: returnId } = await does('lan', beginReturn, { askingId, bodyId: bodies.first.id })
    await does('lan', changeReturn, { returnId, version: '0', isEmpty: 'co' })
    await does('lan', submitReturn, { returnId, version: '1' })
    await round('2026-11-23')
    expect((await lines('hung', '2026-11-23')).filter((line) => line.endsWith('chờ ông/bà duyệt'))).toHaveLength(1)
    expect((await lines('lan', '2026-11-23')).filter((line) => line.endsWith('chờ ông/bà duyệt'))).toEqual([])
    await does('hung', giveBackReturn, { returnId, version: '2', why: 'Thiếu lớp tập huấn tháng 9.' })
    await round('2026-11-24')
    expect((await lines('lan', '2026-11-24')).filter((line) => line.endsWith('bị trả lại, làm lại'))).toHaveLength(1)
    expect(await lines('hung', '2026-11-24')).toEqual([])
    await does('lan', submitReturn, { returnId, version: '3' })
    await does('hung', approveReturn, { returnId, version: '4' })
    for (const who of ['lan', 'hung'] as const) expect(await lines(who, '2026-11-24'), who).toEqual([])
    await does('mai', sendBackReturn, { askingId, bodyId: bodies.first.id, returnId, why: 'Cột 3 chưa khớp.' })
    await round('2026-11-25')
    expect(await lines('lan', '2026-11-25')).toEqual(['Năm 2026: nơi nhận yêu cầu đính chính'])
  })

  test('chờ duyệt: ai đã ghi vào biểu thì không được đếm là người duyệt, biểu đang chờ duyệt thì không giục người lập', async () => {
    const { does, bodies } = world()
    const { id: askingId } = await asked(world(), form)
    const { id: returnId } = await does('lan', beginReturn, { askingId, bodyId: bodies.first.id })
    await round('2026-11-23')
    await does('hung', changeReturn, { returnId, version: '0', isEmpty: 'co' })
    // near its day Tư, of xã Hai, and both who have the draft of xã Một in hand
    expect(await round('2026-12-03')).toMatchObject({ digests: 3 })
    await does('lan', submitReturn, { returnId, version: '1' })
    expect(await round('2026-12-04')).toMatchObject({ digests: 1 })
    expect(await lines('tu', '2026-12-04')).toEqual(['Năm 2026: chưa gửi'])
  })

  const emptyReturn = async (askingId: string) => {
    const { does, bodies } = world()
    const { id: returnId } = await does('lan', beginReturn, { askingId, bodyId: bodies.first.id })
    await does('lan', changeReturn, { returnId, version: '0', isEmpty: 'co' })
    await does('lan', submitReturn, { returnId, version: '1' })
    return returnId
  }

  test('nơi khác hỏi sau khi đã ký: lãnh đạo được báo chỉ cần gửi, mở ra thấy nút gửi; gửi rồi thì thôi', async () => {
    const { does, db, actors, bodies } = world()
    const { id: askingId } = await asked(world(), form)
    const returnId = await emptyReturn(askingId)
    await does('hung', approveReturn, { returnId, version: '2' })
    const later = await asked(world(), { ...form, bodyId: bodies.justice.id })
    await round('2026-11-23')
    expect(await lines('hung', '2026-11-23')).toEqual(['Năm 2026: đã có bản duyệt, chỉ cần gửi'])
    expect(await lines('lan', '2026-11-23')).toEqual([])
    const one = await loadReturn(db, actors.hung, returnId)
    const whose = await bodyOfReturn(db, actors.hung, '2026-11-23', one)
    const shown = await showReturn(db, one, whose.body)
    const [without, numbers] = [await listWithout(db, one), await listNumbers(db, one)]
    const props = { one, ...whose, alsoOf: [], isWriter: false, shown, sentTo: [], numbers, without }
    const html = (changed: Partial<typeof props>) =>
      renderToString(returnPage({ ...props, ...changed }, { today: '2026-11-23', query: {}, typed: {} } as never).body)
    expect(html({})).toContain('Gửi bản đã duyệt cho Sở Tư pháp (Năm 2026)')
    expect(html({ mayApprove: false })).not.toContain('Gửi bản đã duyệt cho')
    expect(html({ mayApprove: false })).toContain('lãnh đạo được duyệt biểu bấm «Gửi bản đã duyệt»')
    await does('hung', sendReturn, { returnId, version: '3', askingId: later.id })
    expect(await lines('hung', '2026-11-23')).toEqual([])
    expect(await round('2026-11-24')).toMatchObject({ digests: 0 })
  })

  test('bị trả lại mà kỳ đã khóa, hoặc quá hạn đã lâu: không ai làm gì được nữa thì không ai bị nhắc', async () => {
    const { does } = world()
    const { id: askingId } = await asked(world(), form)
    const returnId = await emptyReturn(askingId)
    await does('hung', giveBackReturn, { returnId, version: '2', why: 'Thiếu lớp tập huấn tháng 9.' })
    const again = async (day: string) =>
      (await lines('lan', day)).filter((line) => line.endsWith('bị trả lại, làm lại'))
    await round('2026-11-23')
    expect(await again('2026-11-23')).toHaveLength(1)
    await does('mai', lockAsking, { askingId, version: '0', reason: 'Đã chốt số liệu năm.' })
    expect(await again('2026-11-23')).toEqual([])
    expect(await round('2026-11-24')).toMatchObject({ digests: 0 })
    await does('mai', unlockAsking, { askingId, version: '1' })
    await round('2026-11-25')
    expect(await again('2026-11-25')).toHaveLength(1)
    expect(await round('2027-03-01')).toMatchObject({ digests: 0 })
  })

  test('nơi đã gửi trước khi nơi khác nhập vào: được báo phải đính chính cho đến khi biểu gồm cả nơi ấy', async () => {
    const { does, db, bodies } = world()
    const { id: askingId } = await asked(world(), form)
    const returnId = await emptyReturn(askingId)
    await does('hung', approveReturn, { returnId, version: '2' })
    await round('2026-11-23')
    expect(await lines('lan', '2026-11-23')).toEqual([])
    await sql`insert into body_succession (old_id, new_id, on_day, kind)
      values (${bodies.second.id}, ${bodies.first.id}, '2026-11-24', 'merge')`.execute(db)
    await db.updateTable('body').set({ to_day: '2026-11-24' }).where('id', '=', bodies.second.id).execute()
    expect(await listCorrectionsOwed(db, [bodies.first.id], '2026-11-23')).toEqual([])
    for (const day of ['2026-11-24', '2026-11-25']) {
      await round(day)
      expect(await lines('lan', day)).toEqual(['Năm 2026: cần đính chính để gồm số liệu của UBND xã Hai'])
    }
    const next = await does('lan', correctReturn, { returnId, version: '3', why: 'Gồm cả số liệu của xã Hai.' })
    await does('lan', submitReturn, { returnId: next.id, version: '0' })
    await does('hung', approveReturn, { returnId: next.id, version: '1' })
    expect(await lines('lan', '2026-11-25')).toEqual([])
    expect(await listCorrectionsOwed(db, [bodies.first.id], '2026-11-25')).toEqual([])
  })
})
