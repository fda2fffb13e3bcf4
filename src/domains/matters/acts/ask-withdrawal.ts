import { z } from 'zod'
import { addMatterEvent, loadOwnMatterToChange, saveMatter } from '#domains/matters/matter.store.ts'
import { isSecretKind, type Matter } from '#domains/matters/matter.ts'
import { askWithdrawal as asks } from '#domains/matters/matter-transitions.ts'
import { addToLetter } from '#domains/matters/secret-letter.store.ts'
import { act, parseTyped } from '#platform/acts/act.ts'
import { idField, textField } from '#platform/acts/fields.ts'

const withdrawalWords = textField('điều bạn muốn rút và vì sao', 10, 2_000)

/** What was written, before it is shown once more. */
export function readWithdrawalWords(raw: unknown): string {
  return parseTyped(z.object({ words: withdrawalWords }).parse, raw).words
}

/** Xin rút khiếu nại, tố cáo: a request in writing. Nothing ends by it; the desk records the signed letter. */
export const askWithdrawal = act<{ matterId: string; submissionIds: string[]; words: string }, Matter>({
  name: 'matters.ask-withdrawal',
  may: 'anyone',
  parse: z.object({ matterId: idField(), submissionIds: z.array(z.string()), words: withdrawalWords }).parse,
  async run({ tx, now, today, house, audit }, { matterId, submissionIds, words }) {
    const before = await loadOwnMatterToChange(tx, submissionIds, matterId)
    const after = asks(before, today)
    await saveMatter(tx, after, now)
    const isSecret = isSecretKind(before.kind)
    if (isSecret) await addToLetter(tx, house.secretKey, before.submissionId, `Xin rút: ${words}`)
    await addMatterEvent(tx, {
      matterId,
      kind: 'withdrawal-asked',
      personId: null,
      at: now,
      told: 'Bạn đã gửi đề nghị rút. Cơ quan chờ đơn rút có chữ ký hoặc điểm chỉ.',
      noted: isSecret ? '' : words,
    })
    audit({ subjectKind: 'matter', subjectId: matterId, bodyId: after.bodyId, after: { withdrawalAsked: true } })
    return after
  },
})
