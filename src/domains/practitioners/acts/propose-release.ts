import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { loadPractitioner, savePractitioner } from '#domains/practitioners/practitioner.store.ts'
import { type Practitioner, refusals } from '#domains/practitioners/practitioner.ts'
import { kindOf } from '#domains/practitioners/practitioner-kind.ts'
import { isGroundFor } from '#domains/practitioners/release-ground.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { dayField, idField, lineField, versionField } from '#platform/acts/fields.ts'

/** Ghi đề nghị miễn nhiệm, cho thôi, on a ground of the law; the law counts from the day it came. Whom nobody recognised stops at once. */
export const proposeRelease = act({
  name: 'practitioners.propose-release',
  may: 'keep practitioners',
  parse: z.object({
    practitionerId: idField(),
    version: versionField(),
    ground: lineField('căn cứ', 60),
    askedOn: dayField('ngày nhận đề nghị'),
  }).parse,
  async run({ tx, actor, now, today, audit }, { practitionerId, version, ground, askedOn }) {
    await lockRow(tx, 'practitioner', practitionerId)
    const before = await loadPractitioner(tx, actor, 'keep practitioners', practitionerId)
    if (before.version !== version) throw refusals.changedMeanwhile
    if (before.state !== 'recognised') throw refusals.notRecognised
    if (before.asked !== null) throw refusals.askedAlready
    if (askedOn > today) throw refusals.dayAhead
    const kind = kindOf(before.kind)
    if (!isGroundFor(kind, ground, askedOn)) throw refusals.wrongGround
    const step: Partial<Practitioner> =
      kind.level === null ? { state: 'ended', endedOn: askedOn } : { asked: 'release', askedOn, askedGround: ground }
    const after: Practitioner = { ...before, ...step, version: version + 1 }
    await savePractitioner(tx, after, { personId: personIdOf(actor), at: now })
    audit({ subjectKind: 'practitioner', subjectId: practitionerId, bodyId: before.bodyId, after: { ground, askedOn } })
    return after
  },
})
