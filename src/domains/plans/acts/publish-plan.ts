import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { markKept, markKeptFields } from '#domains/plans/acts/steps/mark-kept.ts'
import { loadPlan, refusals } from '#domains/plans/plan.store.ts'
import { publishingRefusals } from '#domains/plans/public-plan.ts'
import { act, lockRow } from '#platform/acts/act.ts'

/** Công khai kế hoạch, or change which tasks of one page are kept inside: those that are kept go to nobody outside. */
export const publishPlan = act({
  name: 'plans.publish-plan',
  may: 'publish plans',
  parse: z.object(markKeptFields).parse,
  async run({ tx, actor, now, audit }, form) {
    const { planId, version } = form
    await lockRow(tx, 'plan', planId)
    const plan = await loadPlan(tx, actor, 'publish plans', planId)
    if (plan.state !== 'adopted') throw refusals.notAdopted
    if (plan.publishing_version !== version) throw publishingRefusals.changedMeanwhile
    const { before, after, out } = await markKept(tx, form)
    if (out === 0) throw publishingRefusals.nothingLeft
    const added = await tx
      .insertInto('plan_publication')
      .values({ plan_id: planId, published_by: personIdOf(actor), published_at: now })
      .onConflict((on) => on.column('plan_id').doNothing())
      .returning('plan_id')
      .executeTakeFirst()
    audit({
      subjectKind: 'plan',
      subjectId: planId,
      bodyId: plan.holder_body_id ?? plan.body_id,
      before: { public: added === undefined, keptInside: before },
      after: { public: true, shown: out, keptInside: after },
    })
    return { planId, shown: out }
  },
})
