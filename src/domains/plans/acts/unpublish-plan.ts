import { z } from 'zod'
import { loadPlan } from '#domains/plans/plan.store.ts'
import { publishingRefusals } from '#domains/plans/public-plan.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Thôi công khai: nothing of the plan is shown outside from now on; which tasks were kept inside stays for the next time. */
export const unpublishPlan = act({
  name: 'plans.unpublish-plan',
  may: 'publish plans',
  parse: z.object({ planId: idField() }).parse,
  async run({ tx, actor, audit }, { planId }) {
    await lockRow(tx, 'plan', planId)
    const plan = await loadPlan(tx, actor, 'publish plans', planId)
    const { numDeletedRows } = await tx.deleteFrom('plan_publication').where('plan_id', '=', planId).executeTakeFirst()
    if (numDeletedRows === 0n) throw publishingRefusals.notPublic
    await tx
      .updateTable('plan')
      .set({ publishing_version: plan.publishing_version + 1 })
      .where('id', '=', planId)
      .execute()
    audit({
      subjectKind: 'plan',
      subjectId: planId,
      bodyId: plan.holder_body_id ?? plan.body_id,
      before: { public: true },
      after: { public: false },
    })
    return { planId }
  },
})
