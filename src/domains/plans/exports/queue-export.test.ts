import { expect, test } from 'vitest'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { writeProgress } from '#domains/plans/acts/write-progress.ts'
import { listPlansAfter } from '#domains/plans/exports/plans-export.queries.ts'
import { gatherQueueOf } from '#domains/plans/exports/queue-export.fixtures.ts'
import { queueSheet } from '#domains/plans/pages/queue-sheet.ts'
import { listPlans } from '#domains/plans/plan.queries.ts'
import { adoptedPlan, aReading, aTaskReading, formFor, onPlans, type Who } from '#domains/plans/plans.fixtures.ts'
import { listQueue } from '#domains/plans/queue.queries.ts'
import { queueStates, wholeScope } from '#domains/plans/queue-filter.ts'

onPlans('xuất danh sách việc', (world) => {
  test('đúng những dòng của trang, đúng thứ tự, ở mọi tình trạng và với mọi người', async () => {
    const { planId } = await adoptedPlan(world())
    await adoptedPlan(world(), {
      reading: aReading({
        title: 'Kế hoạch khác',
        tasks: [aTaskReading('Việc chung', { path: 'V.1', coordinate: ['UBND xã Hai'] })],
      }),
    })
    const form = await formFor(world(), planId, 'II.2')
    await world().does('lan', claimObligation, { ...form, doneDay: '2026-11-20' })
    let seen = 0
    for (const who of ['lan', 'hung', 'mai', 'tu'] satisfies Who[])
      for (const state of queueStates) {
        const filter = { ...wholeScope, state, page: 1 }
        const shown = await listQueue(world().db, world().actors[who], world().today, filter)
        const exported = await gatherQueueOf(world(), who, state)
        expect(exported.map((row) => row.obligationId)).toEqual(shown.map((row) => row.obligationId))
        seen += exported.length
      }
    expect(seen).toBeGreaterThan(20)
    expect(await gatherQueueOf(world(), 'tu')).toHaveLength(1)
  })

  test('một dòng nói đủ: mã ẩn, hạn là ngày thật, trễ bao nhiêu ngày, tiến độ gần nhất kèm số liệu', async () => {
    const { planId } = await adoptedPlan(world())
    const form = await formFor(world(), planId, 'II.2')
    await world().does('lan', writeProgress, { ...form, note: 'Đã mời báo cáo viên', figures: 'Số lớp: 2 lớp' })
    const rows = (await gatherQueueOf(world(), 'lan')).filter(({ path }) => path === 'II.2')
    const sheet = queueSheet(rows, 'Nhiệm vụ', { today: world().today, now: world().clock.now() })
    const cell = (head: string) => sheet.rows[0]![sheet.columns.findIndex((column) => column.head === head)]
    expect(cell('Mã mốc')).toMatch(new RegExp(`^${form.obligationId}/${form.version}/\\w+$`))
    expect([cell('Hạn'), cell('Tình trạng'), cell('Số ngày quá hạn')]).toEqual(['2026-10-31', 'Quá hạn', 21])
    expect(cell('Tiến độ gần nhất')).toBe('Đã mời báo cáo viên\nSố lớp: 2 lớp')
    expect(sheet.columns.find(({ head }) => head === 'Mã mốc')).toMatchObject({ hidden: true })
  })

  test('kế hoạch: đi tiếp sau dòng cuối, không sót, không lặp', async () => {
    for (const title of ['Một', 'Hai', 'Ba']) await adoptedPlan(world(), { reading: aReading({ title }) })
    const { db, actors, today } = world()
    const shown = await listPlans(db, actors.lan, today, '', 1)
    const one = async (after: Parameters<typeof listPlansAfter>[3]['after']) =>
      (await listPlansAfter(db, actors.lan, '', { today, after, limit: 1 }))[0]
    const [first, second, third] = [
      await one(undefined),
      await one(await one(undefined)),
      await one(await one(await one(undefined))),
    ]
    expect([first, second, third].map((plan) => [plan!.id, plan!.total, plan!.done, plan!.late])).toEqual(
      shown.map((plan) => [plan.id, plan.total, plan.done, plan.late]),
    )
    expect(await one(third)).toBe(undefined)
    expect(await listPlansAfter(db, actors.tu, '', { today, after: undefined, limit: 10 })).toEqual([])
  })
})
