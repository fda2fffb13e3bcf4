import { z } from 'zod'
import { moveGuide } from '#domains/library/acts/steps/move-guide.ts'
import { confirm, type Guide, refusals } from '#domains/library/guide.ts'
import { readGuideText } from '#domains/library/guide-text.ts'
import { findEdition, saveChecked } from '#domains/library/guides/guide.store.ts'
import { citationsOf } from '#domains/library/guides/guide-doubts.ts'
import { guideFields } from '#domains/library/guides/guide-fields.ts'
import { loadCitedLaw } from '#domains/library/guides/judge-citations.queries.ts'
import { saveReliances } from '#domains/library/guides/reliance.store.ts'
import { personIdOf } from '#domains/people/person.ts'
import { type ActContext, act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** «Đã rà, vẫn đúng»: the law changed, the published text need not. A place that ended cannot be leaned on: then it is rewritten. */
export const confirmGuide = act({
  name: 'library.confirm-guide',
  may: 'approve guides',
  parse: z.object({ ...guideFields, reason: textField('vì sao bài vẫn đúng', 10, 2_000) }).parse,
  run: (context, { reason, ...form }) =>
    moveGuide(context, {
      deed: 'approve guides',
      form,
      kind: 'confirmed',
      reason,
      rule: async (guide) => {
        const edition = await findEdition(context.tx, guide)
        const after = confirm(guide, edition?.writerIds ?? [], personIdOf(context.actor))
        await pinAnew(context, guide, edition?.words.text ?? '')
        return after
      },
    }),
})

async function pinAnew({ tx, today }: ActContext, guide: Guide, text: string): Promise<void> {
  const flagged = await tx
    .selectFrom('law_reliance')
    .select('id')
    .where('kind', '=', 'guide')
    .where('subject_id', '=', guide.id)
    .where('state', '=', 'flagged')
    .executeTakeFirst()
  if (flagged === undefined) throw refusals.notFlagged
  const citations = citationsOf(readGuideText(text).sections)
  const law = await loadCitedLaw(tx, citations, today)
  const doubtful = citations.filter((citation) => law.judge(citation).found === 'none').length
  if (doubtful > 0) throw refusals.ended(doubtful)
  await saveReliances(tx, { kind: 'guide', subjectId: guide.id, ownerBodyId: guide.bodyId }, law.pins())
  await saveChecked(tx, guide.id, today)
}
