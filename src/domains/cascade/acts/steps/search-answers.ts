import { sql } from 'kysely'
import { findParentPlan, listAnswerRows, listChildPlans, proposeAnswer } from '#domains/cascade/answer.store.ts'
import { type AskedBody, listAskedBodies, listPredecessors } from '#domains/cascade/coverage.store.ts'
import { findAnswer } from '#domains/cascade/find-answers.ts'
import { listVersions } from '#domains/cascade/lineage.store.ts'
import type { Db, Tx } from '#platform/database/database.ts'

export type NewAnswer = { addresseeId: string; bodyId: string; planId: string; why: string }

/** Proposes, for demands without a confirmed answer, the plans that seem to answer; returns what is new. */
export async function searchAnswers(tx: Tx, addresseeIds: readonly string[], now: Date): Promise<NewAnswer[]> {
  const asked = (await listAskedBodies(tx, addresseeIds)).filter((one) => one.answerPlanId === null)
  const predecessors = await listPredecessors(tx, [...new Set(asked.map((one) => one.bodyId))])
  const plans = await listChildPlans(tx, [...new Set([...predecessors.values()].flatMap((ids) => [...ids]))])
  const found: NewAnswer[] = []
  for (const [planId, bodies] of Map.groupBy(asked, (one) => one.planId)) {
    const parent = await findParentPlan(tx, planId)
    if (parent === undefined) continue
    const kin = await listKin(tx, bodies, planId)
    for (const one of bodies) {
      const own = plans.filter((plan) => predecessors.get(one.bodyId)!.has(plan.bodyId))
      for (const plan of own) {
        if (kin.get(one.addresseeId)?.has(plan.id) || kin.get('')!.has(plan.id)) continue
        const answer = findAnswer(parent, plan)
        if (answer === undefined) continue
        if (await proposeAnswer(tx, one.addresseeId, plan.id, answer, now))
          found.push({ addresseeId: one.addresseeId, bodyId: one.bodyId, planId: plan.id, why: answer.why })
      }
    }
  }
  return found
}

/** Versions of what was already proposed or dismissed for a demand; under '' those of the plan above itself. */
async function listKin(tx: Tx, bodies: readonly AskedBody[], planId: string): Promise<Map<string, Set<string>>> {
  const answers = await listAnswerRows(
    tx,
    bodies.map((one) => one.addresseeId),
  )
  const kin = new Map([['', new Set((await listVersions(tx, [planId])).map((one) => one.id))]])
  for (const { addressee_id, plan_id } of answers) {
    const ids = kin.get(addressee_id) ?? new Set<string>()
    for (const { id } of await listVersions(tx, [plan_id])) ids.add(id)
    kin.set(addressee_id, ids)
  }
  return kin
}

/** The demands that a change of a plan touches: those it makes itself, those it answers, and those it might answer. */
export async function listTouched(db: Db, planId: string): Promise<string[]> {
  const versions = (await listVersions(db, [planId])).map((one) => one.id)
  if (versions.length === 0) return []
  const ids = sql.join(versions)
  const { rows } = await sql<{ id: string }>`
    with recursive heirs as (
      select plan.body_id as id, 0 as depth from plan where plan.id = ${planId}
      union select s.new_id, heirs.depth + 1 from heirs join body_succession s on s.old_id = heirs.id where heirs.depth < 20)
    select a.id from plan_addressee a join plan on plan.id = a.plan_id
    where a.state = 'asked' and plan.state = 'adopted'
      and (a.plan_id in (${ids}) or a.body_id in (select id from heirs)
        or exists (select 1 from plan_answer answer where answer.addressee_id = a.id and answer.plan_id in (${ids})))
    order by a.id limit 5000`.execute(db)
  return rows.map(({ id }) => id)
}
