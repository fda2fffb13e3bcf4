import { z } from 'zod'
import { addMatterEvent, loadOwnMatterToChange, saveMatter } from '#domains/matters/matter.store.ts'
import { isSecretKind, type Matter } from '#domains/matters/matter.ts'
import { say } from '#domains/matters/matter-transitions.ts'
import { addToLetter } from '#domains/matters/secret-letter.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Người gửi nói đã xong hay chưa: a fact of its own beside the office's answer. «Chưa xong» is heard at the desk. */
export const sayOutcome = act<
  { matterId: string; submissionIds: string[]; says: 'resolved' | 'not-resolved'; words: string },
  Matter
>({
  name: 'matters.say-outcome',
  may: 'anyone',
  parse: z.object({
    matterId: idField(),
    submissionIds: z.array(z.string()),
    says: z.enum(['resolved', 'not-resolved'], { error: 'Hãy chọn đã xong hay chưa xong.' }),
    words: z
      .string()
      .optional()
      .transform((text) => (text ?? '').normalize('NFC').trim())
      .pipe(z.string().max(2_000, 'Hãy nói ngắn hơn 2.000 chữ cái.')),
  }).parse,
  async run(context, { matterId, submissionIds, says, words }) {
    const { tx, now, today, house, audit } = context
    const before = await loadOwnMatterToChange(tx, submissionIds, matterId)
    const after = say(before, says, today)
    await saveMatter(tx, after, now)
    const isSecret = isSecretKind(before.kind)
    if (isSecret && words !== '') await addToLetter(tx, house.secretKey, before.submissionId, words)
    await addMatterEvent(tx, {
      matterId,
      kind: says === 'resolved' ? 'resolved' : 'unresolved',
      personId: null,
      at: now,
      told: says === 'resolved' ? 'Bạn nói việc đã xong.' : 'Bạn nói việc chưa xong. Cơ quan sẽ xem lại.',
      noted: isSecret ? '' : words,
    })
    audit({ subjectKind: 'matter', subjectId: matterId, bodyId: after.bodyId, after: { personSays: says } })
    return after
  },
})
