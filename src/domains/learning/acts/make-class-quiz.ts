import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { bodyFor } from '#domains/learning/acts/steps/body-for.ts'
import { questionsMax, refusals } from '#domains/learning/classes/class-quiz.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, lineField, listField } from '#platform/acts/fields.ts'

const attemptsMax = 30

/** Mở bài hỏi nhanh cho một lớp, under a code that nobody has. Its questions are those of the bank in use. */
export const makeClassQuiz = act({
  name: 'learning.make-class-quiz',
  may: 'run contests',
  parse: z.object({
    bodyId: idField('Hãy chọn cơ quan.'),
    title: lineField('tên lớp, tên bài', 200),
    asksNames: z.literal('co').optional(),
    questions: listField(questionsMax),
  }).parse,
  async run({ tx, actor, now, audit }, { bodyId, title, asksNames, questions }) {
    await bodyFor(tx, actor, 'run contests', bodyId)
    const rows = await tx
      .selectFrom('learning_question')
      .select('id')
      .where('body_id', '=', bodyId)
      .where('withdrawn_at', 'is', null)
      .where('id', 'in', questions.length === 0 ? [bodyId] : questions)
      .execute()
    if (rows.length === 0) throw refusals.noQuestion
    const id = newId(now.getTime())
    for (let attempt = 0; attempt < attemptsMax; attempt++) {
      const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
      const added = await tx
        .insertInto('class_quiz')
        .values({
          id,
          body_id: bodyId,
          code,
          title,
          asks_names: asksNames === 'co',
          question_ids: questions.filter((one) => rows.some((row) => row.id === one)),
          made_by: personIdOf(actor),
          made_at: now,
          closed_at: null,
        })
        .onConflict((on) => on.column('code').doNothing())
        .executeTakeFirst()
      if (added.numInsertedOrUpdatedRows === 0n) continue
      audit({ subjectKind: 'class-quiz', subjectId: id, bodyId, after: { title } })
      return { id, code }
    }
    throw new Error('No free code for a class: nearly all six-digit codes are taken.')
  },
})
