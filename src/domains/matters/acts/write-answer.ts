import { z } from 'zod'
import { matterFields, shownOf } from '#domains/matters/acts/steps/move-matter.ts'
import { findAnswer, saveAnswer } from '#domains/matters/answer.store.ts'
import { addMatterEvent, loadMatterToChange, saveMatter } from '#domains/matters/matter.store.ts'
import { checkOpen } from '#domains/matters/matter.ts'
import { write } from '#domains/matters/matter-answer.ts'
import { next } from '#domains/matters/matter-transitions.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Soạn trả lời. Whoever writes in it does not approve it. */
export const writeAnswer = act({
  name: 'matters.write-answer',
  may: 'work on matters',
  parse: z.object({ ...matterFields, text: textField('nội dung trả lời', 10, 15_000) }).parse,
  async run({ tx, actor, now, audit }, { text, ...form }) {
    const matter = await loadMatterToChange(tx, actor, 'work on matters', form)
    checkOpen(matter, 'draft')
    const by = personIdOf(actor)
    const before = await findAnswer(tx, matter.id)
    const after = write(before, matter.id, text, by)
    await saveAnswer(tx, after)
    const state = matter.state === 'received' ? 'in-review' : matter.state
    await saveMatter(tx, next(matter, { state }), now)
    if (before?.state !== 'draft')
      await addMatterEvent(tx, { matterId: matter.id, kind: 'drafted', personId: by, at: now })
    audit({
      subjectKind: 'matter',
      subjectId: matter.id,
      bodyId: matter.bodyId,
      before: shownOf(matter),
      after: { answer: after.number, answerState: after.state },
    })
    return matter
  },
})
