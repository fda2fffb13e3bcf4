import type { ContestDeed } from '#domains/learning/contests/contest.ts'
import { loadEssayContestToChange, saveEssayContest } from '#domains/learning/essays/essay-contest.store.ts'
import type { EssayContest } from '#domains/learning/essays/essay-contest.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** What every step of an essay contest is sent with. */
export const essayContestForm = { contestId: idField(), version: versionField() }

/** One step of an essay contest: load for this deed, rule, save, audit. */
export async function moveEssayContest(
  { tx, actor, audit }: ActContext,
  deed: ContestDeed,
  typed: { contestId: string; version: number },
  rule: (contest: EssayContest) => EssayContest | Promise<EssayContest>,
): Promise<EssayContest> {
  const contest = await rule(await loadEssayContestToChange(tx, actor, deed, typed))
  await saveEssayContest(tx, contest)
  audit({
    subjectKind: 'essay-contest',
    subjectId: contest.id,
    bodyId: contest.bodyId,
    after: { state: contest.state, ...(contest.returnedWhy !== '' && { returned: contest.returnedWhy }) },
  })
  return contest
}
