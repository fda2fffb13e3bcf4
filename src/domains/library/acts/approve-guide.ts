import { z } from 'zod'
import type { Day } from '#base/day.ts'
import { moveGuide } from '#domains/library/acts/steps/move-guide.ts'
import { approve, type Guide, refusals } from '#domains/library/guide.ts'
import { readGuideText } from '#domains/library/guide-text.ts'
import { addEdition, saveChecked } from '#domains/library/guides/guide.store.ts'
import { citationsOf, doubtsOf } from '#domains/library/guides/guide-doubts.ts'
import { guideFields } from '#domains/library/guides/guide-fields.ts'
import { loadCitedLaw } from '#domains/library/guides/judge-citations.queries.ts'
import { personalDoubts } from '#domains/library/guides/personal-doubts.ts'
import { saveReliances } from '#domains/library/guides/reliance.store.ts'
import { personIdOf } from '#domains/people/person.ts'
import { type ActContext, act } from '#platform/acts/act.ts'

/**
 * Duyệt và công bố, by somebody who has not written in it. Every place that is cited is known and in force today, and is pinned
 * as it stands; from here on the edition never changes.
 */
export const approveGuide = act({
  name: 'library.approve-guide',
  may: 'approve guides',
  parse: z.object({ ...guideFields, acceptUncited: z.string().optional(), acceptPersonal: z.string().optional() })
    .parse,
  async run(context, { acceptUncited, acceptPersonal, ...form }) {
    const by = personIdOf(context.actor)
    const guide = await moveGuide(context, {
      deed: 'approve guides',
      form,
      kind: 'approved',
      rule: (before) => approve(before, by),
    })
    checkPersonal(guide, context.today, acceptPersonal === '1')
    await pinToday(context, guide, acceptUncited === '1')
    const { words, writerIds, edition: number } = guide
    await addEdition(context.tx, guide.id, { number, words, writerIds, approvedBy: by, approvedAt: context.now })
    return guide
  },
})

/** Who reads second reads also what may tell who asked. */
function checkPersonal(guide: Guide, day: Day, accepts: boolean): void {
  const doubts = personalDoubts(guide, day)
  if (doubts.some(({ kind }) => kind === 'minor')) throw refusals.minor
  if (doubts.length > 0 && !accepts) throw refusals.personal(doubts.length)
}

async function pinToday({ tx, today }: ActContext, guide: Guide, acceptsUncited: boolean): Promise<void> {
  const { text } = guide.words
  const law = await loadCitedLaw(tx, citationsOf(readGuideText(text).sections), today)
  const doubts = doubtsOf(text, law.judge)
  if (doubts.some(({ kind }) => kind === 'form')) throw refusals.hasFaults
  const doubtful = doubts.filter(({ kind }) => kind === 'place').length
  if (doubtful > 0) throw refusals.doubtful(doubtful)
  const uncited = doubts.filter(({ kind }) => kind === 'uncited').length
  if (uncited > 0 && !acceptsUncited) throw refusals.uncited(uncited)
  await saveReliances(tx, { kind: 'guide', subjectId: guide.id, ownerBodyId: guide.bodyId }, law.pins())
  await saveChecked(tx, guide.id, today)
}
