import { z } from 'zod'
import { matterFields } from '#domains/matters/acts/steps/move-matter.ts'
import { endReader } from '#domains/matters/denouncer.store.ts'
import { loadMatterToChange, saveMatter } from '#domains/matters/matter.store.ts'
import type { Matter } from '#domains/matters/matter.ts'
import { next } from '#domains/matters/matter-transitions.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Thôi nêu tên: from then on they see nothing of it. */
export const endDenouncerReader = act({
  name: 'matters.end-denouncer-reader',
  may: 'approve matters',
  parse: z.object({ ...matterFields, personId: idField() }).parse,
  async run({ tx, actor, now, audit }, { personId, ...form }): Promise<Matter> {
    const matter = await loadMatterToChange(tx, actor, 'approve matters', form)
    await endReader(tx, matter.id, personId, now)
    await saveMatter(tx, next(matter, {}), now)
    audit({ subjectKind: 'matter', subjectId: matter.id, bodyId: matter.bodyId, before: { personId } })
    return matter
  },
})
