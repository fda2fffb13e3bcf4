import { z } from 'zod'
import { changeGroup, groupFields } from '#domains/matters/acts/steps/change-group.ts'
import { loadGroupAnswer, saveGroupAnswer } from '#domains/matters/groups/group.store.ts'
import { groupAnswer } from '#domains/matters/groups/matter-group.ts'
import { act } from '#platform/acts/act.ts'

/** Trình duyệt bản trả lời chung. */
export const submitGroupAnswer = act({
  name: 'matters.submit-group-answer',
  may: 'work on matters',
  parse: z.object(groupFields).parse,
  run: (context, form) =>
    changeGroup(context, 'work on matters', form, async ({ id }) => {
      const after = groupAnswer.submit(await loadGroupAnswer(context.tx, id))
      await saveGroupAnswer(context.tx, after)
      return { answer: after.number, answerState: after.state }
    }),
})
