import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { whereMayOnTask } from '#domains/plans/task-reach.queries.ts'
import { refusals, whyNotUrged } from '#domains/urging/by-hand.ts'
import { loadDirectory } from '#domains/urging/directory.queries.ts'
import { type DutyRow, listDutiesOf } from '#domains/urging/duties.queries.ts'
import { inCharge, type Recipient } from '#domains/urging/recipients.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** What urging would do with one obligation: reach these people, or nothing and why. */
export type UrgePreview = {
  obligationId: string
  taskId: string | null
  issuerBodyId: string | null
  title: string
  dueDay: Day | null
  recipients: (Recipient & { name: string })[]
  whyNot: string | undefined
  duty: DutyRow | undefined
}

/** For each id, in the order asked for. What the actor may not urge is named by no word of its own. */
export async function previewUrges(
  db: Db,
  actor: Actor,
  obligationIds: readonly string[],
  today: Day,
): Promise<UrgePreview[]> {
  const ids = [...new Set(obligationIds)]
  const { rows } = await sql<{ id: string; title: string; urgedBy: string | null; urgedAt: Date | null }>`
    select o.id, task.path || ' ' || left(task.text, 200) as title, sender.name as "urgedBy", urge.made_at as "urgedAt"
    from obligation o join task on task.id = o.task_id
      left join urge on urge.obligation_id = o.id and urge.day = ${today} and urge.step = 0 and urge.undone_at is null
      left join urge_batch batch on batch.id = urge.batch_id left join person sender on sender.id = batch.sent_by
    where o.id = any(${ids}::uuid[]) and ${whereMayOnTask(actor, 'ask for explanation')}`.execute(db)
  const known = new Map(rows.map((row) => [row.id, row]))
  const duties = new Map((await listDutiesOf(db, [...known.keys()])).map((duty) => [duty.obligationId, duty]))
  const directory = await loadDirectory(db, today)
  return ids.map((obligationId) => {
    const [row, duty] = [known.get(obligationId), duties.get(obligationId)]
    if (row === undefined || duty === undefined) return unknown(obligationId)
    const recipients = inCharge(duty, directory).map((one) => ({
      ...one,
      name: directory.officers.get(one.personId)!.name,
    }))
    const urged = row.urgedBy === null ? undefined : { by: row.urgedBy, at: row.urgedAt! }
    return {
      obligationId,
      taskId: duty.taskId,
      issuerBodyId: duty.issuerId,
      title: row.title.trim(),
      dueDay: duty.dueDay,
      recipients,
      whyNot: whyNotUrged(duty, urged, recipients.length),
      duty,
    }
  })
}

function unknown(obligationId: string): UrgePreview {
  return {
    obligationId,
    taskId: null,
    issuerBodyId: null,
    title: 'Việc không xem được',
    dueDay: null,
    recipients: [],
    whyNot: refusals.notYours,
    duty: undefined,
  }
}
