import { sql } from 'kysely'
import type { Form } from '#domains/statistics/forms/form.ts'
import type { Asking } from '#domains/statistics/returns/asking.ts'
import { countedOnce, inCellsOf, type Signed, type SignedPart } from '#domains/statistics/returns/roll-up.ts'
import type { Db } from '#platform/database/database.ts'

/**
 * What each body sent last, as it was signed and each record once; in the order of names, in the cells of the form of this asking.
 * `alsoIds`: askings that are added up with it.
 */
export async function listSigned(
  db: Db,
  { id, form }: Pick<Asking, 'id' | 'form'>,
  alsoIds: readonly string[] = [],
): Promise<SignedPart[]> {
  const counted = sql`(select jsonb_object_agg(cell.key, cell.value -> 'value') from jsonb_each(r.counted) cell)`
  const { rows } = await sql<Signed & { otherForm: Form | null }>`
    select r.id as "returnId", r.body_id as "bodyId", coalesce(body.short_name, body.name) as "bodyName", r.took_over as "tookOver", r.cells, r.typed, r.rolled is not null as "isSum",
      coalesce(case when r.typed <> '{}' then ${counted} end, '{}') as counted,
      nullif(r.form, ${JSON.stringify(form)}::jsonb) as "otherForm"
    from (select distinct on (body_id) return_id from form_submission where asking_id = any(${[id, ...alsoIds]}::uuid[])
      order by body_id, sent_at desc, id desc) latest join form_return r on r.id = latest.return_id join body on body.id = r.body_id
    order by body.sort_key, body.id`.execute(db)
  return countedOnce(
    form,
    rows.map(({ otherForm, ...one }) => (otherForm === null ? one : inCellsOf(form, otherForm, one))),
  )
}
