import { z } from 'zod'
import { loadPastToChange } from '#domains/standard/past-results.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Bỏ bảng đang chờ duyệt, by whoever entered it or sees that it is wrong. */
export const dropPastResults = act({
  name: 'standard.drop-past-results',
  may: 'keep standard rules',
  parse: z.object({ provinceId: z.string().max(20), tableId: idField() }).parse,
  async run({ tx, actor, audit }, typed): Promise<void> {
    const { results } = await loadPastToChange(tx, actor, typed)
    await tx.deleteFrom('standard_past_waiting').where('province_id', '=', typed.provinceId).execute()
    audit({
      subjectKind: 'standard-rules',
      subjectId: typed.provinceId,
      bodyId: actor.bodyId,
      before: { waiting: results.length },
    })
  },
})
