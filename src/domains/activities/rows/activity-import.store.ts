import { createHash } from 'node:crypto'
import { type ActivityImport, refusals } from '#domains/activities/rows/activity-import.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export async function addImport(tx: Tx, one: ActivityImport): Promise<void> {
  await tx
    .insertInto('activity_import')
    .values({
      id: one.id,
      body_id: one.bodyId,
      file_name: one.fileName,
      started_by: one.startedBy,
      started_at: one.startedAt,
      undone_at: null,
      undone_by: null,
    })
    .execute()
}

/** «Not there» and «not yours» are one answer. */
async function loadImport(db: Db, actor: Pick<Actor, 'grants'>, id: string): Promise<ActivityImport> {
  const row = await db
    .selectFrom('activity_import as i')
    .innerJoin('body', 'body.id', 'i.body_id')
    .select(['i.id', 'i.body_id as bodyId', 'i.file_name as fileName', 'i.started_by as startedBy'])
    .select(['i.started_at as startedAt', 'i.undone_at as undoneAt'])
    .where('i.id', '=', id)
    .where(whereMay(actor, 'record activities', 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return row
}

/** For taking it back: who presses at the same moment waits. */
export async function lockImport(tx: Tx, actor: Pick<Actor, 'grants'>, id: string): Promise<ActivityImport> {
  await lockRow(tx, 'activity_import', id)
  return loadImport(tx, actor, id)
}

/** That a row is of an import which this very person goes on writing. Throws `notFound`. */
export async function checkOwnImport(tx: Tx, actor: Actor, id: string | null): Promise<void> {
  if (id === null) return
  const one = await loadImport(tx, actor, id)
  if (one.startedBy !== actor.personId || one.undoneAt !== null) throw refusals.notFound
}

export type ImportedEdit = { id: string; activityId: string; versionAfter: number; fieldNames: string[] }

/** What an import saved, the last first. */
export async function listImportedEdits(tx: Tx, importId: string): Promise<ImportedEdit[]> {
  const rows = await tx
    .selectFrom('activity_edit')
    .select(['id', 'activity_id as activityId', 'version_after as versionAfter', 'patch'])
    .where('import_id', '=', importId)
    .where('outcome', '=', 'saved')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ patch, versionAfter, ...row }) => ({
    ...row,
    versionAfter: versionAfter ?? 0,
    fieldNames: Object.keys(patch),
  }))
}

export async function hasFiles(tx: Tx, activityId: string): Promise<boolean> {
  const row = await tx.selectFrom('activity_file').select('id').where('activity_id', '=', activityId).executeTakeFirst()
  return row !== undefined
}

/** The same row of the same file may be written again: its keys are of no writing any more. */
export async function freeKeys(tx: Tx, edit: Pick<ImportedEdit, 'id' | 'activityId' | 'versionAfter'>): Promise<void> {
  const other = createHash('sha256').update(`undone ${edit.id}`).digest('hex')
  await tx.updateTable('activity_edit').set({ key_hash: other }).where('id', '=', edit.id).execute()
  if (edit.versionAfter === 0)
    await tx.updateTable('activity').set({ key_hash: other }).where('id', '=', edit.activityId).execute()
}

export async function saveUndone(tx: Tx, id: string, by: { personId: string; at: Date }): Promise<void> {
  await tx
    .updateTable('activity_import')
    .set({ undone_at: by.at, undone_by: by.personId })
    .where('id', '=', id)
    .execute()
}
