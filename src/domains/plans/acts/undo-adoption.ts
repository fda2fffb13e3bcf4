import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { keepInsideEarlier } from '#domains/plans/carry-over.store.ts'
import { tellOfUndoing } from '#domains/plans/changes/change-notice.store.ts'
import { isWorkedOn, loadPlan, refusals } from '#domains/plans/plan.store.ts'
import { planChangedJob } from '#domains/plans/plan-changed.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'

/** Hoàn tác việc nhập: as long as nobody has worked on its tasks. The document goes back to being checked. */
export const undoAdoption = act({
  name: 'plans.undo-adoption',
  may: 'adopt plans',
  parse: z.object({ planId: idField() }).parse,
  async run(context, input) {
    const { tx, actor, now, audit } = context
    await lockRow(tx, 'plan', input.planId)
    const plan = await loadPlan(tx, actor, 'adopt plans', input.planId)
    if (plan.state !== 'adopted') throw refusals.notAdopted
    if (await isWorkedOn(tx, plan.id)) throw refusals.workedOn
    await tx
      .updateTable('plan')
      .set({ state: 'undone', undone_by: personIdOf(context.actor), undone_at: now })
      .where('id', '=', plan.id)
      .execute()
    await tx.updateTable('task').set({ dropped_at: now }).where('plan_id', '=', plan.id).execute()
    if (plan.amends_plan_id !== null) {
      await keepInsideEarlier(tx, plan.id, plan.amends_plan_id)
      await tx.updateTable('plan').set({ state: 'adopted' }).where('id', '=', plan.amends_plan_id).execute()
    }
    const notices = await tellOfUndoing(tx, plan.id, now)
    if (plan.upload_id !== null)
      await tx.updateTable('plan_upload').set({ state: 'read' }).where('id', '=', plan.upload_id).execute()
    await enqueue(tx, { kind: planChangedJob, payload: { planId: plan.id }, uniqueKey: plan.id })
    audit({
      subjectKind: 'plan',
      subjectId: plan.id,
      bodyId: plan.body_id,
      before: { state: 'adopted' },
      after: { state: 'undone', notices },
    })
    return { uploadId: plan.upload_id }
  },
})
