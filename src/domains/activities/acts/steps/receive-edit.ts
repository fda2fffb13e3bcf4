import {
  addEdit,
  findEdit,
  loadVersion,
  lockActivity,
  saveActivity,
  type Writing,
} from '#domains/activities/activity.store.ts'
import type { Activity } from '#domains/activities/activity.ts'
import { refusals } from '#domains/activities/activity.ts'
import { mergeEdit, outcomeOf, type Patch } from '#domains/activities/activity-edit.ts'
import { checkActivity } from '#domains/activities/acts/steps/check-activity.ts'
import { type ActContext, FormRefusal } from '#platform/acts/act.ts'

/** `parallel`: somebody else had written the same fields; it waits, whole, to be compared. */
export type Received = {
  activityId: string
  outcome: 'saved' | 'merged' | 'unchanged' | 'parallel'
  editId: string
}

/**
 * Takes in one writing on a version of a record: once a key, and never over what others wrote meanwhile. A mistake of the writer's own
 * is refused with its fields; where it only arises from both together it waits to be compared.
 */
export async function receiveEdit(
  context: ActContext,
  { activityId, baseVersion, patch }: { activityId: string; baseVersion: number; patch: Patch },
  writing: Writing,
): Promise<Received> {
  const { tx, actor, audit } = context
  const before = await lockActivity(tx, actor, activityId)
  const again = await findEdit(tx, writing.keyHash)
  if (again !== undefined && again.activityId === activityId)
    return { activityId, editId: again.id, outcome: again.outcome === 'waiting' ? 'parallel' : 'unchanged' }
  const base = (await loadVersion(tx, activityId, baseVersion)) ?? before.fields
  const isStale = baseVersion !== before.version
  const merge = mergeEdit(base, before.fields, patch)
  const keep = async (outcome: 'saved' | 'waiting' | 'settled', after: Activity | null) => {
    const editId = await addEdit(tx, activityId, { baseVersion, patch }, writing, { outcome, after })
    audit({
      subjectKind: 'activity',
      subjectId: activityId,
      bodyId: before.bodyId,
      before: { version: before.version, ...picked(before.fields, patch) },
      after: { outcome, version: after?.version ?? null, ...picked(patch, patch) },
    })
    return editId
  }
  const after = merge.kind === 'saved' ? { ...before, fields: merge.fields, version: before.version + 1 } : before
  const checked = merge.kind === 'saved' ? await check(context, after, before) : { pins: [], problem: undefined }
  const about = { isStale, isWithdrawn: before.state === 'withdrawn', isWrong: checked.problem !== undefined }
  const outcome = outcomeOf(merge, about)
  switch (outcome) {
    case 'refused':
      throw about.isWithdrawn ? refusals.withdrawn : checked.problem
    case 'waiting':
      return { activityId, outcome: 'parallel', editId: await keep('waiting', null) }
    case 'settled':
      return { activityId, outcome: 'unchanged', editId: await keep('settled', before) }
    case 'saved':
      await saveActivity(tx, after, checked.pins)
      return {
        activityId,
        outcome: merge.kind === 'saved' && merge.merged ? 'merged' : 'saved',
        editId: await keep('saved', after),
      }
  }
}

async function check(context: ActContext, after: Activity, before: Activity) {
  try {
    return { pins: await checkActivity(context, after.fields, before.fields), problem: undefined }
  } catch (error) {
    if (!(error instanceof FormRefusal)) throw error
    return { pins: [], problem: error }
  }
}

/** Only what was written goes into the audit. */
function picked(fields: Patch, patch: Patch): Patch {
  return Object.fromEntries(Object.keys(patch).map((name) => [name, fields[name as keyof Patch]]))
}
