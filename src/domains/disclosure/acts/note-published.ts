import { z } from 'zod'
import { findFirstCorrection, lockDisclosure, saveDisclosure } from '#domains/disclosure/disclosure.store.ts'
import { type Disclosure, isNoPlace, refusals, whereSentence } from '#domains/disclosure/disclosure.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, lineField, optionalLineField, versionField } from '#platform/acts/fields.ts'

/** Ghi đã công khai: when and where; again with a reason, when day or place were noted wrongly. */
export const notePublished = act({
  name: 'disclosure.note-published',
  may: 'record disclosures',
  parse: z.object({
    disclosureId: idField(),
    version: versionField(),
    publishedOn: dayField('ngày công khai'),
    publishedAt: lineField('nơi công khai', 500).refine((where) => !isNoPlace(where), whereSentence),
    why: optionalLineField('vì sao ghi lại', 500),
  }).parse,
  async run({ tx, actor, today, audit }, { publishedOn, publishedAt, why, ...form }): Promise<Disclosure> {
    const before = await lockDisclosure(tx, actor, form)
    if (before.publishedOn !== null && why === '') throw refusals.publishedNeedsWhy
    if (publishedOn > today) throw refusals.dayAhead
    if (publishedOn < before.madeOn) throw refusals.beforeMade
    if (before.keepUntil !== null && publishedOn > before.keepUntil) throw refusals.publishedAfterKept
    const corrected = await findFirstCorrection(tx, before.id)
    if (corrected !== undefined && publishedOn > corrected) throw refusals.publishedAfterCorrected
    const after = { ...before, publishedOn, publishedAt, version: before.version + 1 }
    await saveDisclosure(tx, after)
    audit({
      subjectKind: 'disclosure',
      subjectId: after.id,
      bodyId: after.bodyId,
      ...(before.publishedOn !== null && {
        before: { publishedOn: before.publishedOn, publishedAt: before.publishedAt },
      }),
      after: { publishedOn, publishedAt, ...(why !== '' && { why }) },
    })
    return after
  },
})
