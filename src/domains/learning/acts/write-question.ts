import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { bodyFor } from '#domains/learning/acts/steps/body-for.ts'
import { findCited } from '#domains/learning/questions/question.queries.ts'
import { loadQuestionToChange, saveQuestion } from '#domains/learning/questions/question.store.ts'
import { optionsMax, type Question, readCited, refusals } from '#domains/learning/questions/question.ts'
import { findSource } from '#domains/learning/questions/question-sources.queries.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import {
  idField,
  lineField,
  linesField,
  optionalIdField,
  optionalLineField,
  textField,
  versionField,
} from '#platform/acts/fields.ts'

/**
 * Viết, sửa câu hỏi. It leans on one place of the law that is in force today, pinned as it stands; approved contests keep the words with
 * which they were approved. What it is made from is read by everybody when it is written, and stays known whatever becomes of that.
 */
export const writeQuestion = act({
  name: 'learning.write-question',
  may: 'run contests',
  parse: z.object({
    questionId: optionalIdField(),
    version: versionField(),
    bodyId: idField('Hãy chọn cơ quan.'),
    guideId: optionalIdField(),
    words: textField('câu hỏi', 10, 600),
    options: linesField('Phương án trả lời', optionsMax, 300).refine(
      (lines) => lines.length >= 2 && new Set(lines).size === lines.length,
      `Hãy ghi từ 2 đến ${optionsMax} phương án khác nhau, mỗi phương án một dòng.`,
    ),
    answer: z.coerce
      .number({ error: 'Hãy ghi phương án đúng là dòng thứ mấy.' })
      .int('Hãy ghi số thứ tự của dòng đúng.')
      .min(1, 'Dòng đầu tiên là số 1.')
      .max(optionsMax, `Nhiều nhất ${optionsMax} phương án.`),
    cited: lineField('căn cứ', 200).transform((typed, context) => {
      const cited = readCited(typed)
      if (cited !== undefined) return cited
      context.addIssue({ code: 'custom', message: 'Hãy ghi căn cứ như: 14/2012/QH13 Điều 3 khoản 1.' })
      return z.NEVER
    }),
    explanation: optionalLineField('giải thích', 1000),
  }).parse,
  async run(
    { tx, actor, now, today, audit },
    { questionId, version, bodyId, cited, answer, ...typed },
  ): Promise<Question> {
    if (answer > typed.options.length)
      throw new FormRefusal({ answer: `Có ${typed.options.length} phương án; phương án đúng là một trong số đó.` })
    await bodyFor(tx, actor, 'run contests', bodyId)
    const before =
      questionId === null ? undefined : await loadQuestionToChange(tx, actor, 'run contests', { questionId, version })
    if (before !== undefined && before.bodyId !== bodyId) throw refusals.changedMeanwhile
    const sourceId = before === undefined ? typed.guideId : null
    if (sourceId !== null && (await findSource(tx, sourceId)) === undefined) throw refusals.sourceTakenDown
    const found = await findCited(tx, cited, today)
    if ('why' in found) throw new FormRefusal({ cited: found.why })
    const question: Question = {
      ...typed,
      id: before?.id ?? newId(now.getTime()),
      bodyId,
      guideId: before === undefined ? typed.guideId : before.guideId,
      answer: answer - 1,
      cited: found.found,
      writerIds: [...new Set([...(before?.writerIds ?? []), personIdOf(actor)])],
      withdrawnAt: null,
      withdrawnWhy: '',
      version: before === undefined ? 0 : before.version + 1,
    }
    await saveQuestion(tx, question, { personId: personIdOf(actor), now })
    audit({
      subjectKind: 'learning-question',
      subjectId: question.id,
      bodyId,
      before: before && { words: before.words, answer: before.answer },
      after: { words: question.words, answer: question.answer },
    })
    return question
  },
})
