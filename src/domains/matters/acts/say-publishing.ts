import { z } from 'zod'
import { addMatterEvent, loadOwnMatterToChange } from '#domains/matters/matter.store.ts'
import type { Matter } from '#domains/matters/matter.ts'
import { saveConsent } from '#domains/matters/published/publishing.store.ts'
import { isEverPublished, refusals } from '#domains/matters/published/publishing.ts'
import { loadSubmission } from '#domains/matters/submission.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Đồng ý công bố hoặc rút lại, by whoever holds the code. Taking it back takes down what is published, at once. @law Luật 91/2025/QH15, Điều 9 */
export const sayPublishing = act<{ matterId: string; submissionIds: string[]; agrees: boolean }, Matter>({
  name: 'matters.say-publishing',
  may: 'anyone',
  parse: z.object({
    matterId: idField(),
    submissionIds: z.array(z.string()),
    agrees: z
      .enum(['co', 'khong'], { error: 'Hãy chọn đồng ý hay không đồng ý công bố.' })
      .transform((said) => said === 'co'),
  }).parse,
  async run({ tx, now, audit }, { matterId, submissionIds, agrees }) {
    const matter = await loadOwnMatterToChange(tx, submissionIds, matterId)
    if (!isEverPublished(matter, await loadSubmission(tx, matter.submissionId))) throw refusals.neverThisKind
    await saveConsent(tx, matterId, agrees, now)
    await addMatterEvent(tx, {
      matterId,
      kind: agrees ? 'publishing-agreed' : 'publishing-ended',
      personId: null,
      at: now,
      told: agrees
        ? 'Bạn đồng ý để cơ quan công bố câu trả lời, sau khi bỏ thông tin riêng.'
        : 'Bạn không đồng ý công bố. Nếu đã công bố thì câu trả lời đã được gỡ.',
    })
    audit({ subjectKind: 'matter', subjectId: matterId, bodyId: matter.bodyId, after: { mayPublish: agrees } })
    return matter
  },
})
