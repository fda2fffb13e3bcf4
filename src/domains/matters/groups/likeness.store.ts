import { likenessKeys } from '#domains/matters/groups/likeness.ts'
import { plainTitle } from '#domains/matters/groups/matter-group.ts'
import type { SubmitterDetails } from '#domains/matters/submission.ts'
import type { Tx } from '#platform/database/database.ts'

/** Of a submission that is not secret; written anew when its words change. */
export async function noteLikeness(
  tx: Tx,
  secretKey: Uint8Array,
  submissionId: string,
  said: { words: string; details: SubmitterDetails },
): Promise<void> {
  const keys = likenessKeys(secretKey, said.words, said.details)
  await tx
    .insertInto('submission_likeness')
    .values({ submission_id: submissionId, keys })
    .onConflict((on) => on.column('submission_id').doUpdateSet({ keys }))
    .execute()
}

/**
 * A letter turned out to denounce, or a part of it: nothing stays by which it is found as like another, its matters leave their groups,
 * and what their groups are called and answered with, which may repeat its words, is forgotten. What others were answered stays theirs.
 */
export async function forgetLikeness(tx: Tx, submissionId: string): Promise<void> {
  await tx.deleteFrom('submission_likeness').where('submission_id', '=', submissionId).execute()
  const own = await tx
    .selectFrom('matter')
    .leftJoin('matter_group_member', 'matter_group_member.matter_id', 'matter.id')
    .select(['matter.id', 'matter_group_member.group_id as groupId'])
    .where('submission_id', '=', submissionId)
    .execute()
  const ids = own.map(({ id }) => id)
  const groupIds = own.flatMap(({ groupId }) => groupId ?? [])
  if (ids.length === 0) return
  await tx.updateTable('matter_group_member').set({ duplicate_of: null }).where('duplicate_of', 'in', ids).execute()
  await tx.deleteFrom('matter_group_member').where('matter_id', 'in', ids).execute()
  if (groupIds.length === 0) return
  await tx.updateTable('matter_group').set({ title: plainTitle }).where('id', 'in', groupIds).execute()
  await tx.updateTable('matter_group_answer').set({ text: '', reason: '' }).where('group_id', 'in', groupIds).execute()
}
