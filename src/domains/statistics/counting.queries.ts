import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { loadBody } from '#domains/bodies/bodies.queries.ts'
import { shippedForms } from '#domains/statistics/forms/shipped-forms.ts'
import type { MeasureId, RecordKind } from '#domains/statistics/measure.ts'
import { listCounting } from '#domains/statistics/measures.queries.ts'
import { type ReturnState, returnRefusals } from '#domains/statistics/returns/form-return.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may, whereMay } from '#platform/permission/permission.ts'

/** What a later domain counts of a record: an indicator, a report. The site gives them to the page. */
export type AlsoCounting = (
  db: Db,
  actor: Actor,
  kind: RecordKind,
  recordId: string,
) => Promise<{ term: string; sentence: string; href: string }[]>

export type CountedReturn = {
  id: string
  code: string
  name: string
  bodyName: string
  from: Day
  to: Day
  state: ReturnState
}

/** Where one record counts: measures with their day, forms that take them, returns that froze it. Throws when it is nobody's to see. */
export async function loadCounting(db: Db, actor: Actor, kind: RecordKind, recordId: string) {
  const counting = await listCounting(db, kind, recordId)
  const bodyId = counting[0]?.bodyId
  if (bodyId === undefined) return { measures: [], forms: [], returns: [] }
  const body = await loadBody(db, bodyId)
  if (!may(actor, 'see statistics', { bodyId, bodyPath: body.path, placePath: body.placePath }))
    throw returnRefusals.notFound
  const ids = new Set<string>(counting.map(({ id }) => id))
  const { rows } = await sql<CountedReturn>`
    select r.id, r.code, r.form ->> 'name' as name, coalesce(body.short_name, body.name) as "bodyName", r.from_day as "from", r.to_day as "to", r.state
    from form_return r join body on body.id = r.body_id
    where ${body.path} like body.path || '%' and ${whereMay(actor, 'see statistics', 'body')}
      and ${sql<SqlBool>`strpos(r.counted::text, ${recordId}) > 0`}
    order by r.to_day desc, r.number desc limit 50`.execute(db)
  return {
    measures: counting as { id: MeasureId; day: Day; bodyId: string }[],
    forms: shippedForms.filter(({ rows: lines }) =>
      lines.some((line) => line.split('|').some((part) => ids.has(part.trim()))),
    ),
    returns: rows,
  }
}
