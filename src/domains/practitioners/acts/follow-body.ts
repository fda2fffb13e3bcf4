import { z } from 'zod'
import { moveStranded } from '#domains/practitioners/practitioner.store.ts'
import { act } from '#platform/acts/act.ts'

/** Danh sách người làm công tác pháp luật of a body that ended goes to the one that took over; decisions stay as they were made. One batch. */
export const followBody = act<{ countMax: number }, number>({
  name: 'practitioners.follow-body',
  may: 'system',
  parse: z.object({ countMax: z.number().int().positive() }).parse,
  async run({ tx, today, audit }, { countMax }) {
    const moved = await moveStranded(tx, today, countMax)
    for (const { id, fromId, toId } of moved)
      audit({
        subjectKind: 'practitioner',
        subjectId: id,
        bodyId: toId,
        before: { bodyId: fromId },
        after: { bodyId: toId },
      })
    return moved.length
  },
})
