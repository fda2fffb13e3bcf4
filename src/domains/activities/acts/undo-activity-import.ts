import { z } from 'zod'
import { dayAt, showDay } from '#base/day.ts'
import { newSecret } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { addEdit, loadVersion, lockActivity, saveActivity, saveWithdrawal } from '#domains/activities/activity.store.ts'
import type { Activity } from '#domains/activities/activity.ts'
import type { Patch } from '#domains/activities/activity-edit.ts'
import { checkActivity } from '#domains/activities/acts/steps/check-activity.ts'
import {
  freeKeys,
  hasFiles,
  type ImportedEdit,
  listImportedEdits,
  lockImport,
  saveUndone,
} from '#domains/activities/rows/activity-import.store.ts'
import { checkUndo } from '#domains/activities/rows/activity-import.ts'
import { personIdOf } from '#domains/people/person.ts'
import { type ActContext, act, FormRefusal } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'
import { hashToken } from '#platform/identity/session-token.ts'

/**
 * Hoàn tác một lần nhập Excel: what it wrote goes, as long as nobody worked on it since and whoever takes it back may change it; the same
 * file can be written again. Answers with how many rows went, and how many stay. Each record keeps its own trace.
 */
export const undoActivityImport = act({
  name: 'activities.undo-import',
  may: 'record activities',
  parse: z.object({ importId: idField() }).parse,
  async run(context, { importId }): Promise<{ undone: number; kept: number }> {
    const { tx, actor, now, today, audit } = context
    const one = await lockImport(tx, actor, importId)
    checkUndo(one, today)
    const edits = await listImportedEdits(tx, importId)
    const reason = `Hoàn tác lần nhập Excel ngày ${showDay(dayAt(one.startedAt))}: ${one.fileName}`.slice(0, 500)
    let undone = 0
    for (const edit of edits) if (await undo(context, edit, reason)) undone += 1
    await saveUndone(tx, importId, { personId: personIdOf(actor), at: now })
    const done = { undone, kept: edits.length - undone }
    audit({ subjectKind: 'activity-import', subjectId: importId, bodyId: one.bodyId, after: done })
    return done
  },
})

/** False where somebody went further, or where the record is another body's by now: it stays. */
async function undo(context: ActContext, edit: ImportedEdit, reason: string): Promise<boolean> {
  const { tx, audit } = context
  const activity = await lockReached(context, edit.activityId)
  if (activity === undefined || activity.state === 'withdrawn' || activity.version !== edit.versionAfter) return false
  if (edit.versionAfter === 0) {
    if (await hasFiles(tx, activity.id)) return false
    await saveWithdrawal(tx, { ...activity, state: 'withdrawn', reason })
    audit({
      subjectKind: 'activity',
      subjectId: activity.id,
      bodyId: activity.bodyId,
      before: { state: activity.state },
      after: { state: 'withdrawn', reason },
    })
  } else if (!(await restore(context, activity, edit))) return false
  await freeKeys(tx, edit)
  return true
}

/** undefined: one that the actor may not change, as a row of a file may be of a body beyond their reach. */
async function lockReached({ tx, actor }: ActContext, activityId: string): Promise<Activity | undefined> {
  try {
    return await lockActivity(tx, actor, activityId)
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return undefined
    throw error
  }
}

/** The fields that the row wrote stand as in the version before, as a version of its own. */
async function restore(context: ActContext, activity: Activity, edit: ImportedEdit): Promise<boolean> {
  const { tx, actor, now, audit } = context
  const before = await loadVersion(tx, activity.id, edit.versionAfter - 1)
  if (before === undefined) return false
  const patch: Patch = Object.fromEntries(edit.fieldNames.map((name) => [name, before[name as keyof Patch]]))
  const after: Activity = { ...activity, fields: before, version: activity.version + 1 }
  try {
    await saveActivity(tx, after, await checkActivity(context, before, before))
  } catch (error) {
    // what it said before may not be said any more: a place of the law that the library lost
    if (error instanceof FormRefusal) return false
    throw error
  }
  const writing = { keyHash: hashToken(newSecret()), writtenBy: personIdOf(actor), at: now, deviceAt: null }
  await addEdit(tx, activity.id, { baseVersion: activity.version, patch }, writing, { outcome: 'saved', after })
  const written = Object.fromEntries(edit.fieldNames.map((name) => [name, activity.fields[name as keyof Patch]]))
  audit({
    subjectKind: 'activity',
    subjectId: activity.id,
    bodyId: activity.bodyId,
    before: { version: activity.version, ...written },
    after: { version: after.version, ...patch },
  })
  return true
}
