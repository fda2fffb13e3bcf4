import { z } from 'zod'
import { addCorrection, lockToCorrect, saveDisclosure } from '#domains/disclosure/disclosure.store.ts'
import { type Disclosure, refusals } from '#domains/disclosure/disclosure.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, textField, versionField } from '#platform/acts/fields.ts'

/** Ghi đính chính của thông tin đã công khai; everybody sees its words. @law Luật Tiếp cận thông tin 104/2016/QH13, Điều 22 */
export const correctDisclosure = act({
  name: 'disclosure.correct-disclosure',
  may: 'record disclosures',
  parse: z.object({
    disclosureId: idField(),
    version: versionField(),
    correctedOn: dayField('ngày đính chính'),
    words: textField('nội dung đính chính', 5, 1_000),
  }).parse,
  async run({ tx, actor, now, today, audit }, { correctedOn, words, ...form }): Promise<Disclosure> {
    const before = await lockToCorrect(tx, actor, form)
    if (before.publishedOn === null) throw refusals.notPublished
    if (correctedOn > today) throw refusals.dayAhead
    if (correctedOn < before.publishedOn) throw refusals.correctedBeforePublished
    const after = { ...before, version: before.version + 1 }
    await saveDisclosure(tx, after)
    const correctionId = await addCorrection(tx, after.id, { correctedOn, words, by: personIdOf(actor), now })
    // the words stand with the correction alone, so that they can be erased
    audit({
      subjectKind: 'disclosure',
      subjectId: after.id,
      bodyId: after.bodyId,
      after: { correctionId, correctedOn },
    })
    return after
  },
})
