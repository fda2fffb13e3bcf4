import { z } from 'zod'
import { matterFields, moveMatter } from '#domains/matters/acts/steps/move-matter.ts'
import { loadAnswer, saveApproved } from '#domains/matters/answer.store.ts'
import { findCitedPlaces } from '#domains/matters/desk/cited-places.queries.ts'
import { answered } from '#domains/matters/matter.ts'
import { approve, citationsIn, refusals } from '#domains/matters/matter-answer.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Duyệt và trả lời, by somebody who has not written in it: every place that is cited is in the library and in force today. From
 * here on the answer never changes, and the person is told.
 */
export const approveAnswer = act({
  name: 'matters.approve-answer',
  may: 'approve matters',
  parse: z.object(matterFields).parse,
  run: (context, form) =>
    moveMatter(context, {
      deed: 'approve matters',
      form,
      kind: 'answered',
      told: 'Cơ quan đã trả lời. Nội dung ở trên.',
      rule: async (matter) => {
        const { tx, actor, now, today } = context
        const answer = await loadAnswer(tx, matter.id)
        const citations = citationsIn(answer.text)
        if (citations.length === 0) throw refusals.uncited
        const by = personIdOf(actor)
        const found = await findCitedPlaces(tx, citations, today)
        const unknown = found.filter(({ standing }) => standing === 'unknown').map(({ said }) => said)
        if (unknown.length > 0) throw refusals.unknownLaw(unknown)
        const ended = found.filter(({ standing }) => standing === 'not-in-force').map(({ said }) => said)
        if (ended.length > 0) throw refusals.notInForce(ended)
        const approved = approve(
          answer,
          found.map(({ cited }) => cited!),
          by,
        )
        const after = answered(matter, today)
        await saveApproved(tx, approved, { by, at: now })
        return after
      },
    }),
})
