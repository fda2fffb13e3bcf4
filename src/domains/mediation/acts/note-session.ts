import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { caseIdField, formKeyField } from '#domains/mediation/acts/steps/case-fields.ts'
import { tickField } from '#domains/mediation/acts/steps/team-fields.ts'
import { cameBefore, loadCaseToChange, saveCase } from '#domains/mediation/case.store.ts'
import { refuseDay, refuseUnlessGoingOn } from '#domains/mediation/case.ts'
import { sealFor } from '#domains/mediation/sealed-case.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, optionalLineField, textField } from '#platform/acts/fields.ts'

/** Ghi một buổi hòa giải: the first one begins the case. @law 35/2013/QH13, Điều 20, 21 */
export const noteSession = act({
  name: 'mediation.note-session',
  may: 'mediate',
  parse: z.object({
    caseId: caseIdField(),
    formKey: formKeyField(),
    heldOn: dayField('ngày hòa giải'),
    isOpen: tickField(),
    place: optionalLineField('địa điểm', 300),
    came: optionalLineField('người có mặt, người được mời', 1000),
    what: textField('diễn biến', 1, 6000),
  }).parse,
  async run({ tx, actor, now, today, house, audit }, { caseId, formKey, heldOn, isOpen, ...words }) {
    const one = await loadCaseToChange(tx, actor, today, caseId)
    if (await cameBefore(tx, 'mediation_session', formKey)) return one
    refuseUnlessGoingOn(one)
    refuseDay(one, heldOn, today)
    const id = newId(now.getTime())
    await tx
      .insertInto('mediation_session')
      .values({
        id,
        case_id: caseId,
        held_on: heldOn,
        is_open: isOpen,
        sealed: sealFor(house.secretKey, 'session', caseId, words),
        form_key: formKey,
        noted_by: personIdOf(actor),
        noted_at: now,
      })
      .execute()
    const begunOn = one.begunOn === null || heldOn < one.begunOn ? heldOn : one.begunOn
    await saveCase(tx, { ...one, begunOn, state: 'in-progress' })
    audit({
      subjectKind: 'mediation-case',
      subjectId: caseId,
      bodyId: one.bodyId,
      after: { sessionId: id, heldOn, isOpen },
    })
    return one
  },
})
