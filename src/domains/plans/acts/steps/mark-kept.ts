import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { publishingPageSize } from '#domains/plans/public-plan.ts'
import { idField, listField, versionField } from '#platform/acts/fields.ts'
import type { Tx } from '#platform/database/database.ts'

/** A page of the form: the tasks it showed, and which are kept inside. What it neither showed nor named is not spoken of. */
export const markKeptFields = {
  planId: idField(),
  version: versionField(),
  shown: listField(publishingPageSize).pipe(z.array(idField())),
  kept: listField(publishingPageSize).pipe(z.array(idField())),
}

/**
 * Tasks that are named go to nobody outside, also where the form does not say that it showed them; the others that it showed may; all
 * else stays as it is. Makes whoever has the form open elsewhere load it anew. Answers with what of these was kept before and after, and
 * with how many tasks of the whole plan there are and go out.
 */
export async function markKept(
  tx: Tx,
  { planId, version, shown, kept }: { planId: string; version: number; shown: string[]; kept: string[] },
): Promise<{ before: string[]; after: string[]; total: number; out: number }> {
  const { rows } = await sql<{ id: string; wasKept: boolean; isKept: boolean }>`
    select id, kept_inside as "wasKept",
      case when id = any(${kept}::uuid[]) then true when id = any(${shown}::uuid[]) then false else kept_inside end as "isKept"
    from task where plan_id = ${planId} and dropped_at is null and kind = 'work' order by position, id`.execute(tx)
  const changed = rows.filter(({ wasKept, isKept }) => wasKept !== isKept).map(({ id }) => id)
  await tx
    .updateTable('task')
    .set({ kept_inside: sql<boolean>`not kept_inside` })
    .where(sql<SqlBool>`id = any(${changed}::uuid[])`)
    .execute()
  await tx
    .updateTable('plan')
    .set({ publishing_version: version + 1 })
    .where('id', '=', planId)
    .execute()
  const onPage = rows.filter(({ id }) => shown.includes(id) || kept.includes(id))
  return {
    before: onPage.filter(({ wasKept }) => wasKept).map(({ id }) => id),
    after: onPage.filter(({ isKept }) => isKept).map(({ id }) => id),
    total: rows.length,
    out: rows.filter(({ isKept }) => !isKept).length,
  }
}
