import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { loadSupervision } from '#domains/activities/supervision/supervision.store.ts'
import type { Answer, Finding, Supervision, SupervisionKind } from '#domains/activities/supervision/supervision.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may, whereMay } from '#platform/permission/permission.ts'

export type SupervisionRow = {
  id: string
  kind: SupervisionKind
  title: string
  heldOn: Day
  bodyName: string
  findings: number
  open: number
  late: number
}

/** What somebody's bodies looked at or were asked about, the latest first; at most 200. */
export async function listSupervisions(db: Db, actor: Actor, today: Day): Promise<SupervisionRow[]> {
  const { rows } = await sql<SupervisionRow>`
    select s.id, s.kind, s.title, s.held_on as "heldOn", coalesce(body.short_name, body.name) as "bodyName", counts.findings, counts.open, counts.late
    from supervision s join body on body.id = s.body_id
      cross join lateral (select count(*)::int as findings, count(*) filter (where f.state <> 'settled')::int as open,
        count(*) filter (where f.state = 'open' and f.due_on < ${today})::int as late,
        coalesce(bool_or(${whereMay(actor, 'read activities', 'asked')}), false) as "isAsked"
        from supervision_finding f join body asked on asked.id = f.asked_body_id where f.supervision_id = s.id) counts
    where ${whereMay(actor, 'read activities', 'body')} or counts."isAsked"
    order by s.held_on desc, s.id desc limit 200`.execute(db)
  return rows
}

export type ShownFinding = Finding & { askedBodyName: string; answers: Answer[]; mayAnswer: boolean }

export type SupervisionPage = {
  supervision: Supervision
  bodyName: string
  findings: ShownFinding[]
  /** Whom one may ask: bodies of the same place. */
  asked: { id: string; name: string }[]
  mayAsk: boolean
}

export async function loadSupervisionPage(db: Db, actor: Actor, id: string): Promise<SupervisionPage> {
  const supervision = await loadSupervision(db, actor, id)
  const body = await db
    .selectFrom('body')
    .select(['name', 'short_name', 'path', 'place_path', 'place_id'])
    .where('id', '=', supervision.bodyId)
    .executeTakeFirstOrThrow()
  const at = { bodyId: supervision.bodyId, bodyPath: body.path, placePath: body.place_path }
  const mayAsk = may(actor, 'record activities', at)
  const { rows } = await sql<Finding & { askedBodyName: string; mayAnswer: boolean }>`
    select f.id, f.supervision_id as "supervisionId", ${supervision.bodyId}::uuid as "bodyId", f.asked_body_id as "askedBodyId", f.text,
      f.due_on as "dueOn", f.state, f.version, coalesce(asked.short_name, asked.name) as "askedBodyName",
      ${whereMay(actor, 'record activities', 'asked')} as "mayAnswer"
    from supervision_finding f join body asked on asked.id = f.asked_body_id
    where f.supervision_id = ${id} and (${may(actor, 'read activities', at)} or ${whereMay(actor, 'read activities', 'asked')})
    order by f.due_on, f.id limit 100`.execute(db)
  const { rows: answers } = await sql<Answer & { findingId: string }>`
    select a.id, a.finding_id as "findingId", a.text, a.answered_on as "answeredOn", person.name as "answeredBy", a.taken, a.reason
    from supervision_answer a join person on person.id = a.answered_by join supervision_finding f on f.id = a.finding_id
    where f.supervision_id = ${id} order by a.answered_at, a.id limit 1000`.execute(db)
  const byFinding = Map.groupBy(answers, ({ findingId }) => findingId)
  return {
    supervision,
    bodyName: body.short_name ?? body.name,
    findings: rows.map((finding) => ({ ...finding, answers: byFinding.get(finding.id) ?? [] })),
    asked: mayAsk ? await listAskable(db, body.place_id) : [],
    mayAsk,
  }
}

/** Living bodies of a place, in the order of the tree; at most 200. */
export async function listAskable(db: Db, placeId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, coalesce(short_name, name) as name from body where place_id = ${placeId} and to_day is null order by path limit 200`.execute(
    db,
  )
  return rows
}
