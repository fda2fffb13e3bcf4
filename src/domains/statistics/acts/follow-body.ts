import { followSuccessor } from '#domains/bodies/follow-successor.ts'
import { moveStrandedAskings } from '#domains/statistics/returns/asking.store.ts'

/**
 * Kỳ đang yêu cầu báo cáo of a body that ended goes to the one that took over, with what was sent to it. What the body itself had begun to
 * answer stays: its heir answers anew, and counts its records. One batch.
 */
export const followBody = followSuccessor({
  name: 'statistics.follow-body',
  subjectKind: 'form-asking',
  move: moveStrandedAskings,
})
