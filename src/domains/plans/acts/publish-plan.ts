import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { loadPlan, refusals } from '#domains/plans/plan.store.ts'
import { publishingRefusals } from '#domains/plans/public-plan.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { idField, listField, versionField } from '#platform/acts/fields.ts'

/** Công khai kế hoạch, or change which of its tasks are kept inside: those that are named go to nobody outside. */
export const publishPlan = act({
  name: 'plans.publish-plan',
  may: 'publish plans',
  parse: z.object({ planId: idField(), version: versionField(), kept: listField(2_000) }).parse,
  async run({ tx, actor, now, audit }, { planId, version, kept }) {
    await lockRow(tx, 'plan', planId)
    const plan = await loadPlan(tx, actor, 'publish plans', planId)
    if (plan.state !== 'adopted') throw refusals.notAdopted
    if (plan.publishing_version !== version) throw publishingRefusals.changedMeanwhile
    const inside = new Set(kept)
    const tasks = await tx
      .selectFrom('task')
      .select(['id', 'kind', 'kept_inside'])
      .where('plan_id', '=', planId)
      .where('dropped_at', 'is', null)
      .execute()
    const work = tasks.filter(({ kind }) => kind === 'work')
    if (work.every(({ id }) => inside.has(id))) throw publishingRefusals.nothingLeft
    for (const isKept of [true, false]) {
      const changed = work.filter((task) => inside.has(task.id) === isKept && task.kept_inside !== isKept)
      if (changed.length > 0)
        await tx
          .updateTable('task')
          .set({ kept_inside: isKept })
          .where(
            'id',
            'in',
            changed.map(({ id }) => id),
          )
          .execute()
    }
    const added = await tx
      .insertInto('plan_publication')
      .values({ plan_id: planId, published_by: personIdOf(actor), published_at: now })
      .onConflict((on) => on.column('plan_id').doNothing())
      .returning('plan_id')
      .executeTakeFirst()
    await tx
      .updateTable('plan')
      .set({ publishing_version: version + 1 })
      .where('id', '=', planId)
      .execute()
    const keptNow = work.filter(({ id }) => inside.has(id)).map(({ id }) => id)
    const shown = work.length - keptNow.length
    audit({
      subjectKind: 'plan',
      subjectId: planId,
      bodyId: plan.holder_body_id ?? plan.body_id,
      before: {
        public: added === undefined,
        keptInside: work.filter((task) => task.kept_inside).map(({ id }) => id),
      },
      after: { public: true, shown, keptInside: keptNow },
    })
    return { planId, shown }
  },
})
