import { sql } from 'kysely'
import { newId } from '#base/ids.ts'
import { newMatter } from '#domains/matters/acts/steps/store-submission.ts'
import { addMatter, addMatterEvent, loadFiled } from '#domains/matters/matter.store.ts'
import type { Matter } from '#domains/matters/matter.ts'
import { takeNumber } from '#domains/matters/submission.store.ts'
import type { ActContext } from '#platform/acts/act.ts'
import type { Tx } from '#platform/database/database.ts'

/** A matter that left one body begins at another: the same submission, a number and days of its own. */
export async function beginThere({ tx, now, today, audit }: ActContext, left: Matter, bodyId: string): Promise<Matter> {
  const begun: Matter = {
    ...newMatter(left.kind, left.title),
    id: newId(now.getTime()),
    submissionId: left.submissionId,
    stripped: left.stripped,
    circumstances: left.circumstances,
    bodyId,
    receivedAt: now,
    receivedOn: today,
    ...(await takeNumber(tx, bodyId, today)),
  }
  await addMatter(tx, begun, await loadFiled(tx, left.submissionId), now)
  await takeAlong(tx, left.id, begun.id)
  const told = 'Đã nhận hồ sơ do cơ quan khác chuyển đến.'
  await addMatterEvent(tx, { matterId: begun.id, kind: 'received', personId: null, at: now, told })
  audit({ subjectKind: 'matter', subjectId: begun.id, bodyId, after: { kind: begun.kind, transferred: true } })
  return begun
}

/**
 * The same matter at the body that took over: its number is new, its days are not. What was received, accepted, extended and
 * suspended before stands, and so do the time limits; an answer that is being written goes along.
 */
export async function goOnThere(context: ActContext, before: Matter, bodyId: string): Promise<Matter> {
  const { tx, now, today, audit } = context
  const begun: Matter = {
    ...before,
    id: newId(now.getTime()),
    bodyId,
    assignedTo: null,
    version: 0,
    ...(await takeNumber(tx, bodyId, today)),
  }
  await addMatter(tx, begun, await loadFiled(tx, before.submissionId), now)
  await takeAlong(tx, before.id, begun.id)
  await tx
    .updateTable('matter_answer')
    .set({ matter_id: begun.id })
    .where('matter_id', '=', before.id)
    .where('state', '<>', 'approved')
    .execute()
  const told = 'Nhận tiếp hồ sơ của cơ quan cũ. Thời hạn tính tiếp từ ngày tiếp nhận, thụ lý ban đầu.'
  await addMatterEvent(tx, { matterId: begun.id, kind: 'received', personId: null, at: now, told })
  audit({ subjectKind: 'matter', subjectId: begun.id, bodyId, after: { kind: begun.kind, followed: true } })
  return begun
}

/** Files of the matter itself, and what the person said to it since it was sent: for the desk there, not told a second time. */
async function takeAlong(tx: Tx, leftId: string, begunId: string): Promise<void> {
  await tx.updateTable('matter_file').set({ matter_id: begunId }).where('matter_id', '=', leftId).execute()
  await sql`
    insert into matter_event (id, matter_id, kind, at, person_id, told, noted)
    select gen_random_uuid(), ${begunId}, kind, at, person_id, '', noted from matter_event
    where matter_id = ${leftId} and kind in ('added', 'unresolved') and noted <> ''`.execute(tx)
}
