import { expect, test } from 'vitest'
import { addDays } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { beginReturn } from '#domains/statistics/acts/begin-return.ts'
import { changeReturn } from '#domains/statistics/acts/change-return.ts'
import { submitReturn } from '#domains/statistics/acts/submit-return.ts'
import { addAsking } from '#domains/statistics/returns/asking.store.ts'
import { askingRefusals } from '#domains/statistics/returns/asking.ts'
import { listAskedOf, loadAsking } from '#domains/statistics/returns/askings.queries.ts'
import { addReturn } from '#domains/statistics/returns/form-return.store.ts'
import { returnRefusals } from '#domains/statistics/returns/form-return.ts'
import { asked, onStatistics, returnsOn, wholeYear } from '#domains/statistics/statistics.fixtures.ts'
import { refusals } from '#platform/permission/permission.ts'

onStatistics('yêu cầu báo cáo biểu', (world) => {
  const { begin, sent } = returnsOn(world)

  test('chỉ nơi có xã bên dưới mới yêu cầu được; hạn không trước cuối kỳ; một biểu một kỳ yêu cầu một lần', async () => {
    const { bodies } = world()
    await expect(asked(world(), { bodyId: bodies.first.id })).rejects.toThrow(askingRefusals.noneBelow)
    await expect(asked(world(), { due: '30/10/2026' })).rejects.toThrow(askingRefusals.dueBeforeEnd)
    await expect(asked(world(), { code: 'KHONG-CO' })).rejects.toThrow(askingRefusals.noForm)
    await asked(world())
    await expect(asked(world())).rejects.toThrow(askingRefusals.twice)
  })

  test('hai người cùng bấm: một kỳ, một dự thảo, không ai gặp lỗi', async () => {
    const { database, db, bodies, actors } = world()
    const { id: askingId } = await asked(world(), wholeYear)
    const asking = await loadAsking(db, actors.mai, askingId)
    const again = { ...asking, id: newId() }
    const now = new Date('2026-11-21T02:00:00Z')
    const added = await database.transaction((tx) => addAsking(tx, again, { by: world().ids.mai, now }))
    expect(added).toBe(false)
    const first = await begin(askingId)
    const second = await database.transaction((tx) => addReturn(tx, { ...first, id: newId() }))
    expect(second.id).toBe(first.id)
    expect(await listAskedOf(db, bodies.first.id, world().today)).toHaveLength(1)
  })

  test('yêu cầu cũ hơn một trăm yêu cầu sau vẫn lập được', async () => {
    const { does, db, bodies, today, actors, ids, database } = world()
    const { id: askingId } = await asked(world(), { ...wholeYear, due: '20/11/2026' })
    const asking = await loadAsking(db, actors.mai, askingId)
    const by = { by: ids.mai, now: new Date('2026-11-21T02:00:00Z') }
    await database.transaction(async (tx) => {
      for (let past = 1; past <= 100; past += 1)
        await addAsking(
          tx,
          { ...asking, id: newId(), to: addDays(asking.to, -past), due: addDays(asking.due, past) },
          by,
        )
    })
    expect((await listAskedOf(db, bodies.first.id, today)).map(({ id }) => id)).not.toContain(askingId)
    expect((await does('lan', beginReturn, { askingId, bodyId: bodies.first.id })).to).toBe(asking.to)
    await expect(does('tu', beginReturn, { askingId, bodyId: bodies.first.id })).rejects.toThrow(refusals.mayNot)
  })

  test('hai nơi hỏi cùng một biểu: cùng ngày thì lập một lần gửi hai nơi; khác ngày thì ô đã nhập được mang sang', async () => {
    const { does, bodies, db } = world()
    const window = { code: 'LV-02/HGOCS', title: 'Đến 15/10', from: '01/01/2026', to: '15/10/2026' }
    const one = await asked(world(), { ...window, due: '20/10/2026' })
    await asked(world(), { ...window, bodyId: bodies.justice.id, due: '15/11/2026' })
    const two = await asked(world(), { ...window, title: 'Đến 15/11', to: '15/11/2026', due: '20/11/2026' })
    expect((await sent(one.id, { 'cell.e.1': '4' })).sentTo).toEqual(['UBND tỉnh Thử', 'Sở Tư pháp'])
    const later = await begin(two.id)
    const taken = { from: '2026-01-01', to: '2026-10-15' }
    expect(later.typed).toEqual({ 'e.1': { value: 4, reason: '', taken } })
    expect(
      (await listAskedOf(db, bodies.first.id, world().today)).filter(({ answered }) => answered !== null),
    ).toHaveLength(2)
    await expect(does('lan', submitReturn, { returnId: later.id, version: '0' })).rejects.toBe(returnRefusals.takenOver)
    await does('lan', changeReturn, { returnId: later.id, version: '0', 'cell.e.1': '6' })
    await expect(does('lan', submitReturn, { returnId: later.id, version: '1' })).resolves.toMatchObject({
      state: 'submitted',
      typed: { 'e.1': { value: 6 } },
    })
  })
})
