import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { adopt } from '#domains/plans/adoption.ts'
import { carryOverWork } from '#domains/plans/carry-over.store.ts'
import { tellOfChange } from '#domains/plans/changes/change-notice.store.ts'
import { linkCitations } from '#domains/plans/cited-laws/cited-law.store.ts'
import { insertAdoption, listComparableTasks, loadPlan, refusals } from '#domains/plans/plan.store.ts'
import { planChangedJob } from '#domains/plans/plan-changed.ts'
import { loadUploadToChange } from '#domains/plans/plan-upload.store.ts'
import type { TaskKind } from '#domains/plans/task.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'

/** Nhập kế hoạch: the corrected draft becomes a plan with tasks and obligations; an amended plan gives way to it. */
export const adoptPlan = act({
  name: 'plans.adopt-plan',
  may: 'adopt plans',
  parse: z.object({ uploadId: idField(), version: versionField() }).parse,
  async run(context, input) {
    const { tx, actor, now, today, audit } = context
    const upload = await loadUploadToChange(tx, actor, 'adopt plans', input.uploadId, input.version)
    if (upload.amends_plan_id !== null) await lockRow(tx, 'plan', upload.amends_plan_id)
    const amended =
      upload.amends_plan_id === null ? undefined : await loadPlan(tx, actor, 'adopt plans', upload.amends_plan_id)
    if (amended !== undefined && amended.state !== 'adopted') throw refusals.amendedGone
    const earlier = amended === undefined ? [] : await listComparableTasks(tx, amended.id)
    const adoption = adopt(upload.draft, today, earlier)
    const kept = new Set(adoption.kept.map(({ earlierId }) => earlierId))
    const keptWork = earlier.filter(({ id, kind }) => kind === 'work' && kept.has(id)).length
    await insertAdoption(tx, adoption, {
      bodyId: upload.body_id,
      uploadId: upload.id,
      amendsPlanId: upload.amends_plan_id,
      citations: upload.reading.citations,
      personId: personIdOf(context.actor),
      at: now,
    })
    await linkCitations(tx, adoption.plan.id, today)
    if (amended !== undefined) {
      await carryOverWork(tx, adoption.plan.id)
      await tx.updateTable('plan').set({ state: 'replaced' }).where('id', '=', amended.id).execute()
    }
    const told =
      amended === undefined
        ? 0
        : await tellOfChange(
            tx,
            { ...adoption, planId: adoption.plan.id },
            { personId: personIdOf(context.actor), now, today },
          )
    await tx.updateTable('plan_upload').set({ state: 'adopted' }).where('id', '=', upload.id).execute()
    await enqueue(tx, { kind: planChangedJob, payload: { planId: adoption.plan.id }, uniqueKey: adoption.plan.id })
    const after = {
      title: adoption.plan.title,
      tasks: adoption.tasks.length,
      kept: adoption.kept.length,
      amends: upload.amends_plan_id,
      droppedEarlier: adoption.droppedTaskIds.length,
      told,
    }
    audit({ subjectKind: 'plan', subjectId: adoption.plan.id, bodyId: upload.body_id, after })
    const count = (kind: TaskKind) => adoption.tasks.filter((task) => task.kind === kind).length
    return { planId: adoption.plan.id, taskCount: count('work') + keptWork, reportCount: count('report') }
  },
})
