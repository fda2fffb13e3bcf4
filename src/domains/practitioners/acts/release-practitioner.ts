import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { addDecision, loadPractitioner, savePractitioner } from '#domains/practitioners/practitioner.store.ts'
import { type Practitioner, refusals } from '#domains/practitioners/practitioner.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { dayField, idField, lineField, versionField } from '#platform/acts/fields.ts'

/** Ghi quyết định miễn nhiệm, cho thôi: from then on they are no speaker or communicator, and stand in no public list. */
export const releasePractitioner = act({
  name: 'practitioners.release-practitioner',
  may: 'recognise practitioners',
  parse: z.object({
    practitionerId: idField(),
    version: versionField(),
    number: lineField('số quyết định', 60),
    day: dayField('ngày quyết định'),
    decidedBy: lineField('người ký quyết định', 200),
  }).parse,
  async run({ tx, actor, now, today, audit }, { practitionerId, version, number, day, decidedBy }) {
    await lockRow(tx, 'practitioner', practitionerId)
    const before = await loadPractitioner(tx, actor, 'recognise practitioners', practitionerId)
    if (before.version !== version) throw refusals.changedMeanwhile
    if (before.asked !== 'release') throw refusals.notAsked
    if (day > today) throw refusals.dayAhead
    if (day < before.askedOn!) throw refusals.dayBeforeAsked
    const by = { personId: personIdOf(actor), at: now }
    const after: Practitioner = {
      ...before,
      state: 'ended',
      endedOn: day,
      asked: null,
      askedOn: null,
      askedGround: null,
      version: version + 1,
    }
    await savePractitioner(tx, after, by)
    const decision = {
      kind: 'release' as const,
      number,
      day,
      decidedBy,
      ground: before.askedGround,
      askedOn: before.askedOn!,
    }
    await addDecision(tx, { id: newId(now.getTime()), practitionerId, ...decision }, by)
    audit({ subjectKind: 'practitioner', subjectId: practitionerId, bodyId: before.bodyId, after: decision })
    return after
  },
})
