import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { quickForm } from '#domains/activities/activities.fixtures.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { onPlans } from '#domains/plans/plans.fixtures.ts'
import { changeReport } from '#domains/reports/acts/change-report.ts'
import { issueReport } from '#domains/reports/acts/issue-report.ts'
import { publishFigures, withdrawFigures } from '#domains/reports/acts/publish-figures.ts'
import { submitReport } from '#domains/reports/acts/submit-report.ts'
import { writeReport } from '#domains/reports/acts/write-report.ts'
import { openFigures } from '#domains/reports/open-figures/open-figures.ts'
import { findOpenReport } from '#domains/reports/open-figures/open-reports.queries.ts'
import { paperForm, stepForm, writerAndLeader } from '#domains/reports/reports.fixtures.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'

const windows = [
  { kind: 'half-year', stretch: 'half-1', year: '2026' },
  { kind: 'half-year', stretch: 'half-2', year: '2026' },
  { kind: 'year', stretch: 'year', year: '2026' },
]

const activity = fc.record({
  heldOn: fc.constantFrom('10/03/2026', '20/11/2026'),
  howMany: fc.integer({ min: 5, max: 40 }).map(String),
  women: fc.constantFrom('0', '3', '5'),
})
/** Two bodies, one above the other, each over two halves and their year; let out and taken back in any order. */
const attempts = fc.array(
  fc.record({ body: fc.constantFrom('province', 'first'), window: fc.nat(2), withdraw: fc.boolean() }),
  { minLength: 6, maxLength: 10 },
)

onPlans('số liệu mở trong tay người tải hết', (world) => {
  test('hai cơ quan, hai kỳ, công bố và gỡ theo thứ tự nào: lấy hai tệp bất kỳ trừ nhau không ra số dưới 5', async () => {
    const seen = { files: 0, refused: 0 }
    const { house, bodies, db, clock, does: asPerson } = world()
    const { writer, leader } = await writerAndLeader(world(), bodies.province)
    const does = <Input, Output>(actor: Actor, deed: Act<Input, Output>, raw: unknown) =>
      perform(deed, { house, actor }, raw)
    await fc.assert(
      fc.asyncProperty(fc.array(activity, { minLength: 2, maxLength: 4 }), attempts, async (held, tries) => {
        clock.moveTo('2026-11-21T02:00:00Z')
        await db.deleteFrom('report_open_figures').execute()
        for (const one of held)
          await asPerson('lan', recordActivity, quickForm(world(), { ...one, formKey: newSecret() }))
        clock.moveTo('2027-01-05T02:00:00Z')
        /** What somebody who took every file knows: measure by measure, whatever was taken back since. */
        const known: Map<string, number>[] = []
        const issued = new Map<string, Awaited<ReturnType<typeof issue>>>()
        const issue = async (body: 'province' | 'first', window: number) => {
          const draft = await does(writer, writeReport, { subject: `body:${bodies[body].id}`, ...windows[window] })
          const sent = await does(writer, submitReport, stepForm(await does(writer, changeReport, paperForm(draft))))
          return does(leader, issueReport, stepForm(sent))
        }
        for (const { body, window, withdraw } of tries) {
          const report = issued.get(`${body}${window}`) ?? (await issue(body, window))
          issued.set(`${body}${window}`, report)
          try {
            await does(leader, publishFigures, stepForm(report))
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            seen.refused++
            continue
          }
          const { measured } = (await findOpenReport(db, report.id))!
          const told = openFigures(measured).flatMap(({ code, value }) =>
            value === null ? [] : [[code, value] as const],
          )
          known.push(new Map(told))
          seen.files++
          if (withdraw) await does(leader, withdrawFigures, stepForm(report))
        }
        for (const one of known)
          for (const other of known)
            for (const [code, value] of one) {
              const rest = value - (other.get(code) ?? value)
              expect([code, rest > 0 && rest < 5]).toEqual([code, false])
            }
      }),
      { numRuns: 3, seed: 20261129, endOnFailure: true },
    )
    expect(seen.files).toBeGreaterThan(3)
    expect(seen.refused).toBeGreaterThan(5)
  }, 240_000)
})
