import { sql } from 'kysely'
import type { Actor } from '#platform/acts/actor.ts'
import type { Tx } from '#platform/database/database.ts'

/** Nhật ký: what one act changed on one thing, as it was before and as it is after. Never a password, secret or file. */
export type AuditEntry = {
  subjectKind: string
  subjectId: string
  /** The body that answers for the thing: who may read the audit there may read this row. */
  bodyId: string | null
  before?: unknown
  after?: unknown
}

type AuditRow = { id: string; at: Date; actor: Actor; actingFor: string | null; act: string; entry: AuditEntry }

/** Appends one row; the table refuses update, delete and truncate. */
export async function writeAudit(tx: Tx, { id, at, actor, actingFor, act, entry }: AuditRow): Promise<void> {
  await sql`
    insert into audit (id, at, actor_person_id, actor_name, acting_for, body_id, act, subject_kind, subject_id, address, user_agent, before, after)
    values (${id}, ${at}, ${actor.personId}, ${actor.name}, ${actingFor}, ${entry.bodyId}, ${act}, ${entry.subjectKind}, ${entry.subjectId},
            ${actor.address}, ${actor.userAgent}, ${json(entry.before)}::jsonb, ${json(entry.after)}::jsonb)`.execute(
    tx,
  )
}

function json(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value)
}
