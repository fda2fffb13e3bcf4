import { followSuccessor } from '#domains/bodies/follow-successor.ts'
import { moveStrandedTeams } from '#domains/mediation/team.store.ts'

/**
 * Tổ hòa giải of a commune that ended go to the one that took over, with their mediators, books and open cases: whoever mediates goes on
 * (their role goes there in the same night, `people/acts/follow-body.ts`), and the commune's officers see them from then on. Where several
 * took over, nothing moves by itself. One batch.
 */
export const followBody = followSuccessor({
  name: 'mediation.follow-body',
  subjectKind: 'mediation-team',
  move: moveStrandedTeams,
})
