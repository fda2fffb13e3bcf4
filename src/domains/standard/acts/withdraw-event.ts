import { z } from 'zod'
import { loadAssessment, lockAssessmentsOf } from '#domains/standard/assessment.store.ts'
import { refusals } from '#domains/standard/assessment.ts'
import { act } from '#platform/acts/act.ts'
import { idField, textField } from '#platform/acts/fields.ts'

/** Rút một sự kiện ghi nhầm, by the province, with a reason; the row stays. */
export const withdrawStandardEvent = act({
  name: 'standard.withdraw-event',
  may: 'appraise standard',
  parse: z.object({ assessmentId: idField(), eventId: idField(), why: textField('lý do rút', 10, 500) }).parse,
  async run({ tx, actor, now, audit }, typed) {
    const assessment = await loadAssessment(tx, actor, 'appraise standard', typed.assessmentId)
    await lockAssessmentsOf(tx, assessment.placeId)
    const { numUpdatedRows } = await tx
      .updateTable('standard_event')
      .set({ withdrawn_at: now, withdrawn_why: typed.why })
      .where('id', '=', typed.eventId)
      .where('place_id', '=', assessment.placeId)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw refusals.notFound
    audit({
      subjectKind: 'standard-event',
      subjectId: typed.eventId,
      bodyId: assessment.bodyId,
      after: { withdrawn: typed.why },
    })
    return assessment
  },
})
