import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { findBody, loadBody } from '#domains/bodies/bodies.queries.ts'
import type { Body } from '#domains/bodies/body.ts'
import { nation, seatByHand } from '#domains/places/place.ts'
import { refusals } from '#domains/reports/report.ts'
import type { NamedPlan, ReportSubject } from '#domains/reports/report-subject.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may, whereMay } from '#platform/permission/permission.ts'

/**
 * A plan, with the body that answers for it today; for whoever does not write reports there, the body of theirs that leads work in it: an
 * office reports on its part. Throws `planOutside`, `planUndone`, `planReplaced`.
 */
export async function loadPlanSubject(db: Db, actor: Actor, planId: string): Promise<ReportSubject> {
  const { rows } = await sql<{ holderId: string; leadId: string | null; state: string }>`
    select plan.state, coalesce((select holder_body_id from task where plan_id = plan.id order by position limit 1), plan.body_id) as "holderId",
      (select body.id from task join task_body part on part.task_id = task.id and part.part = 'lead' join body on body.id = part.body_id
        where task.plan_id = plan.id and ${whereMay(actor, 'write reports', 'body')}
        order by (body.id = ${actor.bodyId}) desc nulls last, body.sort_key limit 1) as "leadId"
    from plan where id = ${planId}`.execute(db)
  const [found] = rows
  if (found === undefined) throw refusals.planOutside
  const holder = await loadBody(db, found.holderId)
  const body = mayWriteAt(actor, holder) || found.leadId === null ? holder : await loadBody(db, found.leadId)
  if (!mayWriteAt(actor, body)) throw refusals.planOutside
  if (found.state === 'undone') throw refusals.planUndone
  if (found.state === 'replaced') throw refusals.planReplaced
  return loadSubject(db, body.id, planId)
}

/** All that a body holds. Throws `bodyOutside`. */
export async function loadBodySubject(db: Db, actor: Actor, bodyId: string): Promise<ReportSubject> {
  const body = await findBody(db, bodyId)
  if (body === undefined || !mayWriteAt(actor, body)) throw refusals.bodyOutside
  return loadSubject(db, body.id, null)
}

/** Of a report that is there: whoever may open it may know what it is about. */
export async function loadSubject(db: Db, bodyId: string, planId: string | null): Promise<ReportSubject> {
  const body = await loadBody(db, bodyId)
  const place = await db.selectFrom('place').select('name').where('id', '=', body.placeId).executeTakeFirst()
  const plan =
    planId === null
      ? undefined
      : await db
          .selectFrom('plan')
          .innerJoin('body', 'body.id', 'plan.body_id')
          .select(['plan.id', 'plan.number', 'plan.title', 'plan.issued_on as issuedOn', 'body.name as issuerName'])
          .select(['plan.period_start as start', 'plan.period_end as end'])
          .where('plan.id', '=', planId)
          .executeTakeFirst()
  return {
    body,
    parent: body.parentId === null ? null : ((await findBody(db, body.parentId)) ?? null),
    placeName: body.placePath === nation.path ? seatByHand : (place?.name ?? ''),
    plan: plan === undefined ? null : planOf(plan),
  }
}

function planOf({ start, end, ...plan }: NamedPlan & { start: Day | null; end: Day | null }): ReportSubject['plan'] {
  return { ...plan, period: start === null || end === null ? null : { start, end } }
}

function mayWriteAt(actor: Actor, body: Body): boolean {
  return may(actor, 'write reports', { bodyId: body.id, bodyPath: body.path, placePath: body.placePath })
}
