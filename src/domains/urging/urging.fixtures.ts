import { sql } from 'kysely'
import { dayAt } from '#base/day.ts'
import type { World } from '#domains/plans/plans.fixtures.ts'
import type { DigestRef } from '#domains/urging/digest.ts'
import { digestComposers } from '#domains/urging/digest-composer.jobs.ts'
import { goRound, type RoundOutcome } from '#domains/urging/urging.jobs.ts'
import { deliverMail } from '#platform/mail/deliver-mail.ts'
import type { MailTransport } from '#platform/mail/transport.ts'

/** 07:00 in Vietnam on a day. */
export function sevenOn(day: string): string {
  return `${day}T00:00:00Z`
}

/** The morning round as the worker goes it. */
export function round(world: World, signal?: AbortSignal): Promise<RoundOutcome> {
  const now = world.clock.now()
  return goRound({ database: world.database, now, today: dayAt(now), signal }, { onDaysOff: false })
}

export async function giveEmail({ db, ids }: World, ...who: (keyof World['ids'])[]): Promise<void> {
  for (const one of who)
    await db
      .updateTable('person')
      .set({ email: `${one}@xa.example.vn` })
      .where('id', '=', ids[one])
      .execute()
}

export type KeptDigest = { person: string; day: string; refs: DigestRef[]; count: number; mail: string | null }

/** Every digest there is, with the state of its mail. */
export async function digestsOf({ db, ids }: World): Promise<KeptDigest[]> {
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]))
  const { rows } = await sql<{ person_id: string; day: string; refs: DigestRef[]; count: number; mail: string | null }>`
    select person_id, day, refs, item_count as count, mail.state as mail from digest left join outgoing_mail mail on mail.id = mail_id order by day, person_id`.execute(
    db,
  )
  return rows.map(({ person_id, ...row }) => ({ person: names.get(person_id) ?? person_id, ...row }))
}

export type KeptUrge = { path: string; label: string; step: number; day: string; people: string[]; why: string }

/** Every urge there is, in the order of days and tasks. */
export async function urgesOf({ db, ids }: World): Promise<KeptUrge[]> {
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]))
  const { rows } = await sql<KeptUrge>`
    select task.path, o.label, urge.step, urge.day, urge.why, array(select person_id::text from urge_person where urge_id = urge.id) as people
    from urge join task on task.id = urge.task_id join obligation o on o.id = urge.obligation_id
    where urge.undone_at is null order by urge.day, urge.made_at, task.position, o.position`.execute(db)
  return rows.map((row) => ({ ...row, people: row.people.map((id) => names.get(id) ?? id).sort() }))
}

/** Hands every waiting mail over, as the worker does, once. */
export async function deliverAll(world: World, transport: MailTransport): Promise<void> {
  const waiting = await world.db.selectFrom('outgoing_mail').select('id').where('state', '=', 'waiting').execute()
  for (const { id } of waiting)
    await deliverMail({ database: world.database, clock: world.clock }, transport, id, digestComposers(world.house))
}
