import { expect, test } from 'vitest'
import { actorFor, addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import { approveReturn } from '#domains/statistics/acts/approve-return.ts'
import { askForReturns } from '#domains/statistics/acts/ask-for-returns.ts'
import { beginReturn } from '#domains/statistics/acts/begin-return.ts'
import { changeReturn } from '#domains/statistics/acts/change-return.ts'
import { correctReturn } from '#domains/statistics/acts/correct-return.ts'
import { lockAsking } from '#domains/statistics/acts/lock-asking.ts'
import { sendBackReturn } from '#domains/statistics/acts/send-back-return.ts'
import { sendReturn } from '#domains/statistics/acts/send-return.ts'
import { submitReturn } from '#domains/statistics/acts/submit-return.ts'
import { unlockAsking } from '#domains/statistics/acts/unlock-asking.ts'
import { askingRefusals, standingOf } from '#domains/statistics/returns/asking.ts'
import { listAskedOf, listExpected, listWithout } from '#domains/statistics/returns/askings.queries.ts'
import { loadReturn } from '#domains/statistics/returns/form-return.store.ts'
import { returnRefusals } from '#domains/statistics/returns/form-return.ts'
import { listAdded, listSentTo } from '#domains/statistics/returns/return-page.queries.ts'
import { listSigned } from '#domains/statistics/returns/roll-up.queries.ts'
import { asked, onStatistics, returnsOn } from '#domains/statistics/statistics.fixtures.ts'
import { perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { refusals } from '#platform/permission/permission.ts'

onStatistics('gửi bản đã duyệt, biểu của cấp trên', (world) => {
  const { begin, sent } = returnsOn(world)

  test('hỏi sau khi đã ký, hoặc khóa lúc ký rồi mở: gửi đúng bản đã ký, không đính chính cho có', async () => {
    const { does, bodies, db, today } = world()
    const window = { code: 'LV-02/HGOCS', title: 'Đến 15/10', from: '01/01/2026', to: '15/10/2026' }
    const first = await asked(world(), { ...window, due: '20/10/2026' })
    const { id: returnId, sentTo } = await sent(first.id, { 'cell.e.1': '4' })
    expect(sentTo).toEqual(['UBND tỉnh Thử'])
    const second = await asked(world(), { ...window, bodyId: bodies.justice.id, due: '15/11/2026' })
    const other = await asked(world(), { ...window, to: '16/10/2026', bodyId: bodies.justice.id, due: '15/11/2026' })
    const signed = await loadReturn(db, world().actors.lan, returnId)
    expect((await begin(second.id)).id).toBe(returnId)
    expect((await listWithout(db, signed)).map(({ id }) => id)).toEqual([second.id])
    const send = (who: 'lan' | 'hung' | 'tu', askingId: string, number = { returnId, version: '3' }) =>
      does(who, sendReturn, { ...number, askingId })
    await expect(send('lan', second.id)).rejects.toThrow(refusals.mayNot)
    await expect(send('tu', second.id)).rejects.toThrow(returnRefusals.notFound)
    await expect(send('hung', other.id)).rejects.toBe(askingRefusals.notFound)
    await does('mai', lockAsking, { askingId: second.id, version: '0', reason: 'Đã tổng hợp gửi Bộ ngày 20/11.' })
    await expect(send('hung', second.id)).rejects.toThrow('Đã tổng hợp gửi Bộ')

    const next = await does('lan', correctReturn, { returnId, version: '3', why: 'Ghi lại trình độ luật.' })
    await does('lan', changeReturn, { returnId: next.id, version: '0', 'cell.e.1': '5' })
    const two = { returnId: next.id, version: '2' }
    await does('lan', submitReturn, { ...two, version: '1' })
    await expect(send('hung', first.id, two)).rejects.toBe(returnRefusals.notOpen)
    expect((await does('hung', approveReturn, two)).sentTo).toEqual(['UBND tỉnh Thử'])
    await does('mai', unlockAsking, { askingId: second.id, version: '1' })
    await expect(send('hung', second.id)).rejects.toBe(returnRefusals.signedLater)
    const askedOf = async () => (await listAskedOf(db, bodies.first.id, today)).map((one) => [one.id, one.toSendId])
    expect(await askedOf()).toContainEqual([second.id, next.id])
    // what the list says is what the pages of the two numbers offer: only the one that was signed last goes
    expect(await listWithout(db, signed)).toEqual([])
    expect((await listWithout(db, await loadReturn(db, world().actors.lan, next.id))).map(({ id }) => id)).toEqual([
      second.id,
    ])
    expect(await send('hung', second.id, { ...two, version: '3' })).toEqual({ id: next.id, sentTo: 'Sở Tư pháp' })
    await send('hung', second.id, { ...two, version: '3' })
    expect((await listSentTo(db, next.id)).map(({ bodyName }) => bodyName)).toEqual(['UBND tỉnh Thử', 'Sở Tư pháp'])
    expect(await askedOf()).toContainEqual([second.id, null])
    expect(await listWithout(db, await loadReturn(db, world().actors.lan, next.id))).toEqual([])
    const [rolled] = await listSigned(db, { id: second.id, form: signed.form })
    expect(rolled!.cells['e.1']).toBe(5)
  })

  test('lên cấp trên: biểu của tỉnh cộng biểu xã đã ký, tỉnh lập và ký bằng hai người, muộn và chưa gửi vẫn là hai việc', async () => {
    const { does, db, bodies, house, today } = world()
    const provinceId = bodies.province.id
    const person = async (name: string, role: 'officer' | 'leader') => {
      const id = await addOfficer(house, { name, homeBodyId: provinceId })
      await giveRole(house, id, role, { bodyId: provinceId, reach: 'subtree' })
      return actorFor(house, id)
    }
    const [thu, vinh] = [await person('Đỗ Thị Thu', 'officer'), await person('Trương Quang Vinh', 'leader')]
    const window = { code: 'LV-02/HGOCS', title: 'Sơ bộ', from: '01/01/2026', to: '31/10/2026' }
    const above = { ...window, bodyId: provinceId, due: '20/11/2026', above: 'Bộ Tư pháp' }
    const noted = await perform(askForReturns, { house, actor: thu }, above)
    await expect(perform(askForReturns, { house, actor: thu }, above)).rejects.toThrow(askingRefusals.twice)
    const start = () => perform(beginReturn, { house, actor: thu }, { askingId: noted.id, bodyId: provinceId })
    await expect(start()).rejects.toThrow(askingRefusals.noneAskedBelow)
    await expect(begin(noted.id)).rejects.toThrow(askingRefusals.notFound)
    const below = await asked(world(), { ...window, due: '10/11/2026' })
    const commune = await sent(below.id, { 'cell.e.1': '4' })
    expect(commune.sentTo).toEqual(['UBND tỉnh Thử'])
    const standings = async () =>
      (await listExpected(db, noted.id)).map((one) => [one.bodyId, standingOf(one.answered, '2026-11-20', today)])
    expect(await standings()).toEqual([[provinceId, 'missing']])
    const draft = await start()
    expect(draft.rolled).toEqual({ askingId: below.id, parts: [], whole: 0 })
    const change = (fields: Record<string, string>, version: string) =>
      perform(changeReturn, { house, actor: thu }, { returnId: draft.id, version, ...fields })
    await expect(change({ 'cell.e.1': '9' }, '0')).rejects.toThrow('lý do')
    await expect(perform(approveReturn, { house, actor: vinh }, { returnId: draft.id, version: '0' })).rejects.toThrow(
      returnRefusals.notOpen,
    )
    const submitted = await perform(submitReturn, { house, actor: thu }, { returnId: draft.id, version: '0' })
    expect(submitted.cells!['e.1']).toBe(4)
    expect(submitted.rolled).toEqual({
      askingId: below.id,
      parts: [{ bodyId: bodies.first.id, bodyName: 'UBND xã Một', returnId: commune.id }],
      whole: 2,
    })
    const [added] = await listAdded(db, submitted.rolled!.parts, 'e.1')
    expect(added).toMatchObject({ bodyName: 'UBND xã Một', cell: 4, approverName: expect.stringContaining('Hùng') })
    const sign = (actor: Actor) => perform(approveReturn, { house, actor }, { returnId: draft.id, version: '1' })
    await expect(sign(thu)).rejects.toThrow()
    expect((await sign(vinh)).sentTo).toEqual(['Bộ Tư pháp'])
    expect(await standings()).toEqual([[provinceId, 'sent']])
    const read = { askingId: noted.id, bodyId: provinceId, returnId: draft.id }
    await perform(sendBackReturn, { house, actor: thu }, { ...read, why: 'Bộ Tư pháp đề nghị bổ sung số xã Hai.' })
    expect(await standings()).toEqual([[provinceId, 'sent-back']])
    expect((await listSentTo(db, draft.id)).map(({ bodyName }) => bodyName)).toEqual(['Bộ Tư pháp'])
    const next = await perform(
      correctReturn,
      { house, actor: thu },
      { returnId: draft.id, version: '2', why: 'Cộng thêm xã Hai theo đề nghị.' },
    )
    expect(next).toMatchObject({ number: 2, rolled: { askingId: below.id, parts: [], whole: 0 } })
    await does('mai', lockAsking, { askingId: below.id, version: '0', reason: 'Đã tổng hợp gửi Bộ ngày 21/11.' })
    await expect(begin(below.id, 'tu')).rejects.toThrow('Đã tổng hợp gửi Bộ')
  })
})
