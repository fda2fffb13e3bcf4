import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { loadBody } from '#domains/bodies/bodies.queries.ts'
import { provinceIdOf } from '#domains/bodies/body.ts'
import { listForms } from '#domains/statistics/forms/forms.queries.ts'
import type { CountedSince, RecordKind } from '#domains/statistics/measure.ts'
import { findRecordBody, listCounting } from '#domains/statistics/measures.queries.ts'
import { type ReturnState, returnRefusals } from '#domains/statistics/returns/form-return.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may, whereMay } from '#platform/permission/permission.ts'

/** What counts a record in a later domain, with where it is shown: within the reach of who asks. */
export type CountedElsewhere = { term: string; sentence: string; href: string }

/** `measures`: those that count it. */
export type AskedRecord = { kind: RecordKind; id: string; bodyId: string; measures: readonly CountedSince[] }

/** What a later domain counts of a record: an indicator, a report. The site gives them to the page. */
export type AlsoCounting = (db: Db, actor: Actor, record: AskedRecord) => Promise<CountedElsewhere[]>

export type CountedReturn = {
  id: string
  code: string
  name: string
  bodyName: string
  from: Day
  to: Day
  state: ReturnState
}

/**
 * Where one record counts: measures with their day, forms in use at its province that take them, returns that froze it, also when it was
 * withdrawn or corrected since. Throws when it is nobody's to see.
 */
export async function loadCounting(db: Db, actor: Actor, today: Day, kind: RecordKind, recordId: string) {
  const counting = await listCounting(db, kind, recordId)
  const bodyId = counting[0]?.bodyId ?? (await findRecordBody(db, kind, recordId))
  if (bodyId === undefined) return { bodyId: null, measures: [], forms: [], returns: [] }
  const body = await loadBody(db, bodyId)
  if (!may(actor, 'see statistics', { bodyId, bodyPath: body.path, placePath: body.placePath }))
    throw returnRefusals.notFound
  const ids = new Set<string>(counting.map(({ id }) => id))
  const above = sql`array(select above.id from body above where ${body.path} like above.path || '%')`
  const { rows } = await sql<CountedReturn>`
    select r.id, r.code, r.form ->> 'name' as name, coalesce(body.short_name, body.name) as "bodyName", r.from_day as "from", r.to_day as "to", r.state
    from form_return r join body on body.id = r.body_id
    where (r.body_id = any(${above}) or r.took_over && ${above})
      and ${whereMay(actor, 'see statistics', 'body')}
      and jsonb_path_exists(r.counted, '$.*.listed[*] ? (@.id == $id)', jsonb_build_object('id', ${recordId}::text))
    order by r.to_day desc, r.number desc limit 50`.execute(db)
  return {
    bodyId,
    measures: counting,
    forms: (await listForms(db, provinceIdOf(body), today)).filter(({ rows: lines }) =>
      lines.some((line) => line.split('|').some((part) => ids.has(part.trim()))),
    ),
    returns: rows,
  }
}
