import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { refusals } from '#domains/cascade/addressee.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type IssuedPlan = { id: string; bodyId: string; title: string; issuedOn: Day | null; state: string }

/** The plan that a body issues downwards; it can be neither taken back nor replaced until the end of the transaction. */
export async function loadIssuedPlan(tx: Tx, actor: Pick<Actor, 'grants'>, planId: string): Promise<IssuedPlan> {
  const { rows } = await sql<IssuedPlan>`
    select plan.id, plan.body_id as "bodyId", plan.title, plan.issued_on as "issuedOn", plan.state
    from plan join body on body.id = plan.body_id
    where plan.id = ${planId} and ${whereMay(actor, 'issue plans', 'body')} for share of plan`.execute(tx)
  const plan = rows[0]
  if (plan === undefined) throw refusals.notFound
  if (plan.state !== 'adopted') throw refusals.planNotInForce
  return plan
}
