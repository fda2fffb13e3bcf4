import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { loadAssessment } from '#domains/standard/assessment.store.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { dayField, idField, lineField, textField } from '#platform/acts/fields.ts'

/** Ghi ý kiến của tổ chức, cá nhân on what was posted; who said it in a few general words. */
export const noteComment = act({
  name: 'standard.note-comment',
  may: 'assess standard',
  parse: z.object({
    assessmentId: idField(),
    saidBy: lineField('ai góp ý', 150),
    saidOn: dayField('ngày góp ý'),
    words: textField('nội dung góp ý', 5, 2000),
  }).parse,
  async run({ tx, actor, now, today, audit }, typed) {
    const assessment = await loadAssessment(tx, actor, 'assess standard', typed.assessmentId)
    if (typed.saidOn > today) throw new FormRefusal({ saidOn: 'Ngày góp ý không sau hôm nay.' })
    await tx
      .insertInto('standard_comment')
      .values({
        id: newId(now.getTime()),
        assessment_id: assessment.id,
        said_by: typed.saidBy,
        said_on: typed.saidOn,
        words: typed.words,
        reply: '',
        replied_by: null,
        replied_on: null,
        noted_by: personIdOf(actor),
        noted_at: now,
      })
      .execute()
    audit({
      subjectKind: 'standard-assessment',
      subjectId: assessment.id,
      bodyId: assessment.bodyId,
      after: { comment: typed.saidOn },
    })
    return assessment
  },
})
