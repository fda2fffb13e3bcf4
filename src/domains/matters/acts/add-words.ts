import { z } from 'zod'
import { keepFiles } from '#domains/matters/acts/steps/store-submission.ts'
import { addMatterEvent, loadOwnMatterToChange, saveMatter } from '#domains/matters/matter.store.ts'
import { isSecretKind, type Matter } from '#domains/matters/matter.ts'
import { hear } from '#domains/matters/matter-transitions.ts'
import { addToLetter } from '#domains/matters/secret-letter.store.ts'
import { filesMax } from '#domains/matters/submission.ts'
import { act } from '#platform/acts/act.ts'
import { filesField, idField, textField } from '#platform/acts/fields.ts'
import { checkFileCount } from '#platform/files/keep-file.ts'

/** Người gửi bổ sung: more words and files for a matter that is not over. */
export const addWords = act<
  { matterId: string; submissionIds: string[]; words: string; files: { name: string; bytes: Uint8Array }[] },
  Matter
>({
  name: 'matters.add-words',
  may: 'anyone',
  parse: z.object({
    matterId: idField(),
    submissionIds: z.array(z.string()),
    words: textField('điều muốn bổ sung', 1, 4_000),
    files: filesField('files'),
  }).parse,
  async run(context, { matterId, submissionIds, words, files }) {
    const { tx, now, house, audit } = context
    checkFileCount(files, filesMax)
    const before = await loadOwnMatterToChange(tx, submissionIds, matterId)
    const after = hear(before)
    const isSecret = isSecretKind(before.kind)
    await saveMatter(tx, after, now)
    if (isSecret) await addToLetter(tx, house.secretKey, before.submissionId, words)
    await keepFiles(context, { submissionId: before.submissionId, matterId }, files, isSecret)
    await addMatterEvent(tx, {
      matterId,
      kind: 'added',
      personId: null,
      at: now,
      told: 'Bạn đã gửi thêm thông tin.',
      noted: isSecret ? '' : words,
    })
    audit({
      subjectKind: 'matter',
      subjectId: matterId,
      bodyId: after.bodyId,
      after: { added: true, files: files.length },
    })
    return after
  },
})
