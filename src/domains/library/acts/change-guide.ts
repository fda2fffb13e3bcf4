import { z } from 'zod'
import { change } from '#domains/library/guide.ts'
import { addGuideEvent, loadGuideToChange, saveGuide } from '#domains/library/guides/guide.store.ts'
import { guideFields, wordsFields } from '#domains/library/guides/guide-fields.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'

/** Lưu bản nháp; of a published text, the draft of its next edition. What stood before is in the audit, word for word. */
export const changeGuide = act({
  name: 'library.change-guide',
  may: 'write guides',
  parse: z.object({ ...guideFields, ...wordsFields }).parse,
  async run({ tx, actor, now, audit }, { guideId, version, ...words }) {
    const before = await loadGuideToChange(tx, actor, 'write guides', { guideId, version })
    const after = change(before, words, personIdOf(actor))
    await saveGuide(tx, after, now)
    await addGuideEvent(tx, { guideId, kind: 'changed', personId: personIdOf(actor), at: now })
    audit({
      subjectKind: 'guide',
      subjectId: guideId,
      bodyId: after.bodyId,
      before: { state: before.state, ...before.words },
      after: { state: after.state, ...after.words },
    })
    return after
  },
})
