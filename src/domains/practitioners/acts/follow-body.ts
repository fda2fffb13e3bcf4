import { followSuccessor } from '#domains/bodies/follow-successor.ts'
import { moveStranded } from '#domains/practitioners/practitioner.store.ts'

/** Danh sách người làm công tác pháp luật of a body that ended goes to the one that took over; decisions stay as they were made. One batch. */
export const followBody = followSuccessor({
  name: 'practitioners.follow-body',
  subjectKind: 'practitioner',
  move: moveStranded,
})
