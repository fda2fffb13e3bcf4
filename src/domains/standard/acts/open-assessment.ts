import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { yearOf } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { yearField } from '#domains/standard/acts/steps/year-field.ts'
import { addAssessment } from '#domains/standard/assessment.store.ts'
import { type Assessment, refusals } from '#domains/standard/assessment.ts'
import { assessedFrom } from '#domains/standard/rule-sets.ts'
import { loadYearRule } from '#domains/standard/year-rule.queries.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** Mở bản đánh giá of a commune for a year, one a commune and year that has begun; the rule set follows the year. */
export const openAssessment = act({
  name: 'standard.open-assessment',
  may: 'assess standard',
  parse: z.object({ bodyId: idField('Hãy chọn Ủy ban nhân dân xã, phường.'), year: yearField }).parse,
  async run({ tx, actor, now, today, audit }, { bodyId, year }): Promise<Assessment> {
    const { rows } = await sql<{ placeId: string; provinceId: string | null }>`
      select body.place_id as "placeId", place.parent_id as "provinceId" from body join place on place.id = body.place_id
      where body.id = ${bodyId} and body.kind = 'ubnd' and body.to_day is null and place.parent_id is not null
        and ${whereMay(actor, 'assess standard', 'body') as ReturnType<typeof sql<SqlBool>>}`.execute(tx)
    const found = rows[0]
    if (found === undefined || found.provinceId === null) throw refusals.noCommune
    if (year < assessedFrom) throw refusals.takenOver(assessedFrom)
    const rule = await loadYearRule(tx, found.provinceId, year)
    if (rule === undefined) throw refusals.noRules
    if (rule.kind === 'suspended') throw refusals.suspended(rule.source)
    if (year > yearOf(today)) throw refusals.notBegun(year)
    const assessment: Assessment = {
      id: newId(now.getTime()),
      placeId: found.placeId,
      provinceId: found.provinceId,
      bodyId,
      year,
      ruleSetId: rule.ruleSet.id,
      state: 'preparing',
      returnedWhy: '',
      returnedAt: null,
      excludedGround: null,
      excludedWhy: '',
      submittedBy: null,
      submittedAt: null,
      frozen: null,
      appraisedBy: null,
      appraisalNote: '',
      decidedBy: null,
      outcome: null,
      decisionNumber: '',
      decidedOn: null,
      decisionWhy: '',
      version: 0,
    }
    await addAssessment(tx, assessment)
    audit({
      subjectKind: 'standard-assessment',
      subjectId: assessment.id,
      bodyId,
      after: { year, rules: rule.ruleSet.id },
    })
    return assessment
  },
})
