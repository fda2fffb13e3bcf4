import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { recorded } from '#domains/activities/activities.fixtures.ts'
import { goesInto } from '#domains/people/testing/people-house.ts'
import { approveReturn } from '#domains/statistics/acts/approve-return.ts'
import { correctReturn } from '#domains/statistics/acts/correct-return.ts'
import { receiveReturn } from '#domains/statistics/acts/receive-return.ts'
import { sendBackReturn } from '#domains/statistics/acts/send-back-return.ts'
import { submitReturn } from '#domains/statistics/acts/submit-return.ts'
import { differencesPage } from '#domains/statistics/pages/differences-page.tsx'
import { askingRefusals } from '#domains/statistics/returns/asking.ts'
import { loadReturn } from '#domains/statistics/returns/form-return.store.ts'
import {
  bodyOfReturn,
  loadDifferences,
  showReturn,
  tookOverIn,
} from '#domains/statistics/returns/return-page.queries.ts'
import { listSigned } from '#domains/statistics/returns/roll-up.queries.ts'
import { addSigned } from '#domains/statistics/returns/roll-up.ts'
import { asked, onStatistics, returnsOn, wholeYear } from '#domains/statistics/statistics.fixtures.ts'
import type { View } from '#platform/http/web-request.ts'

onStatistics('đính chính báo cáo biểu', (world) => {
  const { sent } = returnsOn(world)

  test('đính chính là bản mới ký lại, bản cũ còn nguyên, trang khác biệt nói đúng ô', async () => {
    const { does, db, actors, bodies } = world()
    const { id: askingId } = await asked(world(), wholeYear)
    await recorded(world(), { howMany: '40' })
    const first = await sent(askingId)
    const read = { askingId, bodyId: bodies.first.id, returnId: first.id }
    await does('mai', sendBackReturn, { ...read, why: 'Thiếu buổi tháng 10, hãy xem lại.' })
    world().later(60_000)
    await recorded(world(), { howMany: '25', heldOn: '10/10/2026' })
    const next = await does('lan', correctReturn, { returnId: first.id, version: '3', why: 'Bổ sung buổi ngày 10/10.' })
    expect(next.number).toBe(2)
    await does('lan', submitReturn, { returnId: next.id, version: '0' })
    await does('hung', approveReturn, { returnId: next.id, version: '1' })
    await expect(does('mai', receiveReturn, read)).rejects.toBe(askingRefusals.sentAgain)
    await expect(does('mai', sendBackReturn, { ...read, why: 'Vẫn thiếu buổi tháng 9.' })).rejects.toBe(
      askingRefusals.sentAgain,
    )
    const one = await loadReturn(db, actors.mai, next.id)
    const { body } = await bodyOfReturn(db, actors.mai, world().today, one)
    const changed = (await loadDifferences(db, one, await showReturn(db, one, body), one.tookOver))!
    expect(changed.gained).toEqual([])
    expect(changed.differences.map(({ key, before, after }) => [key, before, after])).toEqual([
      ['a.1', 1, 2],
      ['c.1', 1, 2],
      ['k.1', 1, 2],
      ['l.1', 40, 65],
    ])
    expect((await loadReturn(db, actors.mai, first.id)).cells).toMatchObject({ 'l.1': 40 })
    expect(addSigned(one.form, await listSigned(db, { id: askingId, form: one.form }))['l.1']).toMatchObject({
      sum: 65,
      told: 1,
    })
  })

  test('đính chính sau khi nhận thêm một nơi: trang khác biệt nói bản này còn gồm của ai', async () => {
    const { does, db, actors, bodies, today } = world()
    const { id: askingId } = await asked(world(), wholeYear)
    await recorded(world(), { howMany: '40' })
    const first = await sent(askingId)
    await goesInto(db, bodies.second, bodies.first)
    const next = await does('lan', correctReturn, { returnId: first.id, version: '3', why: 'Gồm số liệu của xã Hai.' })
    const one = await loadReturn(db, actors.lan, next.id)
    const { body } = await bodyOfReturn(db, actors.lan, today, one)
    const changed = (await loadDifferences(db, one, await showReturn(db, one, body), tookOverIn(one, body)))!
    expect(changed.gained).toMatchObject([{ name: 'UBND xã Hai', hasSent: false }])
    const page = renderToString(differencesPage({ one, ...changed }, {} as View).body)
    expect(page).toContain('UBND xã Hai (kết thúc 20/11/2026, chưa gửi biểu này)')
  })
})
