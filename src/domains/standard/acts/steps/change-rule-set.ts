import { sql } from 'kysely'
import type { Assessment } from '#domains/standard/assessment.ts'
import type { RuleSet } from '#domains/standard/rule-set.ts'
import { loadRuleSet } from '#domains/standard/rule-sets.ts'
import type { ActContext } from '#platform/acts/act.ts'
import type { Tx } from '#platform/database/database.ts'

/**
 * An assessment that is being prepared goes over to another rule set. Its codes mean something else there, so what was done is set aside
 * whole, and what was once set aside of the new set comes back; every signature is given anew. The assessment says so, and the audit
 * keeps both sides.
 */
export async function changeRuleSet(
  { tx, now, audit }: ActContext,
  assessment: Assessment,
  to: RuleSet,
): Promise<Assessment> {
  const { id, ruleSetId } = assessment
  const kept = await setAside(tx, assessment, now)
  const restored = await bringBack(tx, id, to.id)
  const said = saysOf({ assessment, to, kept, restored })
  // what the province had asked for before is still asked for
  const returnedWhy = assessment.returnedWhy === '' ? said : `${said} Trước đó: ${assessment.returnedWhy}`
  const version = assessment.version + 1
  await tx
    .updateTable('standard_assessment')
    .set({ rule_set: to.id, returned_why: returnedWhy, returned_at: now, version })
    .where('id', '=', id)
    .execute()
  audit({
    subjectKind: 'standard-assessment',
    subjectId: id,
    bodyId: assessment.bodyId,
    before: { rules: ruleSetId, returnedWhy: assessment.returnedWhy, ...kept },
    after: { rules: to.id, returnedWhy, ...restored },
  })
  return { ...assessment, ruleSetId: to.id, returnedWhy, returnedAt: now, version }
}

type Done = { signed: number; figures: number; documents: number }

async function setAside(tx: Tx, { id, ruleSetId }: Assessment, now: Date): Promise<Done> {
  const { rows } = await sql<Done>`
    insert into standard_set_aside (assessment_id, rule_set, set_aside_at, indicators, figures, evidence_ids)
    values (${id}, ${ruleSetId}, ${now},
      (select coalesce(jsonb_agg(to_jsonb(i)), '[]') from standard_indicator i where i.assessment_id = ${id}),
      (select coalesce(jsonb_agg(to_jsonb(v)), '[]') from standard_value v where v.assessment_id = ${id}),
      (select coalesce(array_agg(e.id), '{}') from standard_evidence e where e.assessment_id = ${id} and e.removed_at is null))
    returning (select count(*)::int from jsonb_array_elements(indicators) one where one->>'self' is not null) as signed,
      jsonb_array_length(figures) as figures, cardinality(evidence_ids) as documents`.execute(tx)
  await sql`delete from standard_indicator where assessment_id = ${id}`.execute(tx)
  await sql`delete from standard_value where assessment_id = ${id}`.execute(tx)
  await sql`update standard_evidence set removed_at = ${now} where assessment_id = ${id} and removed_at is null`.execute(
    tx,
  )
  return rows[0]!
}

/** Owners, days, figures and documents as they were; signatures are not. */
async function bringBack(tx: Tx, id: string, ruleSetId: string): Promise<Omit<Done, 'signed'>> {
  const aside = await tx
    .selectFrom('standard_set_aside')
    .selectAll()
    .where('assessment_id', '=', id)
    .where('rule_set', '=', ruleSetId)
    .executeTakeFirst()
  if (aside === undefined) return { figures: 0, documents: 0 }
  const unsigned = { self: null, self_points: null, signed_by: null, signed_at: null }
  await insertKept(
    tx,
    'standard_indicator',
    aside.indicators.map((row) => ({ ...row, ...unsigned })),
  )
  await insertKept(tx, 'standard_value', aside.figures)
  const { numUpdatedRows } = await tx
    .updateTable('standard_evidence')
    .set({ removed_at: null })
    .where('assessment_id', '=', id)
    .where('id', '=', sql<string>`any(${aside.evidence_ids}::uuid[])`)
    .executeTakeFirst()
  await tx.deleteFrom('standard_set_aside').where('assessment_id', '=', id).where('rule_set', '=', ruleSetId).execute()
  return { figures: aside.figures.length, documents: Number(numUpdatedRows) }
}

/** By the columns that the rows had when they were kept: one that the table got since takes its default. */
async function insertKept(tx: Tx, name: 'standard_indicator' | 'standard_value', rows: readonly object[]) {
  if (rows.length === 0) return
  const [table, columns] = [sql.table(name), sql.join(Object.keys(rows[0]!).map((column) => sql.ref(column)))]
  await sql`insert into ${table} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
}

function saysOf({
  assessment: { year, ruleSetId },
  to,
  kept,
  restored,
}: {
  assessment: Assessment
  to: RuleSet
  kept: Done
  restored: Omit<Done, 'signed'>
}): string {
  const before = numberOf(loadRuleSet(ruleSetId))
  return [
    `Năm ${year} nay đánh giá theo ${numberOf(to)}, không theo ${before} nữa: mọi chỉ tiêu phải ký lại.`,
    ...(kept.signed + kept.figures + kept.documents === 0
      ? []
      : [
          `Việc đã làm theo ${before} (${kept.signed} chỉ tiêu đã ký, ${kept.figures} số liệu, ${kept.documents} tài liệu) được giữ nguyên và trở lại nếu năm này lại đánh giá theo văn bản ấy.`,
        ]),
    ...(restored.figures + restored.documents === 0
      ? []
      : [
          `Việc đã làm trước đây theo ${numberOf(to)} đã trở lại: ${restored.figures} số liệu, ${restored.documents} tài liệu.`,
        ]),
  ].join(' ')
}

const numberOf = ({ basis }: RuleSet) => basis[0]!.number
