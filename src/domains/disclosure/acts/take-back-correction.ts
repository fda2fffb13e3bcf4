import { z } from 'zod'
import { lockToCorrect, saveDisclosure, takeBack } from '#domains/disclosure/disclosure.store.ts'
import { type Disclosure, refusals } from '#domains/disclosure/disclosure.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, textField, versionField } from '#platform/acts/fields.ts'

/**
 * Gỡ một lần đính chính that was wrong itself, or told of a person what nobody is to read: its words are erased, here and for everybody;
 * that it was there, when, by whom and why it went stays.
 */
export const takeBackCorrection = act({
  name: 'disclosure.take-back-correction',
  may: 'record disclosures',
  parse: z.object({
    disclosureId: idField(),
    version: versionField(),
    correctionId: idField('Hãy chọn lần đính chính.'),
    takeBackWhy: textField('vì sao gỡ', 5, 500),
  }).parse,
  async run({ tx, actor, today, audit }, { correctionId, takeBackWhy, ...form }): Promise<Disclosure> {
    const before = await lockToCorrect(tx, actor, form)
    const correctedOn = await takeBack(tx, before.id, correctionId, {
      on: today,
      why: takeBackWhy,
      by: personIdOf(actor),
    })
    if (correctedOn === undefined) throw refusals.noSuchCorrection
    const after = { ...before, version: before.version + 1 }
    await saveDisclosure(tx, after)
    audit({
      subjectKind: 'disclosure',
      subjectId: after.id,
      bodyId: after.bodyId,
      before: { correctionId, correctedOn },
      after: { correctionId, takenBackOn: today, why: takeBackWhy },
    })
    return after
  },
})
