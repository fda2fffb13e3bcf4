import { type Selectable, sql } from 'kysely'
import { columnsOf, writtenOf } from '#domains/matters/answer.store.ts'
import { type GroupAnswer, type MatterGroup, membersMax, refusals } from '#domains/matters/groups/matter-group.ts'
import { matterOf } from '#domains/matters/matter.store.ts'
import type { Matter, MatterDeed } from '#domains/matters/matter.ts'
import { refusals as answerRefusals } from '#domains/matters/matter-answer.ts'
import type { MatterTable } from '#domains/matters/matters.tables.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** «Not there» and «not yours» are one answer. */
export async function loadGroup(db: Db, actor: Actor, deed: MatterDeed, id: string): Promise<MatterGroup> {
  const row = await db
    .selectFrom('matter_group')
    .innerJoin('body', 'body.id', 'matter_group.body_id')
    .select(['matter_group.id', 'matter_group.body_id as bodyId', 'matter_group.title', 'matter_group.version'])
    .where('matter_group.id', '=', id)
    .where(whereMay(actor, deed, 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return row
}

/** Seen by nobody else meanwhile; counts up its version. */
export async function loadGroupToChange(
  tx: Tx,
  actor: Actor,
  deed: MatterDeed,
  form: { groupId: string; version: number },
): Promise<MatterGroup> {
  await lockRow(tx, 'matter_group', form.groupId)
  const group = await loadGroup(tx, actor, deed, form.groupId)
  if (group.version !== form.version) throw refusals.changedMeanwhile
  await tx
    .updateTable('matter_group')
    .set({ version: group.version + 1 })
    .where('id', '=', group.id)
    .execute()
  return group
}

export async function addGroup(tx: Tx, group: MatterGroup, by: { personId: string; at: Date }): Promise<void> {
  const { id, bodyId, title, version } = group
  await tx
    .insertInto('matter_group')
    .values({ id, body_id: bodyId, title, version, made_at: by.at, made_by: by.personId })
    .execute()
}

export async function findGroupOf(db: Db, matterId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('matter_group_member')
    .select('group_id')
    .where('matter_id', '=', matterId)
    .executeTakeFirst()
  return row?.group_id
}

/** Into a group that nobody else changes meanwhile. Throws `inOther`, `full`. */
export async function joinGroup(
  tx: Tx,
  member: { groupId: string; matterId: string; duplicateOf: string | null },
  by: { personId: string; at: Date },
): Promise<void> {
  await lockRow(tx, 'matter_group', member.groupId)
  const before = await findGroupOf(tx, member.matterId)
  if (before !== undefined && before !== member.groupId) throw refusals.inOther
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from matter_group_member where group_id = ${member.groupId}`.execute(tx)
  if (before === undefined && rows[0]!.count >= membersMax) throw refusals.full
  await tx
    .insertInto('matter_group_member')
    .values({
      matter_id: member.matterId,
      group_id: member.groupId,
      duplicate_of: member.duplicateOf,
      joined_at: by.at,
      joined_by: by.personId,
    })
    .onConflict((on) => on.column('matter_id').doUpdateSet({ duplicate_of: member.duplicateOf }))
    .execute()
}

/** What was a repetition of it is one no more. */
export async function leaveGroup(tx: Tx, matterId: string): Promise<void> {
  const gone = await tx.deleteFrom('matter_group_member').where('matter_id', '=', matterId).executeTakeFirst()
  if (gone.numDeletedRows === 0n) throw refusals.notIn
  await tx.updateTable('matter_group_member').set({ duplicate_of: null }).where('duplicate_of', '=', matterId).execute()
}

/** The first of its kind: what a repetition of a repetition leads to. */
export async function firstOf(db: Db, matterId: string): Promise<string> {
  const row = await db
    .selectFrom('matter_group_member')
    .select('duplicate_of')
    .where('matter_id', '=', matterId)
    .executeTakeFirst()
  return row?.duplicate_of ?? matterId
}

/** What repeated the one repeats the other. */
export async function followFirst(tx: Tx, from: string, to: string): Promise<void> {
  await tx.updateTable('matter_group_member').set({ duplicate_of: to }).where('duplicate_of', '=', from).execute()
}

/** Members that somebody may answer, seen by nobody else meanwhile, always in one order. */
export async function listMembersToAnswer(tx: Tx, actor: Actor, groupId: string): Promise<Matter[]> {
  const { rows } = await sql<Selectable<MatterTable>>`
    select m.* from matter m join matter_group_member member on member.matter_id = m.id join body on body.id = m.body_id
    where member.group_id = ${groupId} and m.kind not in ('denunciation', 'denunciation-information')
      and ${whereMay(actor, 'approve matters', 'body')}
    order by m.id limit ${membersMax} for update of m`.execute(tx)
  return rows.map(matterOf)
}

/** The newest answer of a group, whatever became of it. */
export async function findGroupAnswer(db: Db, groupId: string): Promise<GroupAnswer | undefined> {
  const row = await db
    .selectFrom('matter_group_answer')
    .selectAll()
    .where('group_id', '=', groupId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { groupId, ...writtenOf(row) }
}

export async function loadGroupAnswer(db: Db, groupId: string): Promise<GroupAnswer> {
  const answer = await findGroupAnswer(db, groupId)
  if (answer === undefined) throw answerRefusals.noneYet
  return answer
}

export async function saveGroupAnswer(
  tx: Tx,
  answer: GroupAnswer,
  approval: { by: string; at: Date } | undefined = undefined,
): Promise<void> {
  const { groupId, number } = answer
  const row = { ...columnsOf(answer), approved_by: approval?.by ?? null, approved_at: approval?.at ?? null }
  await tx
    .insertInto('matter_group_answer')
    .values({ group_id: groupId, number, ...row })
    .onConflict((on) => on.columns(['group_id', 'number']).doUpdateSet(row))
    .execute()
}

export type Sending = { matterId: string } & ({ answerNumber: number; sentAt: Date } | { whyNot: string })

/** What became of an answer at one matter; sent once, it stays sent. */
export async function noteSending(tx: Tx, answer: GroupAnswer, sending: Sending): Promise<void> {
  const row = {
    answer_number: 'whyNot' in sending ? null : sending.answerNumber,
    sent_at: 'whyNot' in sending ? null : sending.sentAt,
    why_not: 'whyNot' in sending ? sending.whyNot : null,
  }
  await tx
    .insertInto('matter_group_sending')
    .values({ group_id: answer.groupId, number: answer.number, matter_id: sending.matterId, ...row })
    .onConflict((on) =>
      on
        .columns(['group_id', 'number', 'matter_id'])
        .doUpdateSet(row)
        .where('matter_group_sending.sent_at', 'is', null),
    )
    .execute()
}

/** To whom an answer of the group has gone already. */
export async function listSent(tx: Tx, answer: GroupAnswer): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('matter_group_sending')
    .select('matter_id')
    .where('group_id', '=', answer.groupId)
    .where('number', '=', answer.number)
    .where('sent_at', 'is not', null)
    .execute()
  return new Set(rows.map(({ matter_id }) => matter_id))
}
