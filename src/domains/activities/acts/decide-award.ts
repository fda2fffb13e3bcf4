import { z } from 'zod'
import { closeVotes, listChosen, lockRound, saveRound } from '#domains/activities/awards/award.store.ts'
import { type AwardRound, refusals } from '#domains/activities/awards/award.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, lineField, textField, versionField } from '#platform/acts/fields.ts'

/** Quyết định tôn vinh, by somebody who did not propose: number, day, grounds. The result is public from now on; the votes go. */
export const decideAward = act({
  name: 'activities.decide-award',
  may: 'decide awards',
  parse: z.object({
    roundId: idField(),
    version: versionField(),
    decisionNumber: lineField('số quyết định', 60),
    decisionDay: dayField('ngày quyết định'),
    grounds: textField('căn cứ quyết định', 10, 3_000),
  }).parse,
  async run({ tx, actor, today, audit }, { roundId, version, ...typed }): Promise<AwardRound> {
    const before = await lockRound(tx, actor, 'decide awards', { roundId, version }, ['proposed'])
    const decider = personIdOf(actor)
    if (before.proposedBy === decider) throw refusals.ownProposal
    if (typed.decisionDay > today) throw refusals.dayAhead
    if (typed.decisionDay < before.voteTo) throw refusals.beforeVoteEnd
    const chosen = await listChosen(tx, roundId)
    if (chosen.length === 0 || chosen.some(({ state }) => state !== 'shown')) throw refusals.notConsented
    const after: AwardRound = { ...before, ...typed, state: 'decided', decidedBy: decider, version: version + 1 }
    await saveRound(tx, after)
    await closeVotes(tx, roundId)
    audit({
      subjectKind: 'award-round',
      subjectId: roundId,
      bodyId: before.bodyId,
      after: { ...typed, chosen: chosen.map(({ id }) => id) },
    })
    return after
  },
})
