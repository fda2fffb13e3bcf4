import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { refusals } from '#domains/urging/by-hand.ts'
import { undoUnsent } from '#domains/urging/urge.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Thu hồi lời đôn đốc: one's own, as long as nobody has seen it and no digest has told of it. */
export const undoUrges = act({
  name: 'urging.undo-urges',
  may: 'ask for explanation',
  parse: z.object({ batchId: idField() }).parse,
  async run({ tx, actor, now, audit }, { batchId }) {
    const own = await tx
      .selectFrom('urge_batch')
      .select('id')
      .where('id', '=', batchId)
      .where('sent_by', '=', personIdOf(actor))
      .forUpdate()
      .executeTakeFirst()
    const undone = own === undefined ? [] : await undoUnsent(tx, batchId, now)
    if (undone.length === 0) throw refusals.nothingToUndo
    audit({ subjectKind: 'urge-batch', subjectId: batchId, bodyId: actor.bodyId, after: { undone: undone.length } })
    return undone.length
  },
})
