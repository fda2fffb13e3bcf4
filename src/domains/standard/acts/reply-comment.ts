import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { loadAssessment } from '#domains/standard/assessment.store.ts'
import { postingRefusals } from '#domains/standard/posting.ts'
import { act } from '#platform/acts/act.ts'
import { idField, textField } from '#platform/acts/fields.ts'

/** Tiếp thu, giải trình một ý kiến, once. */
export const replyComment = act({
  name: 'standard.reply-comment',
  may: 'assess standard',
  parse: z.object({ assessmentId: idField(), commentId: idField(), reply: textField('tiếp thu, giải trình', 10, 2000) })
    .parse,
  async run({ tx, actor, today, audit }, typed) {
    const assessment = await loadAssessment(tx, actor, 'assess standard', typed.assessmentId)
    const { numUpdatedRows } = await tx
      .updateTable('standard_comment')
      .set({ reply: typed.reply, replied_by: personIdOf(actor), replied_on: today })
      .where('id', '=', typed.commentId)
      .where('assessment_id', '=', assessment.id)
      .where('reply', '=', '')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw postingRefusals.replied
    audit({
      subjectKind: 'standard-assessment',
      subjectId: assessment.id,
      bodyId: assessment.bodyId,
      after: { replied: typed.commentId },
    })
    return assessment
  },
})
