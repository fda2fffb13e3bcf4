import { z } from 'zod'
import { markKept, markKeptFields } from '#domains/plans/acts/steps/mark-kept.ts'
import { loadPlan, refusals } from '#domains/plans/plan.store.ts'
import { publishingRefusals } from '#domains/plans/public-plan.ts'
import { act, lockRow } from '#platform/acts/act.ts'

/** Lưu việc giữ nội bộ of one page of a plan that is not public yet: nothing goes out. */
export const keepInside = act({
  name: 'plans.keep-inside',
  may: 'publish plans',
  parse: z.object(markKeptFields).parse,
  async run({ tx, actor, audit }, form) {
    const { planId, version } = form
    await lockRow(tx, 'plan', planId)
    const plan = await loadPlan(tx, actor, 'publish plans', planId)
    if (plan.state !== 'adopted') throw refusals.notAdopted
    const isPublic = await tx
      .selectFrom('plan_publication')
      .select('plan_id')
      .where('plan_id', '=', planId)
      .executeTakeFirst()
    if (plan.publishing_version !== version || isPublic) throw publishingRefusals.changedMeanwhile
    const { before, after, total, out } = await markKept(tx, form)
    audit({
      subjectKind: 'plan',
      subjectId: planId,
      bodyId: plan.holder_body_id ?? plan.body_id,
      before: { keptInside: before },
      after: { keptInside: after },
    })
    return { planId, kept: total - out }
  },
})
