import { z } from 'zod'
import { checkCitations } from '#domains/matters/acts/steps/check-citations.ts'
import { checkRelease } from '#domains/matters/acts/steps/check-release.ts'
import { matterFields, moveMatter } from '#domains/matters/acts/steps/move-matter.ts'
import { isSignedOnly } from '#domains/matters/advice/advice.store.ts'
import { refusals } from '#domains/matters/advice/advice.ts'
import { loadAnswer, saveApproved } from '#domains/matters/answer.store.ts'
import { loadFiled } from '#domains/matters/matter.store.ts'
import { approve } from '#domains/matters/matter-answer.ts'
import { answered } from '#domains/matters/matter-transitions.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Duyệt và trả lời, by somebody who has not written in it: every place that is cited is in the library and in force today, or for a request for information
 * on the day it was received. From
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
        if (await isSignedOnly(tx, matter)) throw refusals.signedOnly
        const answer = await loadAnswer(tx, matter.id)
        const by = personIdOf(actor)
        const isRequest = matter.kind === 'information-request'
        const refused = isRequest ? await checkRelease(tx, matter.id, answer.number) : ''
        const { receivedOn } = await loadFiled(tx, matter.submissionId)
        const days = [today, isRequest ? receivedOn : today] as const
        const approved = approve(answer, await checkCitations(tx, `${answer.text}\n${refused}`, days), by)
        const after = answered(matter, today)
        await saveApproved(tx, approved, { by, at: now })
        return after
      },
    }),
})
