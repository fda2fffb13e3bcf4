import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { loadAssessment, lockAssessmentsOf } from '#domains/standard/assessment.store.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { dayField, idField, lineField } from '#platform/acts/fields.ts'

/** Ghi sự kiện làm mất điều kiện into the commune's register, at any time: it comes late, and is looked at again before the decision. */
export const noteStandardEvent = act({
  name: 'standard.note-event',
  may: 'note standard events',
  parse: z.object({
    assessmentId: idField(),
    role: z.enum(['party-head', 'government-head', 'officer'], { error: 'Hãy chọn chức vụ.' }),
    kind: z.enum(['discipline', 'prosecution'], { error: 'Hãy chọn hình thức.' }),
    sanction: z.enum(['reprimand', 'warning', 'demotion', 'dismissal', '']).optional(),
    inDuty: z.enum(['co', 'khong'], { error: 'Hãy chọn có trong thi hành công vụ hay không.' }),
    decision: lineField('số quyết định', 200),
    eventDay: dayField('ngày quyết định'),
  }).parse,
  async run({ tx, actor, now, today, audit }, typed) {
    const assessment = await loadAssessment(tx, actor, 'note standard events', typed.assessmentId)
    await lockAssessmentsOf(tx, assessment.placeId)
    if (typed.eventDay > today) throw new FormRefusal({ eventDay: 'Ngày quyết định không sau hôm nay.' })
    if (typed.kind === 'discipline' && !typed.sanction)
      throw new FormRefusal({ sanction: 'Hãy chọn hình thức kỷ luật.' })
    const id = newId(now.getTime())
    await tx
      .insertInto('standard_event')
      .values({
        id,
        place_id: assessment.placeId,
        body_id: assessment.bodyId,
        role: typed.role,
        kind: typed.kind,
        sanction: typed.kind === 'discipline' ? (typed.sanction as 'warning') : null,
        in_duty: typed.inDuty === 'co',
        decision: typed.decision,
        decided_on: typed.eventDay,
        entered_by: personIdOf(actor),
        entered_at: now,
        withdrawn_at: null,
        withdrawn_why: '',
      })
      .execute()
    audit({
      subjectKind: 'standard-event',
      subjectId: id,
      bodyId: assessment.bodyId,
      after: { role: typed.role, kind: typed.kind, decision: typed.decision },
    })
    return assessment
  },
})
