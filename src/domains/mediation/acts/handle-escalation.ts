import { z } from 'zod'
import { caseIdField } from '#domains/mediation/acts/steps/case-fields.ts'
import { loadCaseToTell } from '#domains/mediation/case.store.ts'
import { refusals } from '#domains/mediation/case.ts'
import { sealFor } from '#domains/mediation/sealed-case.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, textField } from '#platform/acts/fields.ts'

/** Ghi xã, phường đã xử lý việc phải báo ngay: until then it stands first in every list. What was done stands sealed. @law 35/2013/QH13, Điều 10 khoản 4 và 5 */
export const handleEscalation = act({
  name: 'mediation.handle-escalation',
  may: 'run mediation',
  parse: z.object({
    caseId: caseIdField(),
    escalationId: idField(),
    handledOn: dayField('ngày xử lý'),
    handledNote: textField('đã làm gì', 1, 3000),
  }).parse,
  async run({ tx, actor, today, house, audit }, { caseId, escalationId, handledOn, handledNote }) {
    const one = await loadCaseToTell(tx, actor, today, caseId)
    if (!one.mayHandle) throw refusals.notFound
    const row = await tx
      .selectFrom('mediation_escalation')
      .select(['found_on', 'handled_on'])
      .where('id', '=', escalationId)
      .where('case_id', '=', caseId)
      .executeTakeFirst()
    if (row === undefined) throw refusals.noEscalation
    if (row.handled_on !== null) throw refusals.handled
    if (handledOn < row.found_on || handledOn > today) throw refusals.dayOrder
    await tx
      .updateTable('mediation_escalation')
      .set({
        handled_on: handledOn,
        handled_by: personIdOf(actor),
        handled_sealed: sealFor(house.secretKey, 'note', caseId, { note: handledNote }),
      })
      .where('id', '=', escalationId)
      .execute()
    audit({ subjectKind: 'mediation-case', subjectId: caseId, bodyId: one.bodyId, after: { escalationId, handledOn } })
    return one
  },
})
