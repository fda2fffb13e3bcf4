import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { factsFrom } from '#domains/practitioners/acts/steps/facts-from.ts'
import { loadPractitioner, savePractitioner } from '#domains/practitioners/practitioner.store.ts'
import { type Practitioner, refusals } from '#domains/practitioners/practitioner.ts'
import { practitionerFields } from '#domains/practitioners/practitioner-fields.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** Sửa thông tin trong danh sách; decisions stay as they were made. */
export const changePractitioner = act({
  name: 'practitioners.change-practitioner',
  may: 'keep practitioners',
  parse: z.object({ practitionerId: idField(), version: versionField(), ...practitionerFields }).parse,
  async run({ tx, house, actor, now, today, audit }, { practitionerId, version, phone, ...typed }) {
    await lockRow(tx, 'practitioner', practitionerId)
    const before = await loadPractitioner(tx, actor, 'keep practitioners', practitionerId)
    if (before.version !== version) throw refusals.changedMeanwhile
    if (before.state !== 'proposed' && before.kind !== typed.kind) throw refusals.kindStays
    const facts = factsFrom(typed, phone, { house, id: practitionerId, today })
    const after: Practitioner = { ...before, ...facts, version: version + 1 }
    await savePractitioner(tx, after, { personId: personIdOf(actor), at: now })
    audit({
      subjectKind: 'practitioner',
      subjectId: practitionerId,
      bodyId: before.bodyId,
      before: shown(before),
      after: shown(after),
    })
    return after
  },
})

/** Of a telephone the audit says only whether there is one. */
function shown({ sealedPhone, ...rest }: Practitioner) {
  return { ...rest, hasPhone: sealedPhone !== null }
}
