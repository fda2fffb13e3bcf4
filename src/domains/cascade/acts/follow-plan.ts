import { z } from 'zod'
import { refreshCoverage } from '#domains/cascade/acts/steps/refresh-coverage.ts'
import { searchAnswers } from '#domains/cascade/acts/steps/search-answers.ts'
import { carryOver } from '#domains/cascade/carry-over.store.ts'
import { handOver, listEndedAddressees } from '#domains/cascade/succession.store.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Mang sang kế hoạch sửa đổi: who must answer and what was said of the tasks that go on. */
export const carryPlanOver = act({
  name: 'cascade.carry-over',
  may: 'system',
  parse: z.object({ planId: idField() }).parse,
  async run({ tx, audit }, { planId }) {
    await lockRow(tx, 'plan', planId)
    const count = await carryOver(tx, planId)
    const plan = await tx
      .selectFrom('plan')
      .select(['body_id', 'amends_plan_id'])
      .where('id', '=', planId)
      .executeTakeFirst()
    if (count > 0)
      audit({
        subjectKind: 'plan',
        subjectId: planId,
        bodyId: plan?.body_id ?? null,
        after: { carriedOver: count, from: plan?.amends_plan_id },
      })
    return { count }
  },
})

/** Tìm kế hoạch trả lời and reckon some demands anew. Without anything new it leaves everything as it was. */
export const followAddressees = act({
  name: 'cascade.follow-addressees',
  may: 'system',
  parse: z.object({ addresseeIds: z.array(idField()).max(500) }).parse,
  async run({ tx, now, today, audit }, { addresseeIds }) {
    for (const found of await searchAnswers(tx, addresseeIds, now))
      audit({
        subjectKind: 'plan-addressee',
        subjectId: found.addresseeId,
        bodyId: found.bodyId,
        after: { answer: found.planId, state: 'proposed', why: found.why },
      })
    await refreshCoverage(tx, addresseeIds, today)
  },
})

/** Cơ quan kế tục: demands on bodies that stand no more go to those that took over. */
export const followSuccessors = act({
  name: 'cascade.follow-successors',
  may: 'system',
  parse: z.object({}).parse,
  async run({ tx, now, today, audit }) {
    const ended = await listEndedAddressees(tx, today)
    for (const one of ended) {
      await lockRow(tx, 'plan_addressee', one.id)
      const heirs = await handOver(tx, one, now)
      await refreshCoverage(tx, heirs, today)
      audit({
        subjectKind: 'plan-addressee',
        subjectId: one.id,
        bodyId: one.bodyId,
        after: { state: heirs.length === 0 ? 'ended' : 'succeeded', heirs },
      })
    }
    return { count: ended.length }
  },
})
