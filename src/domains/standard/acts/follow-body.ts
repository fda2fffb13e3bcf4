import { followSuccessor } from '#domains/bodies/follow-successor.ts'
import { moveStrandedAssessments } from '#domains/standard/assessment.store.ts'

/**
 * Bản đánh giá of a commune whose committee ended goes to the committee that took over the same commune, with who follows which
 * indicator. An assessment of a commune that ended itself stays where it is, for the province to see. One batch.
 */
export const followBody = followSuccessor({
  name: 'standard.follow-body',
  subjectKind: 'standard-assessment',
  move: moveStrandedAssessments,
})
