import { z } from 'zod'
import { changeGroup, groupFields } from '#domains/matters/acts/steps/change-group.ts'
import { checkCitations } from '#domains/matters/acts/steps/check-citations.ts'
import { sendToGroup } from '#domains/matters/acts/steps/send-to-group.ts'
import { loadGroupAnswer } from '#domains/matters/groups/group.store.ts'
import { refusals } from '#domains/matters/groups/matter-group.ts'
import { refusals as answerRefusals } from '#domains/matters/matter-answer.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'

/** Gửi bản trả lời đã duyệt cho những vụ việc chưa nhận: who joined later, or was not ready. What is cited must be in force today too. */
export const resendGroupAnswer = act({
  name: 'matters.resend-group-answer',
  may: 'approve matters',
  parse: z.object(groupFields).parse,
  run: (context, form) =>
    changeGroup(context, 'approve matters', form, async ({ id }) => {
      const answer = await loadGroupAnswer(context.tx, id)
      if (answer.state !== 'approved') throw answerRefusals.notOpen
      const by = personIdOf(context.actor)
      if (answer.writerIds.includes(by)) throw answerRefusals.ownAnswer
      await checkCitations(context.tx, answer.text, [context.today, context.today])
      const { sent, failed } = await sendToGroup(context, answer, by)
      if (sent === 0) throw refusals.noneFits
      return { answer: answer.number, sent, failed }
    }),
})
