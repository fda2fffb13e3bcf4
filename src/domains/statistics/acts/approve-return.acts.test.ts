import { expect, test } from 'vitest'
import { recorded } from '#domains/activities/activities.fixtures.ts'
import { withdrawActivity } from '#domains/activities/acts/withdraw-activity.ts'
import { approveReturn } from '#domains/statistics/acts/approve-return.ts'
import { beginReturn } from '#domains/statistics/acts/begin-return.ts'
import { changeReturn } from '#domains/statistics/acts/change-return.ts'
import { giveBackReturn } from '#domains/statistics/acts/give-back-return.ts'
import { lockAsking } from '#domains/statistics/acts/lock-asking.ts'
import { receiveReturn } from '#domains/statistics/acts/receive-return.ts'
import { sendBackReturn } from '#domains/statistics/acts/send-back-return.ts'
import { submitReturn } from '#domains/statistics/acts/submit-return.ts'
import { unlockAsking } from '#domains/statistics/acts/unlock-asking.ts'
import { loadCounting } from '#domains/statistics/counting.queries.ts'
import { askingRefusals, standingOf } from '#domains/statistics/returns/asking.ts'
import { listAskedOf } from '#domains/statistics/returns/askings.queries.ts'
import { loadReturn } from '#domains/statistics/returns/form-return.store.ts'
import { returnRefusals } from '#domains/statistics/returns/form-return.ts'
import { listSigned } from '#domains/statistics/returns/roll-up.queries.ts'
import { addSigned } from '#domains/statistics/returns/roll-up.ts'
import { asked, onStatistics, returnsOn, wholeYear } from '#domains/statistics/statistics.fixtures.ts'
import { refusals } from '#platform/permission/permission.ts'

onStatistics('duyệt, nhận báo cáo biểu', (world) => {
  const { begin } = returnsOn(world)

  test('người của xã khác không lập, không xem, không duyệt thay; người lập không tự duyệt', async () => {
    const { does, db, actors, bodies } = world()
    const { id: askingId } = await asked(world(), wholeYear)
    await recorded(world())
    await expect(does('tu', beginReturn, { askingId, bodyId: bodies.first.id })).rejects.toThrow(refusals.mayNot)
    const { id } = await begin(askingId)
    await expect(loadReturn(db, actors.tu, id)).rejects.toThrow(returnRefusals.notFound)
    await does('hung', changeReturn, { version: '0', returnId: id })
    await does('lan', submitReturn, { returnId: id, version: '1' })
    await expect(does('tu', approveReturn, { returnId: id, version: '2' })).rejects.toThrow(returnRefusals.notFound)
    await expect(does('hung', approveReturn, { returnId: id, version: '2' })).rejects.toThrow(returnRefusals.ownReturn)
    await expect(does('lan', changeReturn, { returnId: id, version: '2' })).rejects.toThrow(returnRefusals.notOpen)
  })

  test('lập, trình, trả lại, duyệt, nhận: số chốt lúc trình đứng yên khi bản ghi đổi; đã duyệt thì không sửa', async () => {
    const { does, db, actors, bodies } = world()
    const { id: askingId } = await asked(world(), wholeYear)
    const activity = await recorded(world(), { howMany: '40' })
    const { id } = await begin(askingId)
    expect((await begin(askingId)).id).toBe(id)
    await does('lan', submitReturn, { returnId: id, version: '0' })
    await does('hung', giveBackReturn, { returnId: id, version: '1', why: 'Thiếu lớp tập huấn tháng 9.' })
    expect((await loadReturn(db, actors.lan, id)).returnedWhy).toContain('tập huấn')
    await does('lan', submitReturn, { returnId: id, version: '2' })
    await does('hung', approveReturn, { returnId: id, version: '3' })
    await does('lan', withdrawActivity, { activityId: activity.id, version: '0', reason: 'Buổi này ghi nhầm.' })
    const counting = await loadCounting(db, actors.lan, world().today, 'activity', activity.id)
    expect(counting).toMatchObject({ bodyId: bodies.first.id, measures: [], returns: [{ id, state: 'approved' }] })
    await expect(loadCounting(db, actors.tu, world().today, 'activity', activity.id)).rejects.toThrow(
      returnRefusals.notFound,
    )
    const one = await loadReturn(db, actors.mai, id)
    expect(one.cells).toMatchObject({ 'a.1': 1, 'l.1': 40, 'm.1': null, 'r.1': 0 })
    expect(one.counted!['a.1']!.listed.map((record) => record.id)).toEqual([activity.id])
    await expect(does('lan', changeReturn, { returnId: id, version: '4' })).rejects.toThrow(returnRefusals.frozen)
    await expect(db.updateTable('form_return').set({ is_empty: true }).where('id', '=', id).execute()).rejects.toThrow()
    await expect(does('tu', receiveReturn, { askingId, bodyId: bodies.first.id, returnId: id })).rejects.toThrow(
      askingRefusals.notFound,
    )
    await does('mai', receiveReturn, { askingId, bodyId: bodies.first.id, returnId: id })
    const [line] = await listAskedOf(db, bodies.first.id, world().today)
    expect(standingOf(line!.answered, line!.due, world().today)).toBe('received')
    expect(addSigned(one.form, await listSigned(db, { id: askingId, form: one.form }))).toMatchObject({
      'l.1': { sum: 40, told: 1, blank: 0 },
      'm.1': { sum: null, blank: 1 },
    })
  })

  test('khóa kỳ: lý do nằm trong lời báo, mở ra thì làm tiếp được; đang khóa thì chưa yêu cầu đính chính được', async () => {
    const { does, bodies } = world()
    const { id: askingId } = await asked(world(), wholeYear)
    const { id } = await begin(askingId)
    await does('lan', changeReturn, { version: '0', returnId: id, isEmpty: 'co' })
    await does('lan', submitReturn, { returnId: id, version: '1' })
    const other = await begin(askingId, 'tu')
    await does('mai', lockAsking, { askingId, version: '0', reason: 'Đã tổng hợp gửi Bộ ngày 20/11.' })
    await expect(does('hung', approveReturn, { returnId: id, version: '2' })).rejects.toThrow('Đã tổng hợp gửi Bộ')
    await expect(begin(askingId, 'tu')).rejects.toThrow('Đã tổng hợp gửi Bộ')
    const stopped = { returnId: other.id, version: '0' }
    await expect(does('tu', changeReturn, stopped)).rejects.toThrow('Đã tổng hợp gửi Bộ')
    await expect(does('tu', submitReturn, stopped)).rejects.toThrow('Đã tổng hợp gửi Bộ')
    await expect(does('mai', unlockAsking, { askingId, version: '0' })).rejects.toThrow(askingRefusals.changedMeanwhile)
    await does('mai', unlockAsking, { askingId, version: '1' })
    expect((await does('hung', approveReturn, { returnId: id, version: '2' })).sentTo).toEqual(['UBND tỉnh Thử'])
    await does('mai', lockAsking, { askingId, version: '2', reason: 'Đã tổng hợp gửi Bộ ngày 20/11.' })
    const sendBack = { askingId, bodyId: bodies.first.id, returnId: id, why: 'Thiếu buổi tháng 10.' }
    await expect(does('mai', sendBackReturn, sendBack)).rejects.toBe(askingRefusals.unlockFirst)
  })
})
