import { expect, test } from 'vitest'
import { extendSeries } from '#domains/plans/acts/extend-series.ts'
import { undoAdoption } from '#domains/plans/acts/undo-adoption.ts'
import {
  adoptedPlan,
  aReading,
  aTaskReading,
  aTime,
  auditOf,
  marksOf,
  onPlans,
  type World,
} from '#domains/plans/plans.fixtures.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import { refusals } from '#platform/permission/permission.ts'

const extend = ({ house }: World) => perform(extendSeries, { house, actor: systemActor }, {})

const everyYear = aReading({
  tasks: [
    aTaskReading('Ngày Pháp luật', {
      path: 'I.1',
      time: aTime('2026 và hằng năm', { start: '2026-01-01', every: 'year' }),
    }),
    aTaskReading('Phát thanh', {
      path: 'I.2',
      time: aTime('Hằng tháng từ 2026', { start: '2026-01-01', every: 'month' }),
    }),
    aTaskReading('Tổng kết', { path: 'I.3' }),
  ],
})

onPlans('mở tiếp các mốc định kỳ', (world) => {
  test('người dùng không tự chạy được', async () => {
    await expect(world().does('hung', extendSeries, {})).rejects.toBe(refusals.mayNot)
  })

  test('sang năm thì mở thêm năm sau; chạy lại không thêm gì', async () => {
    const { planId } = await adoptedPlan(world(), { reading: everyYear })
    expect(await extend(world())).toBe(0)
    world().clock.moveTo('2027-01-05T02:00:00Z')
    expect(await extend(world())).toBe(13)
    expect(await extend(world())).toBe(0)
    const marks = await marksOf(world(), planId)
    expect(marks.filter((one) => one.path === 'I.1').map((one) => one.label)).toEqual([
      'Năm 2026',
      'Năm 2027',
      'Năm 2028',
    ])
    expect(marks.at(-2)).toMatchObject({ label: 'Tháng 12/2028', dueDay: '2028-12-31', state: 'open' })
    expect(await auditOf(world(), 'plans.extend-series')).toHaveLength(2)
  })

  test('mười mấy năm sau vẫn mở tiếp, không dừng lại ở giới hạn của một lần mở', async () => {
    const { planId } = await adoptedPlan(world(), { reading: everyYear })
    for (let year = 2027; year <= 2038; year++) {
      world().clock.moveTo(`${year}-01-05T02:00:00Z`)
      await extend(world())
    }
    const monthly = (await marksOf(world(), planId)).filter((one) => one.path === 'I.2')
    expect(monthly).toHaveLength(14 * 12)
    expect(new Set(monthly.map((one) => one.dueDay)).size).toBe(monthly.length)
  })

  test('kế hoạch đã hoàn tác thì không mở tiếp', async () => {
    const { planId } = await adoptedPlan(world(), { reading: everyYear })
    await world().does('hung', undoAdoption, { planId })
    world().clock.moveTo('2027-01-05T02:00:00Z')
    expect(await extend(world())).toBe(0)
  })
})
