import { z } from 'zod'
import { matterFields, moveMatter } from '#domains/matters/acts/steps/move-matter.ts'
import { openRelease } from '#domains/matters/acts/steps/open-release.ts'
import { checkOpen } from '#domains/matters/matter.ts'
import { next } from '#domains/matters/matter-transitions.ts'
import { removeReleaseFile } from '#domains/matters/release/release.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Bỏ một tệp định giao, while the answer is still a draft. */
export const removeReleaseFileAct = act({
  name: 'matters.remove-release-file',
  may: 'work on matters',
  parse: z.object({ ...matterFields, fileId: idField() }).parse,
  run: (context, { fileId, ...form }) =>
    moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'released',
      rule: async (matter) => {
        checkOpen(matter, 'draft')
        const { answer } = await openRelease(context, matter.id)
        await removeReleaseFile(context.tx, { matterId: matter.id, number: answer.number }, fileId)
        return next(matter, {})
      },
    }),
})
