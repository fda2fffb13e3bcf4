import { z } from 'zod'
import { changeGroup, groupFields } from '#domains/matters/acts/steps/change-group.ts'
import { findGroupAnswer, saveGroupAnswer } from '#domains/matters/groups/group.store.ts'
import { groupAnswer } from '#domains/matters/groups/matter-group.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Soạn một bản trả lời cho cả nhóm. Whoever writes in it does not approve it. */
export const writeGroupAnswer = act({
  name: 'matters.write-group-answer',
  may: 'work on matters',
  parse: z.object({ ...groupFields, text: textField('nội dung trả lời', 10, 15_000) }).parse,
  run: (context, { text, ...form }) =>
    changeGroup(context, 'work on matters', form, async ({ id }) => {
      const before = await findGroupAnswer(context.tx, id)
      const after = groupAnswer.write(before, id, text, personIdOf(context.actor))
      await saveGroupAnswer(context.tx, after)
      return { answer: after.number, answerState: after.state }
    }),
})
