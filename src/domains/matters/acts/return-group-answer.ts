import { z } from 'zod'
import { changeGroup, groupFields } from '#domains/matters/acts/steps/change-group.ts'
import { loadGroupAnswer, saveGroupAnswer } from '#domains/matters/groups/group.store.ts'
import { groupAnswer } from '#domains/matters/groups/matter-group.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Trả lại bản trả lời chung, with what is to be put right. */
export const returnGroupAnswer = act({
  name: 'matters.return-group-answer',
  may: 'approve matters',
  parse: z.object({ ...groupFields, reason: textField('lý do trả lại', 10, 2_000) }).parse,
  run: (context, { reason, ...form }) =>
    changeGroup(context, 'approve matters', form, async ({ id }) => {
      const after = groupAnswer.giveBack(await loadGroupAnswer(context.tx, id), reason)
      await saveGroupAnswer(context.tx, after)
      return { answer: after.number, answerState: after.state }
    }),
})
