import { z } from 'zod'
import { changeGroup, groupFields } from '#domains/matters/acts/steps/change-group.ts'
import { checkCitations } from '#domains/matters/acts/steps/check-citations.ts'
import { sendToGroup } from '#domains/matters/acts/steps/send-to-group.ts'
import { loadGroupAnswer, saveGroupAnswer } from '#domains/matters/groups/group.store.ts'
import { groupAnswer, refusals } from '#domains/matters/groups/matter-group.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Duyệt bản trả lời chung và gửi, by somebody who has not written in it: to each matter that fits an answer row and a message of its
 * own; of each other the reason is kept. All of it or nothing.
 */
export const approveGroupAnswer = act({
  name: 'matters.approve-group-answer',
  may: 'approve matters',
  parse: z.object(groupFields).parse,
  run: (context, form) =>
    changeGroup(context, 'approve matters', form, async ({ id }) => {
      const { tx, actor, now, today } = context
      const by = personIdOf(actor)
      const answer = await loadGroupAnswer(tx, id)
      const approved = groupAnswer.approve(answer, await checkCitations(tx, answer.text, [today, today]), by)
      await saveGroupAnswer(tx, approved, { by, at: now })
      const { sent, failed } = await sendToGroup(context, approved, by)
      if (sent === 0) throw refusals.noneFits
      return { answer: approved.number, sent, failed }
    }),
})
