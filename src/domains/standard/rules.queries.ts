import { type SqlBool, sql } from 'kysely'
import { standing } from '#domains/standard/lay-over.ts'
import { changeOf } from '#domains/standard/rule-change.store.ts'
import type { RuleChange } from '#domains/standard/rule-change.ts'
import type { RuleRow } from '#domains/standard/rule-row.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

const provincesMax = 63

/** Provinces whose rules somebody keeps. */
export async function listKeptProvinces(db: Db, actor: Actor): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct place.id, place.full_name as name, place.sort_key from place join body on body.place_id = place.id
    where place.parent_id is null and body.kind = 'ubnd' and body.to_day is null
      and ${whereMay(actor, 'keep standard rules', 'body') as ReturnType<typeof sql<SqlBool>>}
    order by place.sort_key limit ${provincesMax}`.execute(db)
  return rows.map(({ id, name }) => ({ id, name }))
}

export type ChangeLine = RuleChange & { writers: string[]; approvedByName: string | null; approvedAt: Date | null }

/** Batches of a province for a rule set: the open one first, then the latest version. */
export async function listRuleChanges(db: Db, provinceId: string, ruleSetId: string): Promise<ChangeLine[]> {
  const rows = await db
    .selectFrom('standard_rule_change')
    .leftJoin('person', 'person.id', 'standard_rule_change.approved_by')
    .selectAll('standard_rule_change')
    .select('person.name as approvedByName')
    .select(
      sql<
        string[]
      >`(select array_agg(writer.name order by writer.name) from person writer where writer.id = any(standard_rule_change.writer_ids))`.as(
        'writers',
      ),
    )
    .where('province_id', '=', provinceId)
    .where('rule_set', '=', ruleSetId)
    .orderBy(sql`number desc nulls first`)
    .limit(100)
    .execute()
  return rows.map((row) => ({
    ...changeOf(row),
    writers: row.writers,
    approvedByName: row.approvedByName,
    approvedAt: row.approved_at,
  }))
}

/** Values that are approved and were not taken back, the earlier first: the last one of a code can be. */
export async function listStandingRows(db: Db, provinceId: string, ruleSetId: string): Promise<RuleRow[]> {
  const changes = await db
    .selectFrom('standard_rule_change')
    .select('rows')
    .where('province_id', '=', provinceId)
    .where('rule_set', '=', ruleSetId)
    .where('state', '=', 'approved')
    .orderBy('number')
    .execute()
  return standing(changes.flatMap(({ rows }) => rows))
}
