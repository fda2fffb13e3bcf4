import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { caseIdField, formKeyField } from '#domains/mediation/acts/steps/case-fields.ts'
import { tellOffice } from '#domains/mediation/acts/steps/tell-office.ts'
import { loadCaseToTell } from '#domains/mediation/case.store.ts'
import { escalationKinds, keysOf, refuseDay } from '#domains/mediation/case.ts'
import { sealFor } from '#domains/mediation/sealed-case.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, textField } from '#platform/acts/fields.ts'
import type { Tx } from '#platform/database/database.ts'

/** Báo ngay tổ trưởng và UBND: danger to life or order, or signs of an offence; both are told by mail at once; `told` is how many others could be written to. @law 35/2013/QH13, Điều 10 khoản 4 và 5 */
export const escalate = act({
  name: 'mediation.escalate',
  may: 'mediate',
  parse: z.object({
    caseId: caseIdField(),
    formKey: formKeyField(),
    kind: z.enum(keysOf(escalationKinds), { error: 'Hãy chọn việc phải báo.' }),
    foundOn: dayField('ngày thấy'),
    note: textField('điều đã thấy', 1, 3000),
  }).parse,
  async run({ tx, actor, now, today, house, audit }, { caseId, formKey, kind, foundOn, note }) {
    const one = await loadCaseToTell(tx, actor, today, caseId)
    const telling = { one, by: personIdOf(actor), publicUrl: house.publicUrl, today, now }
    const sent = await findSent(tx, formKey)
    if (sent !== undefined) return { ...one, told: await tellOffice(tx, { ...telling, escalationId: sent }) }
    refuseDay(one, foundOn, today)
    const id = newId(now.getTime())
    await tx
      .insertInto('mediation_escalation')
      .values({
        id,
        case_id: caseId,
        kind,
        found_on: foundOn,
        sealed: sealFor(house.secretKey, 'note', caseId, { note }),
        reported_on: null,
        reported_to: null,
        handled_on: null,
        handled_by: null,
        handled_sealed: null,
        form_key: formKey,
        noted_by: personIdOf(actor),
      })
      .execute()
    const told = await tellOffice(tx, { ...telling, escalationId: id })
    audit({
      subjectKind: 'mediation-case',
      subjectId: caseId,
      bodyId: one.bodyId,
      after: { escalation: kind, foundOn },
    })
    return { ...one, told }
  },
})

/** The danger that a form told of when it came before. */
async function findSent(tx: Tx, formKey: string | null): Promise<string | undefined> {
  if (formKey === null) return undefined
  const row = await tx
    .selectFrom('mediation_escalation')
    .select('id')
    .where('form_key', '=', formKey)
    .executeTakeFirst()
  return row?.id
}
