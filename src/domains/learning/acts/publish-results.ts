import { z } from 'zod'
import { listHandWithdrawals } from '#domains/learning/contests/contest.queries.ts'
import { loadContestToChange, saveContest } from '#domains/learning/contests/contest.store.ts'
import { publish } from '#domains/learning/contests/contest.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** Công bố kết quả, by somebody who neither counted nor withdrew a question of it: the seed of the draw is told with it. */
export const publishResults = act({
  name: 'learning.publish-results',
  may: 'approve contests',
  parse: z.object({ contestId: idField(), version: versionField() }).parse,
  async run({ tx, actor, audit }, form) {
    const before = await loadContestToChange(tx, actor, 'approve contests', form)
    const withdrawers = (await listHandWithdrawals(tx, before.id)).map(({ personId }) => personId)
    const contest = publish(before, personIdOf(actor), withdrawers)
    await saveContest(tx, contest)
    audit({ subjectKind: 'contest', subjectId: contest.id, bodyId: contest.bodyId, after: { state: contest.state } })
    return contest
  },
})
