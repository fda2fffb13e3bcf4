import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { loadBody, loadRegister } from '#domains/bodies/bodies.queries.ts'
import { provinceIdOf } from '#domains/bodies/body.ts'
import { resolveBodies } from '#domains/bodies/resolve-bodies.ts'
import { namesCommunes } from '#domains/cascade/asked-tasks.ts'
import type { Db } from '#platform/database/database.ts'

export type AddresseeChoice = { id: string; name: string; isCommittee: boolean }

export type AddresseeChoices = {
  /** Every body that may be asked: the committees one level below the issuer's place, and what stands below the issuer. */
  eligible: AddresseeChoice[]
  /** Those of them that the plan itself gives work to or is sent to. */
  named: string[]
  /** All committees one level below. */
  below: string[]
}

/** To whom a plan can be issued, and whom it names itself. At most 1,000. */
export async function listAddresseeChoices(
  db: Db,
  plan: { id: string; bodyId: string },
  today: Day,
): Promise<AddresseeChoices> {
  const { rows: eligible } = await sql<AddresseeChoice>`
    select body.id, coalesce(body.short_name, body.name) as name,
      body.kind = 'ubnd' and body.place_path <> issuer.place_path and parent.place_id = issuer.place_id as "isCommittee"
    from body join body issuer on issuer.id = ${plan.bodyId} join body parent on parent.id = body.parent_id
    where body.to_day is null and (body.from_day is null or body.from_day <= ${today}) and body.id <> issuer.id
      and (parent.id = issuer.id or (body.kind = 'ubnd' and parent.place_id = issuer.place_id and body.place_path like issuer.place_path || '_%'))
    order by body.sort_key, body.id limit 1000`.execute(db)
  const below = eligible.filter((one) => one.isCommittee).map((one) => one.id)
  const named = new Set(await listNamed(db, plan, today, below))
  return { eligible, below, named: eligible.filter((one) => named.has(one.id)).map((one) => one.id) }
}

/** Leads and partners of its tasks, and its recipients; «các xã, phường» are all committees one level below. */
async function listNamed(
  db: Db,
  plan: { id: string; bodyId: string },
  today: Day,
  below: readonly string[],
): Promise<string[]> {
  const { rows: parts } = await sql<{ id: string }>`
    select distinct part.body_id as id from task join task_body part on part.task_id = task.id
    where task.plan_id = ${plan.id} and task.dropped_at is null and part.part <> 'issuer'`.execute(db)
  const { rows: written } = await sql<{ written: string }>`
    select distinct w.written from task join task_body_written w on w.task_id = task.id where task.plan_id = ${plan.id} and not w.resolved limit 200`.execute(
    db,
  )
  const recipients = await listRecipients(db, plan.id)
  const ids = parts.map(({ id }) => id)
  if ([...written.map((one) => one.written), ...recipients].some(namesCommunes)) ids.push(...below)
  if (recipients.length === 0) return ids
  const issuer = await loadBody(db, plan.bodyId)
  const register = await loadRegister(db, provinceIdOf(issuer))
  for (const name of recipients) {
    const found = resolveBodies(name, { issuer, day: today }, register)
    if (found.kind === 'bodies') ids.push(...found.ids)
  }
  return ids
}

/** «Nơi nhận», as it was read. */
async function listRecipients(db: Db, planId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select jsonb_array_elements_text(upload.reading -> 'recipients') as name
    from plan join plan_upload upload on upload.id = plan.upload_id where plan.id = ${planId} limit 100`.execute(db)
  return rows.map(({ name }) => name)
}
