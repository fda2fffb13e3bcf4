import { type Selectable, type SqlBool, sql } from 'kysely'
import { type RuleChange, refusals } from '#domains/standard/rule-change.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'
import type { Tables } from '#platform/database/tables.ts'
import { refusals as permissionRefusals, whereMay } from '#platform/permission/permission.ts'

/** Whether somebody keeps the rules of a province: at a body of the province itself, never at one of a commune. */
export async function requireKeeper(db: Db, actor: Actor, provinceId: string): Promise<void> {
  const { rows } = await sql`
    select 1 from body where place_id = ${provinceId} and kind = 'ubnd' and to_day is null
      and ${whereMay(actor, 'keep standard rules', 'body') as ReturnType<typeof sql<SqlBool>>} limit 1`.execute(db)
  if (rows.length === 0) throw permissionRefusals.notFound
}

/** The batch of a province that is not approved yet, if there is one. */
export async function findOpenChange(db: Db, provinceId: string, ruleSetId: string): Promise<RuleChange | undefined> {
  const row = await db
    .selectFrom('standard_rule_change')
    .selectAll()
    .where('province_id', '=', provinceId)
    .where('rule_set', '=', ruleSetId)
    .where('state', '<>', 'approved')
    .executeTakeFirst()
  return row && changeOf(row)
}

/** To change it; refused when another version was shown. */
export async function loadOpenChange(
  tx: Tx,
  actor: Actor,
  form: { provinceId: string; ruleSetId: string; version: number },
): Promise<RuleChange> {
  await requireKeeper(tx, actor, form.provinceId)
  const found = await findOpenChange(tx, form.provinceId, form.ruleSetId)
  if (found === undefined) throw refusals.notFound
  await lockRow(tx, 'standard_rule_change', found.id)
  const change = await findOpenChange(tx, form.provinceId, form.ruleSetId)
  if (change === undefined || change.version !== form.version) throw refusals.changedMeanwhile
  return change
}

/** A new empty batch; refused when the province has an open one, one that was made at the same moment too. */
export async function addRuleChange(tx: Tx, { id, provinceId, ruleSetId, writerIds }: RuleChange): Promise<void> {
  const added = await tx
    .insertInto('standard_rule_change')
    .values({
      id,
      province_id: provinceId,
      rule_set: ruleSetId,
      state: 'draft',
      rows: json([]),
      writer_ids: writerIds,
      returned_why: '',
      approved_by: null,
      approved_at: null,
      number: null,
      version: 0,
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added === undefined) throw refusals.oneDraft
}

export async function saveRuleChange(tx: Tx, change: RuleChange, now: Date): Promise<void> {
  const row = {
    state: change.state,
    rows: json(change.rows),
    writer_ids: change.writerIds,
    returned_why: change.returnedWhy,
    approved_by: change.approvedBy,
    approved_at: change.approvedBy === null ? null : now,
    number: change.number,
    version: change.version,
  }
  await tx
    .insertInto('standard_rule_change')
    .values({ id: change.id, province_id: change.provinceId, rule_set: change.ruleSetId, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

/** The next version of a province for a rule set. */
export async function nextNumber(tx: Tx, provinceId: string, ruleSetId: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select coalesce(max(number), 0)::int + 1 as number from standard_rule_change
    where province_id = ${provinceId} and rule_set = ${ruleSetId}`.execute(tx)
  return rows[0]!.number
}

export function changeOf(row: Selectable<Tables['standard_rule_change']>): RuleChange {
  return {
    id: row.id,
    provinceId: row.province_id,
    ruleSetId: row.rule_set,
    state: row.state,
    rows: row.rows,
    writerIds: row.writer_ids,
    returnedWhy: row.returned_why,
    approvedBy: row.approved_by,
    number: row.number,
    version: row.version,
  }
}
