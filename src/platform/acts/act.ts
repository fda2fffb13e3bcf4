import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { actedFor } from '#platform/acts/acted-for.ts'
import { type Actor, systemActor } from '#platform/acts/actor.ts'
import { type AuditEntry, writeAudit } from '#platform/acts/audit.ts'
import { today } from '#platform/clock.ts'
import type { Tx } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'
import { type Deed, mayAnywhere, refusals } from '#platform/permission/permission.ts'

/** What an act is given: one open transaction, who acts, when, and a way to note what changed. */
export type ActContext = {
  tx: Tx
  house: House
  actor: Actor
  now: Date
  today: Day
  /** Notes what changed, for the audit row of this act. Call once a thing that changed. */
  audit(entry: AuditEntry): void
}

/**
 * A deed of a person: parse → may → load → rule → save → audit, in one transaction.
 * `may` is checked here for "anywhere at all"; `run` loads what it changes through the reach of the same deed.
 */
export type Act<Input, Output> = {
  /** `plans.adopt-plan`: domain and verb, as written in the audit. */
  name: string
  /** `anyone`: needs no grant (signing in). `system`: jobs and the command line alone. */
  may: Deed | 'anyone' | 'system'
  parse: (raw: unknown) => Input
  run(context: ActContext, input: Input): Promise<Output>
}

export function act<Input, Output>(definition: Act<Input, Output>): Act<Input, Output> {
  return definition
}

/** Does an act for an actor. Throws a Refusal, or a fault; in both cases nothing of it is kept. */
export async function perform<Input, Output>(
  deed: Act<Input, Output>,
  by: { house: House; actor: Actor },
  raw: unknown,
): Promise<Output> {
  if (!isAllowed(deed.may, by.actor)) throw refusals.mayNot
  const input = parseTyped(deed.parse, raw)
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(deed, by, input)
    } catch (error) {
      if (attempt >= attemptsMax || !isPassingConflict(error)) throw error
    }
  }
}

const attemptsMax = 4

async function once<Input, Output>(deed: Act<Input, Output>, by: { house: House; actor: Actor }, input: Input) {
  const { house, actor } = by
  return house.database.transaction(async (tx) => {
    const entries: AuditEntry[] = []
    const now = house.clock.now()
    const context: ActContext = {
      tx,
      house,
      actor,
      now,
      today: today(house.clock),
      audit: (entry) => entries.push(entry),
    }
    const output = await deed.run(context, input)
    for (const entry of entries) {
      const actingFor = await actedFor(tx, actor, deed.may, entry.bodyId)
      await writeAudit(tx, { id: newId(now.getTime()), at: now, actor, actingFor, act: deed.name, entry })
    }
    return output
  })
}

function isAllowed(needed: Deed | 'anyone' | 'system', actor: Actor): boolean {
  if (needed === 'anyone') return true
  if (needed === 'system') return actor === systemActor
  return mayAnywhere(actor, needed)
}

/** A refusal that knows which fields of the form it is about. */
export class FormRefusal extends Refusal {
  readonly fields: Record<string, string>

  constructor(fields: Record<string, string>) {
    const count = Object.keys(fields).length
    super(422, count === 1 ? `${Object.values(fields)[0]}` : `Có ${count} mục cần sửa trước khi gửi.`)
    this.fields = fields
  }
}

/** What was typed as a typed value; refuses with a sentence for each field that is wrong. */
export function parseTyped<Input>(parse: (raw: unknown) => Input, raw: unknown): Input {
  try {
    return parse(raw)
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    const fields: Record<string, string> = {}
    for (const issue of error.issues) fields[issue.path.join('.')] ??= issue.message
    throw new FormRefusal(fields)
  }
}

/** Serialization failure or deadlock: two acts met; the second one may simply try again. */
function isPassingConflict(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return code === '40001' || code === '40P01'
}

/** Keeps two acts on one thing apart: the second waits for the first. Call before loading what both change. */
export async function lockRow(tx: Tx, table: string, id: string): Promise<void> {
  await sql`select 1 from ${sql.table(table)} where id = ${id} for update`.execute(tx)
}
