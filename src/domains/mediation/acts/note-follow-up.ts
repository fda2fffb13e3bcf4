import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { caseIdField, formKeyField } from '#domains/mediation/acts/steps/case-fields.ts'
import { cameBefore, loadCaseToChange, saveCase } from '#domains/mediation/case.store.ts'
import { fulfilmentAfter, keysOf, refusals, standings } from '#domains/mediation/case.ts'
import { sealFor } from '#domains/mediation/sealed-case.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, optionalDayField, optionalLineField, versionField } from '#platform/acts/fields.ts'

/** Ghi việc thực hiện thỏa thuận: theo dõi, đôn đốc. @law 35/2013/QH13, Điều 25, 26 */
export const noteFollowUp = act({
  name: 'mediation.note-follow-up',
  may: 'mediate',
  parse: z.object({
    caseId: caseIdField(),
    formKey: formKeyField(),
    version: versionField(),
    day: dayField('ngày'),
    standing: z.enum(keysOf(standings), { error: 'Hãy chọn việc thực hiện đến đâu.' }),
    lookAgainOn: optionalDayField('ngày hẹn xem lại'),
    note: optionalLineField('điều phát sinh', 2000),
  }).parse,
  async run({ tx, actor, now, today, house, audit }, input) {
    const { caseId, formKey, version, day, standing, lookAgainOn, note } = input
    const one = await loadCaseToChange(tx, actor, today, caseId)
    if (await cameBefore(tx, 'mediation_follow_up', formKey)) return one
    if (one.version !== version) throw refusals.changedMeanwhile
    if (one.outcome !== 'reached') throw refusals.notReached
    if (day < one.endedOn! || day > today) throw refusals.dayOrder
    if (lookAgainOn !== null && lookAgainOn <= day) throw refusals.lookAgainBefore
    const later = await tx
      .selectFrom('mediation_follow_up')
      .select('id')
      .where('case_id', '=', caseId)
      .where('day', '>', day)
      .executeTakeFirst()
    await tx
      .insertInto('mediation_follow_up')
      .values({
        id: newId(now.getTime()),
        case_id: caseId,
        day,
        standing,
        sealed: sealFor(house.secretKey, 'note', caseId, { note }),
        form_key: formKey,
        noted_by: personIdOf(actor),
      })
      .execute()
    // what is known now is what was seen last, not what was written last
    const fulfilment = later === undefined ? fulfilmentAfter(standing) : one.fulfilment
    const looks = later === undefined ? (fulfilment === 'watching' ? lookAgainOn : null) : one.lookAgainOn
    await saveCase(tx, { ...one, fulfilment, lookAgainOn: looks })
    audit({
      subjectKind: 'mediation-case',
      subjectId: caseId,
      bodyId: one.bodyId,
      after: { day, standing, fulfilment },
    })
    return one
  },
})
