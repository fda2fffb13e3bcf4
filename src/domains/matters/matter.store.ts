import { type Selectable, sql } from 'kysely'
import { type Day, dayAt } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { clocksOf, type Filed, missedAfter, nextDueOf, wasLate } from '#domains/matters/clocks/matter-clocks.ts'
import { type Matter, type MatterDeed, refusals } from '#domains/matters/matter.ts'
import type { MatterEventKind } from '#domains/matters/matter-event.ts'
import type { MatterTable } from '#domains/matters/matters.tables.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** For reading on the desk; «not there» and «not yours» are one answer. */
export async function loadMatter(db: Db, actor: Actor, id: string): Promise<Matter> {
  const row = await db
    .selectFrom('matter')
    .innerJoin('body', 'body.id', 'matter.body_id')
    .selectAll('matter')
    .where('matter.id', '=', id)
    .where(whereMay(actor, 'read matters', 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return matterOf(row)
}

/** For changing it, seen by nobody else meanwhile. Throws `changedMeanwhile` when the form was made for an older version. */
export async function loadMatterToChange(
  tx: Tx,
  actor: Actor,
  deed: MatterDeed,
  form: { matterId: string; version: number },
): Promise<Matter> {
  await lockRow(tx, 'matter', form.matterId)
  const row = await tx
    .selectFrom('matter')
    .innerJoin('body', 'body.id', 'matter.body_id')
    .selectAll('matter')
    .where('matter.id', '=', form.matterId)
    .where(whereMay(actor, deed, 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  if (row.version !== form.version) throw refusals.changedMeanwhile
  return matterOf(row)
}

/** Of one submission, as the person who holds its code sees them; the oldest first. */
export async function listMattersOf(db: Db, submissionIds: readonly string[]): Promise<Matter[]> {
  if (submissionIds.length === 0) return []
  const rows = await db
    .selectFrom('matter')
    .selectAll()
    .where('submission_id', 'in', [...submissionIds])
    .orderBy('received_at')
    .orderBy('id')
    .limit(mattersMax)
    .execute()
  return rows.map(matterOf)
}

const mattersMax = 40

/** For the person who holds the code: one of their own, seen by nobody else meanwhile. */
export async function loadOwnMatterToChange(tx: Tx, submissionIds: readonly string[], id: string): Promise<Matter> {
  await lockRow(tx, 'matter', id)
  const own = (await listMattersOf(tx, submissionIds)).find((matter) => matter.id === id)
  if (own === undefined) throw refusals.notFound
  return own
}

/** Open matters of bodies that have ended and that one other took over, the oldest first. */
export async function listStranded(
  tx: Tx,
  day: Day,
  countMax: number,
): Promise<{ matter: Matter; toBodyId: string; toName: string }[]> {
  const { rows } = await sql<Selectable<MatterTable> & { to_id: string; to_name: string }>`
    select matter.*, successor.id as to_id, successor.name as to_name
    from matter join body on body.id = matter.body_id
      join body successor on successor.id = (select min(new_id::text)::uuid from body_succession where old_id = body.id)
    where body.to_day <= ${day} and matter.state in ('received', 'in-review', 'waiting')
      and (select count(*) from body_succession where old_id = body.id) = 1
    order by matter.received_at, matter.id limit ${countMax} for update of matter`.execute(tx)
  return rows.map((row) => ({ matter: matterOf(row), toBodyId: row.to_id, toName: row.to_name }))
}

export async function addMatter(tx: Tx, matter: Matter, filed: Filed, now: Date): Promise<void> {
  await tx
    .insertInto('matter')
    .values({ id: matter.id, submission_id: matter.submissionId, ...(await columnsOf(tx, matter, filed, now)) })
    .execute()
}

export async function saveMatter(tx: Tx, matter: Matter, now: Date): Promise<void> {
  const filed = await loadFiled(tx, matter.submissionId)
  await tx
    .updateTable('matter')
    .set(await columnsOf(tx, matter, filed, now))
    .where('id', '=', matter.id)
    .execute()
}

/** What its clocks are counted from. */
export async function loadFiled(db: Db, submissionId: string): Promise<Filed> {
  const { channel, receivedOn, particulars } = await db
    .selectFrom('submission')
    .select(['channel', 'received_on as receivedOn', 'particulars'])
    .where('id', '=', submissionId)
    .executeTakeFirstOrThrow()
  return { channel, receivedOn, knewOn: particulars.knewOn ?? null }
}

export async function addMatterEvent(
  tx: Tx,
  event: { matterId: string; kind: MatterEventKind; personId: string | null; at: Date; told?: string; noted?: string },
): Promise<string> {
  const id = newId(event.at.getTime())
  await tx
    .insertInto('matter_event')
    .values({
      id,
      matter_id: event.matterId,
      kind: event.kind,
      at: event.at,
      person_id: event.personId,
      told: event.told ?? '',
      noted: event.noted ?? '',
    })
    .execute()
  return id
}

export function matterOf(row: Selectable<MatterTable>): Matter {
  return {
    id: row.id,
    submissionId: row.submission_id,
    kind: row.kind,
    bodyId: row.body_id,
    number: row.number,
    year: row.year,
    state: row.state,
    closedAs: row.closed_as,
    ground: row.ground,
    title: row.title,
    stripped: row.stripped,
    receivedAt: row.received_at,
    receivedOn: row.received_on,
    acceptedOn: row.accepted_on,
    toldOn: row.told_on,
    answeredOn: row.answered_on,
    closedOn: row.closed_on,
    personSays: row.person_says,
    personSaidOn: row.person_said_on,
    circumstances: row.circumstances,
    suspensions: row.suspensions,
    extensions: row.extensions,
    days: row.days,
    withdrawalAskedOn: row.withdrawal_asked_on,
    assignedTo: row.assigned_to,
    version: row.version,
  }
}

async function columnsOf(tx: Tx, matter: Matter, filed: Filed, now: Date) {
  const clocks = clocksOf(matter, filed, await loadCalendar(tx), dayAt(now))
  const { due, lateAfter } = nextDueOf(clocks)
  const isOver = matter.state === 'closed' || matter.state === 'answered'
  return {
    kind: matter.kind,
    body_id: matter.bodyId,
    number: matter.number,
    year: matter.year,
    state: matter.state,
    closed_as: matter.closedAs,
    ground: matter.ground,
    title: matter.title,
    stripped: matter.stripped,
    received_at: matter.receivedAt,
    received_on: matter.receivedOn,
    accepted_on: matter.acceptedOn,
    told_on: matter.toldOn,
    answered_on: matter.answeredOn,
    closed_on: matter.closedOn,
    person_says: matter.personSays,
    person_said_on: matter.personSaidOn,
    circumstances: matter.circumstances,
    suspensions: json(matter.suspensions),
    extensions: json(matter.extensions),
    days: json(matter.days),
    withdrawal_asked_on: matter.withdrawalAskedOn,
    assigned_to: matter.assignedTo,
    next_due: isOver ? null : due,
    late_after: isOver ? null : lateAfter,
    was_late: wasLate(clocks),
    missed_after: missedAfter(clocks),
    folded: fold(matter.title),
    version: matter.version,
  }
}
