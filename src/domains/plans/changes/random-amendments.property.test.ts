import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { adoptPlan } from '#domains/plans/acts/adopt-plan.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { undoAdoption } from '#domains/plans/acts/undo-adoption.ts'
import type { TaskReading } from '#domains/plans/plan-reader/plan-reading.ts'
import {
  adoptedPlan,
  aReading,
  aTaskReading,
  aTime,
  dueOn,
  marksOf,
  ongoing,
  onPlans,
  onRequest,
  readUpload,
  type World,
} from '#domains/plans/plans.fixtures.ts'

const texts = [
  'Tuyên truyền Luật Đất đai tại các thôn',
  'Tập huấn kỹ năng cho hòa giải viên cơ sở',
  'Khảo sát nhu cầu tìm hiểu pháp luật của thanh niên',
  'Phát tờ gấp về trợ giúp pháp lý cho hộ nghèo',
]
const times = [
  dueOn('2026-11-30'),
  dueOn('2026-12-20'),
  onRequest,
  ongoing,
  aTime('Hằng tháng', { every: 'month', start: '2026-08-01', end: '2026-12-31' }),
  aTime('Sơ kết tháng 6/2026, tổng kết tháng 12/2026', { start: '2026-06-01', end: '2026-12-31' }),
  null,
]

const version = fc.record({
  isPartial: fc.boolean(),
  isUndone: fc.boolean(),
  tasks: fc.uniqueArray(
    fc.record({ text: fc.nat({ max: texts.length - 1 }), time: fc.nat({ max: times.length - 1 }) }),
    {
      selector: ({ text }) => text,
      minLength: 1,
      maxLength: texts.length,
    },
  ),
  claims: fc.array(fc.nat(), { maxLength: 3 }),
})

type Version = typeof version extends fc.Arbitrary<infer Value> ? Value : never

const title = { partial: 'Sửa đổi, bổ sung một số nội dung Kế hoạch số 12', whole: 'Kế hoạch thay thế Kế hoạch số 12' }

function readingOf({ isPartial, tasks }: Version) {
  const read = tasks.map(
    ({ text, time }, index): TaskReading => aTaskReading(texts[text]!, { path: `${index + 1}`, time: times[time]! }),
  )
  return aReading({ title: isPartial ? title.partial : title.whole, tasks: read, reporting: [] })
}

/** What is done, by the words of the task: how many marks, on which days they were done. */
async function doneIn({ db }: World, planId: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ text: string; day: string }>`
    select task.text, to_char(o.done_day, 'YYYY-MM-DD') as day from task join obligation o on o.task_id = task.id
    where task.plan_id = ${planId} and o.state in ('claimed', 'evidenced', 'checked') order by task.text, o.done_day, o.claimed_at`.execute(
    db,
  )
  return new Map([...Map.groupBy(rows, ({ text }) => text)].map(([text, group]) => [text, group.map(({ day }) => day)]))
}

async function claimSome(world: World, planId: string, claims: readonly number[]): Promise<void> {
  for (const [turn, which] of claims.entries()) {
    const open = (await marksOf(world, planId)).filter((one) => one.state === 'open')
    const mark = open[which % Math.max(open.length, 1)]
    if (mark === undefined) return
    const { taskId, obligationId, version: at } = mark
    await world.does('lan', claimObligation, { taskId, obligationId, version: at, doneDay: `2026-11-${10 + turn}` })
  }
}

onPlans('sửa đổi bất kỳ', (world) => {
  test('việc đã xong của nhiệm vụ còn tiếp không bao giờ mất hay tăng thêm, qua mọi chuỗi sửa đổi và hoàn tác', async () => {
    let continued = 0
    await fc.assert(
      fc.asyncProperty(fc.array(version, { minLength: 2, maxLength: 4 }), async (versions) => {
        const [first, ...later] = versions
        let { planId } = await adoptedPlan(world(), { reading: readingOf(first!) })
        await claimSome(world(), planId, first!.claims)
        for (const amendment of later) {
          world().later(60_000)
          const before = await doneIn(world(), planId)
          const marks = await marksOf(world(), planId)
          const uploadId = await readUpload(world(), { reading: readingOf(amendment), amendsPlanId: planId })
          const amended = await world().does('hung', adoptPlan, { uploadId, version: 0 })
          const after = await doneIn(world(), amended.planId)
          const { rows } = await sql<{ text: string }>`select text from task where plan_id = ${amended.planId}`.execute(
            world().db,
          )
          for (const { text } of rows) {
            expect(after.get(text) ?? []).toEqual(before.get(text) ?? [])
            if (before.has(text)) continued++
          }
          if (amendment.isPartial) expect([...after.keys()]).toEqual([...before.keys()])
          if (amendment.isUndone) {
            await world().does('hung', undoAdoption, { planId: amended.planId })
            expect(await marksOf(world(), planId)).toEqual(marks)
          } else {
            planId = amended.planId
            await claimSome(world(), planId, amendment.claims)
          }
        }
      }),
      { numRuns: 15, seed: 20261121, endOnFailure: true },
    )
    expect(continued).toBeGreaterThan(10) // otherwise nothing done ever went on
  }, 180_000)
})
