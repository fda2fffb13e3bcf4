import { type SqlBool, sql } from 'kysely'
import { listOfProvince } from '#domains/standard/assessments.queries.ts'
import type { Judgment } from '#domains/standard/judge.ts'
import { judge } from '#domains/standard/judge.ts'
import { loadJudgeInputs, loadProvinceRules } from '#domains/standard/judging.queries.ts'
import { changeOf } from '#domains/standard/rule-change.store.ts'
import type { RuleChange } from '#domains/standard/rule-change.ts'
import type { RuleSet } from '#domains/standard/rule-set.ts'
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

export type PreviewLine = {
  id: string
  placeName: string
  year: number
  before: Judgment['outcome']
  after: Judgment['outcome']
}

/** What a batch would make of every assessment of the province by this rule set, in whatever year. */
export async function previewChange(
  db: Db,
  change: Pick<RuleChange, 'provinceId' | 'ruleSetId' | 'rows' | 'number'>,
): Promise<PreviewLine[]> {
  const { provinceId, ruleSetId } = change
  const lines = await listOfProvince(db, provinceId, ruleSetId)
  const inputs = await loadJudgeInputs(db, lines)
  const rules = new Map<number, { before: RuleSet; after: RuleSet }>()
  for (const year of new Set(lines.map((line) => line.year)))
    rules.set(year, {
      before: (await loadProvinceRules(db, provinceId, ruleSetId, { year })).ruleSet,
      after: (await loadProvinceRules(db, provinceId, ruleSetId, { year, draft: [change] })).ruleSet,
    })
  return lines.map(({ id, placeName, year }) => ({
    id,
    placeName,
    year,
    before: judge(rules.get(year)!.before, inputs.get(id)!).outcome,
    after: judge(rules.get(year)!.after, inputs.get(id)!).outcome,
  }))
}
