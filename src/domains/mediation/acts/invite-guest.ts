import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { caseIdField, formKeyField } from '#domains/mediation/acts/steps/case-fields.ts'
import { tickField } from '#domains/mediation/acts/steps/team-fields.ts'
import { cameBefore, loadCaseToChange } from '#domains/mediation/case.store.ts'
import { refuseDay } from '#domains/mediation/case.ts'
import { refuseUnlessOpen, refusals as together } from '#domains/mediation/case-together.ts'
import { sealFor } from '#domains/mediation/sealed-case.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, lineField } from '#platform/acts/fields.ts'

/** Ghi người được mời tham gia hòa giải, sealed with the parties: who they are would tell who quarrels. @law 35/2013/QH13, Điều 19 */
export const inviteGuest = act({
  name: 'mediation.invite-guest',
  may: 'mediate',
  parse: z.object({
    caseId: caseIdField(),
    formKey: formKeyField(),
    name: lineField('họ tên người được mời', 160),
    role: lineField('vai trò', 200),
    consentAsked: tickField(),
    invitedOn: dayField('ngày mời'),
  }).parse,
  async run({ tx, actor, now, today, house, audit }, input) {
    const { caseId, formKey, name, role, consentAsked, invitedOn } = input
    const one = await loadCaseToChange(tx, actor, today, caseId)
    if (await cameBefore(tx, 'mediation_guest', formKey)) return one
    refuseUnlessOpen(one)
    refuseDay(one, invitedOn, today)
    if (!consentAsked) throw together.noConsent
    const id = newId(now.getTime())
    const sealed = sealFor(house.secretKey, 'guest', caseId, { name, role })
    await tx
      .insertInto('mediation_guest')
      .values({ id, case_id: caseId, invited_on: invitedOn, sealed, form_key: formKey, noted_by: personIdOf(actor) })
      .execute()
    audit({ subjectKind: 'mediation-case', subjectId: caseId, bodyId: one.bodyId, after: { guestId: id, invitedOn } })
    return one
  },
})
