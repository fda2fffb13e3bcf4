import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { loadAssessment } from '#domains/standard/assessment.store.ts'
import { postingRefusals } from '#domains/standard/posting.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { dayField, idField, lineField, optionalWholeNumberField } from '#platform/acts/fields.ts'

/** Ghi một lần niêm yết: where, from when to when, by radio how often. */
export const notePosting = act({
  name: 'standard.note-posting',
  may: 'assess standard',
  parse: z.object({
    assessmentId: idField(),
    channel: z.enum(['office', 'hall', 'portal', 'radio'], { error: 'Hãy chọn nơi niêm yết.' }),
    fromDay: dayField('ngày bắt đầu'),
    toDay: dayField('ngày kết thúc'),
    times: optionalWholeNumberField('số lần phát'),
    place: lineField('nơi niêm yết', 300),
  }).parse,
  async run({ tx, actor, now, audit }, typed) {
    const assessment = await loadAssessment(tx, actor, 'assess standard', typed.assessmentId)
    if (typed.fromDay > typed.toDay) throw postingRefusals.reversed
    const isRadio = typed.channel === 'radio'
    if (isRadio && (typed.times === null || typed.times < 1 || typed.times > 500))
      throw new FormRefusal({ times: 'Hãy ghi số lần phát, từ 1 đến 500.' })
    await tx
      .insertInto('standard_posting')
      .values({
        id: newId(now.getTime()),
        assessment_id: assessment.id,
        channel: typed.channel,
        from_day: typed.fromDay,
        to_day: typed.toDay,
        times: isRadio ? typed.times : null,
        place: typed.place,
        noted_by: personIdOf(actor),
        noted_at: now,
      })
      .execute()
    const { channel, fromDay, toDay } = typed
    audit({
      subjectKind: 'standard-assessment',
      subjectId: assessment.id,
      bodyId: assessment.bodyId,
      after: { posted: channel, fromDay, toDay },
    })
    return assessment
  },
})
