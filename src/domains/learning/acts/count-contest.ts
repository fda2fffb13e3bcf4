import { z } from 'zod'
import { loadContestToChange, saveContest } from '#domains/learning/contests/contest.store.ts'
import { count } from '#domains/learning/contests/contest.ts'
import { countResults } from '#domains/learning/contests/contest-results.store.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** Chấm và xếp hạng, once every answer is written. */
export const countContest = act({
  name: 'learning.count-contest',
  may: 'run contests',
  parse: z.object({ contestId: idField(), version: versionField() }).parse,
  async run({ tx, actor, now, audit }, form) {
    const before = await loadContestToChange(tx, actor, 'run contests', form)
    const by = { personId: personIdOf(actor), now }
    // asked first, so that a contest that is not over is not counted at all
    count(before, { ...by, allRight: 0 })
    const contest = count(before, { ...by, allRight: await countResults(tx, before) })
    await saveContest(tx, contest)
    audit({
      subjectKind: 'contest',
      subjectId: contest.id,
      bodyId: contest.bodyId,
      after: { state: contest.state, allRight: contest.allRight ?? 0 },
    })
    return contest
  },
})
