import type { Selectable } from 'kysely'
import { type MatterAnswer, refusals } from '#domains/matters/matter-answer.ts'
import type { MatterAnswerTable } from '#domains/matters/matters.tables.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'

/** The newest answer of a matter, whatever became of it. */
export async function findAnswer(db: Db, matterId: string): Promise<MatterAnswer | undefined> {
  const row = await db
    .selectFrom('matter_answer')
    .selectAll()
    .where('matter_id', '=', matterId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { matterId, ...writtenOf(row) }
}

export async function loadAnswer(db: Db, matterId: string): Promise<MatterAnswer> {
  const answer = await findAnswer(db, matterId)
  if (answer === undefined) throw refusals.noneYet
  return answer
}

export async function saveAnswer(tx: Tx, answer: MatterAnswer): Promise<void> {
  await write(tx, answer, { approved_by: null, approved_at: null })
}

export async function saveApproved(tx: Tx, answer: MatterAnswer, approval: { by: string; at: Date }): Promise<void> {
  await write(tx, answer, { approved_by: approval.by, approved_at: approval.at })
}

async function write(tx: Tx, answer: MatterAnswer, approval: { approved_by: string | null; approved_at: Date | null }) {
  const { matterId, number } = answer
  const row = { ...columnsOf(answer), ...approval }
  await tx
    .insertInto('matter_answer')
    .values({ matter_id: matterId, number, ...row })
    .onConflict((on) => on.columns(['matter_id', 'number']).doUpdateSet(row))
    .execute()
}

/** What an answer of one matter and one of a group have alike. */
type Written = Omit<MatterAnswer, 'matterId'>
type WrittenRow = Pick<
  Selectable<MatterAnswerTable>,
  'number' | 'state' | 'text' | 'writer_ids' | 'reason' | 'cited' | 'version'
>

export function writtenOf({ number, state, text, writer_ids, reason, cited, version }: WrittenRow): Written {
  return { number, state, text, writerIds: writer_ids, reason, cited, version }
}

export function columnsOf({ state, text, writerIds, reason, cited, version }: Written) {
  return { state, text, writer_ids: writerIds, reason, cited: json(cited), version }
}
