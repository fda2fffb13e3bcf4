import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { formKeyField } from '#domains/mediation/acts/steps/case-fields.ts'
import { tickField } from '#domains/mediation/acts/steps/team-fields.ts'
import { caseIdOf, parseWhichCase } from '#domains/mediation/acts/steps/which-case.ts'
import { cameBefore, loadCaseToChange, saveCase } from '#domains/mediation/case.store.ts'
import { ended, endReasons, keysOf, refuseDay, refuseUnlessGoingOn } from '#domains/mediation/case.ts'
import { sealFor } from '#domains/mediation/sealed-case.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { dayField, optionalLineField, textField } from '#platform/acts/fields.ts'

const fields = z.object({
  formKey: formKeyField(),
  heldOn: dayField('ngày hòa giải'),
  isOpen: tickField(),
  place: optionalLineField('địa điểm', 300),
  came: optionalLineField('người có mặt, người được mời', 1000),
  what: textField('diễn biến', 1, 6000),
  /** It ended in this very session; empty: it goes on. */
  endReason: z
    .union([z.enum(keysOf(endReasons)), z.literal('')], { error: 'Hãy chọn vì sao kết thúc, hoặc chưa kết thúc.' })
    .optional(),
  result: optionalLineField('thỏa thuận đạt được, hoặc lý do', 4000),
})

/** Ghi một buổi hòa giải: the first one begins the case. @law 35/2013/QH13, Điều 20, 21 */
export const noteSession = act({
  name: 'mediation.note-session',
  may: 'mediate',
  parse: (raw: unknown) => ({ ...fields.parse(raw), which: parseWhichCase(raw) }),
  async run({ tx, actor, now, today, house, audit }, input) {
    const { which, formKey, heldOn, isOpen, endReason = '', result, ...words } = input
    const caseId = await caseIdOf(tx, actor, today, which)
    const one = await loadCaseToChange(tx, actor, today, caseId)
    if (await cameBefore(tx, 'mediation_session', formKey)) return one
    refuseUnlessGoingOn(one)
    refuseDay(one, heldOn, today)
    if (endReason !== '' && result === '')
      throw new FormRefusal({ result: 'Kết thúc rồi thì hãy ghi thỏa thuận đạt được, hoặc lý do.' })
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
    const begun = { ...one, begunOn, state: 'in-progress' as const }
    if (endReason === '') await saveCase(tx, begun)
    else {
      const endSealed = sealFor(house.secretKey, 'note', caseId, { note: result })
      await saveCase(tx, ended(begun, { endedOn: heldOn, endReason, lookAgainOn: null }), { endSealed })
    }
    const after = { sessionId: id, heldOn, isOpen, ...(endReason !== '' && { endReason }) }
    audit({ subjectKind: 'mediation-case', subjectId: caseId, bodyId: one.bodyId, after })
    return one
  },
})
