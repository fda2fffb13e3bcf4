import { describe, expect, test } from 'vitest'
import { loadActor } from '#domains/people/actor.queries.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { adoptedPlan, aReading, aTaskReading, auditOf, dueOn, formFor, onPlans } from '#domains/plans/plans.fixtures.ts'
import { undoUrges } from '#domains/urging/acts/undo-urges.ts'
import { urgeByHand } from '#domains/urging/acts/urge-by-hand.ts'
import { findDigest, listFreshUrges } from '#domains/urging/digest-page.queries.ts'
import { findBatch } from '#domains/urging/urges.queries.ts'
import { round, sevenOn, urgesOf } from '#domains/urging/urging.fixtures.ts'

const reading = aReading({
  tasks: [
    aTaskReading('Tập huấn hòa giải viên', { path: 'II.1', time: dueOn('2026-11-30') }),
    aTaskReading('Tuyên truyền Luật Đất đai', { path: 'II.2', time: dueOn('2026-12-27') }),
  ],
})
const message = 'Đề nghị xong trước thứ Sáu.'

onPlans('đôn đốc trực tiếp', (world) => {
  const start = async () => {
    world().clock.moveTo(sevenOn('2026-11-23'))
    const { planId } = await adoptedPlan(world(), { reading })
    const [one, two] = [await formFor(world(), planId, 'II.1'), await formFor(world(), planId, 'II.2')]
    return { planId, one, two }
  }
  const freshOf = async (who: 'lan' | 'hung') =>
    listFreshUrges(world().db, await loadActor(world().db, world().ids[who], world().today), undefined)

  describe('bị từ chối', () => {
    test('cán bộ không đôn đốc; lãnh đạo xã khác như không thấy; lời quá ngắn; không chọn việc nào', async () => {
      const { one } = await start()
      const raw = { obligationId: one.obligationId, message }
      await expect(world().does('lan', urgeByHand, raw)).rejects.toMatchObject({ status: 403 })
      await expect(world().does('tu', urgeByHand, raw)).rejects.toThrow('Không tìm thấy việc này')
      await expect(world().does('hung', urgeByHand, { ...raw, message: 'Nhanh' })).rejects.toMatchObject({
        status: 422,
      })
      await expect(world().does('hung', urgeByHand, { message })).rejects.toThrow('Chưa chọn việc nào')
      expect(await urgesOf(world())).toEqual([])
    })

    test('việc đã báo xong thì không cần đôn đốc', async () => {
      const { one } = await start()
      await world().does('lan', claimObligation, { ...one, doneDay: '23/11/2026' })
      await expect(world().does('hung', urgeByHand, { obligationId: one.obligationId, message })).rejects.toThrow(
        'đã báo xong',
      )
    })

    test('mỗi việc một lần một ngày, ai đôn đốc cũng vậy; hôm sau lại được', async () => {
      const { one } = await start()
      const raw = { obligationId: one.obligationId, message }
      await world().does('hung', urgeByHand, raw)
      await expect(world().does('mai', urgeByHand, raw)).rejects.toThrow(
        'đã được Trần Văn Hùng đôn đốc hôm nay lúc 07:00',
      )
      world().clock.moveTo(sevenOn('2026-11-24'))
      await world().does('mai', urgeByHand, raw)
      expect(await urgesOf(world())).toHaveLength(2)
    })

    test('hai người bấm cùng lúc: một người được', async () => {
      const { one } = await start()
      const raw = { obligationId: one.obligationId, message }
      const both = await Promise.allSettled([
        world().does('hung', urgeByHand, raw),
        world().does('mai', urgeByHand, raw),
      ])
      expect(both.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(await urgesOf(world())).toHaveLength(1)
    })

    test('không có ai nhận thì nói rõ phải phân công', async () => {
      const { one } = await start()
      await world()
        .db.updateTable('role_grant')
        .set({ ended_at: new Date() })
        .where('person_id', '=', world().ids.lan)
        .execute()
      await expect(world().does('hung', urgeByHand, { obligationId: one.obligationId, message })).rejects.toThrow(
        'Hãy phân công',
      )
    })
  })

  test('đến trang người nhận ngay, và vào bản tin tiếp theo một lần, không lặp với việc sắp đến hạn', async () => {
    const { one } = await start()
    await round(world())
    world().clock.moveTo('2026-11-23T02:00:00Z') // bản tin đã có từ 7 giờ
    await world().does('hung', urgeByHand, { obligationId: one.obligationId, message })
    expect(await freshOf('lan')).toMatchObject([{ message, sentBy: 'Trần Văn Hùng', people: ['Nguyễn Thị Lan'] }])
    expect(await freshOf('hung')).toEqual([])
    const linesOn = async (day: string) => {
      world().clock.moveTo(sevenOn(day))
      await round(world())
      const actor = await loadActor(world().db, world().ids.lan, day)
      return (await findDigest(world().db, actor, day, day))?.lines.map((line) => line.section)
    }
    expect(await linesOn('2026-11-24')).toEqual(['urged'])
    expect(await linesOn('2026-11-25')).toEqual(['due'])
    expect(await auditOf(world(), 'urging.urge-by-hand')).toMatchObject([
      { subjectId: one.obligationId, after: { message, recipients: ['Nguyễn Thị Lan'] } },
    ])
  })

  test('nhiều việc một lần: việc được, việc không được và vì sao', async () => {
    const { one, two } = await start()
    await world().does('lan', claimObligation, { ...one, doneDay: '23/11/2026' })
    const ids = [one.obligationId, two.obligationId, two.obligationId, world().ids.lan]
    const { batchId, urged, skipped } = await world().does('hung', urgeByHand, { obligationId: ids, message })
    expect([urged, skipped]).toEqual([1, 2])
    const batch = await findBatch(world().db, world().actors.hung, batchId)
    expect(batch?.urges.map((urge) => urge.title)).toEqual(['II.2 Tuyên truyền Luật Đất đai'])
    expect(batch?.skipped.map((one) => one.why)).toEqual([
      expect.stringContaining('đã báo xong'),
      expect.stringContaining('Không tìm thấy'),
    ])
    expect(await findBatch(world().db, world().actors.mai, batchId)).toBeUndefined()
  })

  test('thu hồi khi chưa ai biết; sau bản tin thì không thu hồi được nữa', async () => {
    const { one } = await start()
    const first = await world().does('hung', urgeByHand, { obligationId: one.obligationId, message })
    await expect(world().does('mai', undoUrges, { batchId: first.batchId })).rejects.toThrow(
      'Không còn lời đôn đốc nào',
    )
    expect(await world().does('hung', undoUrges, { batchId: first.batchId })).toBe(1)
    expect(await freshOf('lan')).toEqual([])
    const second = await world().does('hung', urgeByHand, { obligationId: one.obligationId, message })
    world().clock.moveTo(sevenOn('2026-11-24'))
    await round(world())
    await expect(world().does('hung', undoUrges, { batchId: second.batchId })).rejects.toThrow(
      'Không còn lời đôn đốc nào',
    )
  })
})
