import { z } from 'zod'
import { loadContestToChange, saveContest, saveContestQuestions } from '#domains/learning/contests/contest.store.ts'
import { questionsMax, refusals } from '#domains/learning/contests/contest.ts'
import { questionOf } from '#domains/learning/questions/question.store.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, listField, versionField } from '#platform/acts/fields.ts'

/** Chọn câu hỏi vào đề, from the bank of the contest's body, those in use alone. */
export const chooseQuestions = act({
  name: 'learning.choose-questions',
  may: 'run contests',
  parse: z.object({ contestId: idField(), version: versionField(), questions: listField(questionsMax) }).parse,
  async run({ tx, actor, audit }, { contestId, version, questions }) {
    const contest = await loadContestToChange(tx, actor, 'run contests', { contestId, version })
    if (contest.state !== 'draft') throw refusals.notDraft
    const rows = await tx
      .selectFrom('learning_question')
      .selectAll()
      .where('body_id', '=', contest.bodyId)
      .where('withdrawn_at', 'is', null)
      .where('id', 'in', questions.length === 0 ? [contestId] : questions)
      .orderBy('written_at')
      .orderBy('id')
      .execute()
    await saveContestQuestions(tx, contestId, rows.map(questionOf))
    const writerIds = [...new Set([...contest.writerIds, personIdOf(actor)])]
    await saveContest(tx, { ...contest, writerIds, version: contest.version + 1 })
    audit({ subjectKind: 'contest', subjectId: contestId, bodyId: contest.bodyId, after: { questions: rows.length } })
    return { contestId, count: rows.length }
  },
})
