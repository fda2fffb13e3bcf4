import { z } from 'zod'
import { makeSecret } from '#domains/matters/acts/steps/make-secret.ts'
import { matterFields, moveMatter } from '#domains/matters/acts/steps/move-matter.ts'
import { sortableCircumstances, sortFields } from '#domains/matters/desk/matter-fields.ts'
import { loadFiled } from '#domains/matters/matter.store.ts'
import { isSecretKind, refusals } from '#domains/matters/matter.ts'
import { matterKinds } from '#domains/matters/matter-kind.ts'
import { sort } from '#domains/matters/matter-transitions.ts'
import { takesDenunciation } from '#domains/matters/submission.ts'
import { act } from '#platform/acts/act.ts'

/** Phân loại: the kind, one line for the register, what makes its time longer. What becomes a denunciation becomes secret whole. */
export const sortMatter = act({
  name: 'matters.sort',
  may: 'work on matters',
  parse: z.object({ ...matterFields, ...sortFields }).parse,
  run: (context, { kind, title, circumstances, ...form }) =>
    moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'sorted',
      rule: async (matter) => {
        const { channel } = await loadFiled(context.tx, matter.submissionId)
        if (kind === 'denunciation' && !takesDenunciation(channel)) throw refusals.denunciationByWeb
        const becomesSecret = isSecretKind(kind) && !isSecretKind(matter.kind)
        // that it is complex was said in writing by an extension, and stays
        const kept = matter.circumstances.filter((one) => !Object.hasOwn(sortableCircumstances, one))
        const sorted = sort(matter, {
          kind,
          circumstances: [...kept, ...circumstances],
          title: becomesSecret ? matterKinds[kind].name : title,
        })
        if (!becomesSecret) return sorted
        await makeSecret(context, matter.submissionId)
        // why it took longer was written to the person, by name perhaps
        return { ...sorted, extensions: sorted.extensions.map((one) => ({ ...one, reason: '' })) }
      },
    }),
})
