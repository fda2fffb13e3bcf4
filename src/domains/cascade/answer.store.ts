import { sql } from 'kysely'
import type { AnswerHow } from '#domains/cascade/answer.ts'
import type { ChildPlan, FoundAnswer, ParentPlan } from '#domains/cascade/find-answers.ts'
import type { Db, Tx } from '#platform/database/database.ts'

/** A plan above with what its answers are recognised by. */
export async function findParentPlan(db: Db, planId: string): Promise<ParentPlan | undefined> {
  const { rows } = await sql<ParentPlan>`
    select plan.id, plan.body_id as "bodyId", plan.number, plan.issued_on as "issuedOn", plan.title,
      plan.period_start as "periodStart", plan.period_end as "periodEnd",
      array_remove(array[body.name, body.short_name] || array(select name from body_name where body_id = body.id limit 20), null) as "issuerNames",
      array(select text from task where task.plan_id = plan.id and task.dropped_at is null order by position limit ${tasksMax}) as "taskTexts"
    from plan join body on body.id = plan.body_id where plan.id = ${planId} and plan.state = 'adopted'`.execute(db)
  return rows[0]
}

/** Plans in force of some bodies, newest first, with what they cite; the excerpts stand in the reading of the upload. */
export async function listChildPlans(db: Db, bodyIds: readonly string[]): Promise<(ChildPlan & { bodyId: string })[]> {
  if (bodyIds.length === 0) return []
  const { rows } = await sql<Omit<ChildPlan, 'citations'> & { bodyId: string; cited: CitedRow[] | null }>`
    select plan.id, plan.body_id as "bodyId", plan.title, plan.period_start as "periodStart", plan.period_end as "periodEnd",
      array(select text from task where task.plan_id = plan.id and task.dropped_at is null order by position limit ${tasksMax}) as "taskTexts",
      (select jsonb_agg(jsonb_build_object('type', c.type, 'number', c.number, 'date', c.cited_date,
          'text', coalesce(upload.reading -> 'citations' -> c.position -> 'source' ->> 'text', '')) order by c.position)
        from plan_citation c left join plan_upload upload on upload.id = plan.upload_id where c.plan_id = plan.id) as cited
    from plan where plan.body_id in (${sql.join(bodyIds)}) and plan.state = 'adopted'
    order by plan.adopted_at desc, plan.id limit ${plansMax}`.execute(db)
  return rows.map(({ cited, ...plan }) => ({ ...plan, citations: cited ?? [] }))
}

type CitedRow = ChildPlan['citations'][number]

/** Those that somebody confirmed, dismissed or that were proposed before stay as they are; true when it is new. */
export async function proposeAnswer(
  tx: Tx,
  addresseeId: string,
  planId: string,
  found: FoundAnswer,
  now: Date,
): Promise<boolean> {
  const written = await tx
    .insertInto('plan_answer')
    .values({
      addressee_id: addresseeId,
      plan_id: planId,
      state: 'proposed',
      how: found.how,
      likeness: found.likeness,
      why: found.why.slice(0, whyLengthMax),
      now_plan_id: null,
      noted_at: now,
      decided_by: null,
      decided_at: null,
    })
    .onConflict((on) => on.columns(['addressee_id', 'plan_id']).doNothing())
    .returning('plan_id')
    .executeTakeFirst()
  return written !== undefined
}

/** Leaves `now_plan_id` empty: reckoning it anew is what compares the tasks. */
export async function confirmAnswerRow(
  tx: Tx,
  answer: { addresseeId: string; planId: string; how: AnswerHow; why: string; by: string | null; now: Date },
): Promise<void> {
  const decided = { state: 'confirmed' as const, now_plan_id: null, decided_by: answer.by, decided_at: answer.now }
  await tx
    .insertInto('plan_answer')
    .values({
      addressee_id: answer.addresseeId,
      plan_id: answer.planId,
      how: answer.how,
      likeness: 0,
      why: answer.why.slice(0, whyLengthMax),
      noted_at: answer.now,
      ...decided,
    })
    .onConflict((on) => on.columns(['addressee_id', 'plan_id']).doUpdateSet(decided))
    .execute()
}

export async function dismissAnswerRow(
  tx: Tx,
  answer: { addresseeId: string; planId: string; by: string | null; now: Date },
): Promise<void> {
  await tx
    .updateTable('plan_answer')
    .set({ state: 'dismissed', now_plan_id: null, decided_by: answer.by, decided_at: answer.now })
    .where('addressee_id', '=', answer.addresseeId)
    .where('plan_id', '=', answer.planId)
    .execute()
}

export async function listAnswerRows(db: Db, addresseeIds: readonly string[]) {
  if (addresseeIds.length === 0) return []
  return db.selectFrom('plan_answer').selectAll().where('addressee_id', 'in', addresseeIds).execute()
}

const tasksMax = 500
const plansMax = 2_000
const whyLengthMax = 500
