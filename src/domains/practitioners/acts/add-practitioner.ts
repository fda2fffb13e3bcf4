import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { factsFrom } from '#domains/practitioners/acts/steps/facts-from.ts'
import { loadDeciding } from '#domains/practitioners/deciding.queries.ts'
import { savePractitioner } from '#domains/practitioners/practitioner.store.ts'
import { type Practitioner, refusals } from '#domains/practitioners/practitioner.ts'
import { practitionerFields } from '#domains/practitioners/practitioner-fields.ts'
import { kindOf } from '#domains/practitioners/practitioner-kind.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField } from '#platform/acts/fields.ts'

/** Ghi một người, tổ chức vào danh sách. Whom nobody has to recognise is active at once; the others wait for a decision. */
export const addPractitioner = act({
  name: 'practitioners.add-practitioner',
  may: 'keep practitioners',
  parse: z.object({
    bodyId: idField('Hãy chọn cơ quan.'),
    askedOn: dayField('ngày nhận đề nghị, danh sách'),
    ...practitionerFields,
  }).parse,
  async run({ tx, house, actor, now, today, audit }, { bodyId, askedOn, phone, ...typed }): Promise<Practitioner> {
    if (askedOn > today) throw refusals.dayAhead
    const kind = kindOf(typed.kind)
    await loadDeciding(tx, actor, 'keep practitioners', { bodyId, level: kind.level, day: askedOn })
    const id = newId(now.getTime())
    const waits = kind.level !== null
    const practitioner: Practitioner = {
      id,
      bodyId,
      ...factsFrom(typed, phone, { house, id, today }),
      state: waits ? 'proposed' : 'recognised',
      asked: waits ? 'recognise' : null,
      askedOn: waits ? askedOn : null,
      askedGround: null,
      sinceDay: waits ? null : askedOn,
      termTo: null,
      endedOn: null,
      version: 0,
    }
    await savePractitioner(tx, practitioner, { personId: personIdOf(actor), at: now })
    const { kind: kindId, name, state } = practitioner
    audit({ subjectKind: 'practitioner', subjectId: id, bodyId, after: { kind: kindId, name, state, askedOn } })
    return practitioner
  },
})
