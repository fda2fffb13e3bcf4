import { sql } from 'kysely'
import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { requirePast } from '#domains/standard/acts/steps/require-past.ts'
import { type PastResult, pastRefusals } from '#domains/standard/past-result.ts'
import { loadPastToChange } from '#domains/standard/past-results.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Duyệt bảng kết quả các năm trước, by somebody who did not enter it: from now on everybody sees it. What it replaces stays in the audit. */
export const approvePastResults = act({
  name: 'standard.approve-past-results',
  may: 'keep standard rules',
  parse: z.object({ provinceId: z.string().max(20), tableId: idField() }).parse,
  async run({ tx, actor, now, audit }, { provinceId, tableId }): Promise<{ count: number }> {
    const personId = personIdOf(actor)
    const { results, writtenBy } = await loadPastToChange(tx, actor, { provinceId, tableId })
    if (writtenBy === personId) throw pastRefusals.ownTable
    await requirePast(tx, provinceId, results)
    const { rows: standing } = await sql<PastResult>`
      select place_id as "placeId", year, outcome, decision_number as "decisionNumber", decided_on as "decidedOn", total, note
      from standard_past_result where place_id = any(${results.map(({ placeId }) => placeId)}::text[])`.execute(tx)
    const replaced = standing.filter((before) => results.some((one) => isSame(one, before)))
    for (const one of results) {
      const row = {
        province_id: provinceId,
        outcome: one.outcome,
        decision_number: one.decisionNumber,
        decided_on: one.decidedOn,
        total: one.total,
        note: one.note,
        imported_by: writtenBy,
        imported_at: now,
        approved_by: personId,
      }
      await tx
        .insertInto('standard_past_result')
        .values({ place_id: one.placeId, year: one.year, ...row })
        .onConflict((on) => on.columns(['place_id', 'year']).doUpdateSet(row))
        .execute()
    }
    await tx.deleteFrom('standard_past_waiting').where('province_id', '=', provinceId).execute()
    audit({
      subjectKind: 'standard-rules',
      subjectId: provinceId,
      bodyId: actor.bodyId,
      before: { pastResults: replaced },
      after: { pastResults: results },
    })
    return { count: results.length }
  },
})

const isSame = (one: PastResult, other: PastResult) => one.placeId === other.placeId && one.year === other.year
