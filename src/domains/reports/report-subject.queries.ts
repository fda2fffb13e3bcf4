import { sql } from 'kysely'
import { findBody, loadBody } from '#domains/bodies/bodies.queries.ts'
import type { Body } from '#domains/bodies/body.ts'
import { refusals } from '#domains/reports/report.ts'
import type { ReportSubject } from '#domains/reports/report-subject.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may } from '#platform/permission/permission.ts'

/** A plan, with the body that answers for it today. Throws `planOutside`, `planUndone`, `planReplaced`. */
export async function loadPlanSubject(db: Db, actor: Actor, planId: string): Promise<ReportSubject> {
  const { rows } = await sql<{ holderId: string; state: string }>`
    select plan.state, coalesce((select holder_body_id from task where plan_id = plan.id order by position limit 1), plan.body_id) as "holderId"
    from plan where id = ${planId}`.execute(db)
  const [found] = rows
  if (found === undefined) throw refusals.planOutside
  const body = await loadBody(db, found.holderId)
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
          .where('plan.id', '=', planId)
          .executeTakeFirst()
  return {
    body,
    parent: body.parentId === null ? null : ((await findBody(db, body.parentId)) ?? null),
    placeName: place?.name ?? '',
    plan: plan ?? null,
  }
}

function mayWriteAt(actor: Actor, body: Body): boolean {
  return may(actor, 'write reports', { bodyId: body.id, bodyPath: body.path, placePath: body.placePath })
}
