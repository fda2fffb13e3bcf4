import { z } from 'zod'
import { matterFields, moveMatter } from '#domains/matters/acts/steps/move-matter.ts'
import { isNamed } from '#domains/matters/denouncer.store.ts'
import { isSecretKind, refusals } from '#domains/matters/matter.ts'
import { next } from '#domains/matters/matter-transitions.ts'
import { addMatterFile } from '#domains/matters/submission.store.ts'
import { fileSizeMbMax, filesMax } from '#domains/matters/submission.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { filesField, lineField, textField } from '#platform/acts/fields.ts'
import { evidenceKinds } from '#platform/files/file-kind.ts'
import { checkFileCount, keepFile } from '#platform/files/keep-file.ts'

/** Tách thông tin người tố cáo: what verifiers are given, text and copies of files, looked at by somebody who is named. */
export const stripDenunciation = act({
  name: 'matters.strip-denunciation',
  may: 'work on matters',
  parse: z.object({
    ...matterFields,
    title: lineField('trích yếu', 200),
    stripped: textField('nội dung đã tách', 10, 15_000),
    files: filesField('files'),
  }).parse,
  run: (context, { title, stripped, files, ...form }) =>
    moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'stripped',
      rule: async (matter) => {
        const { tx, house, actor, now } = context
        if (!isSecretKind(matter.kind)) throw refusals.notSecret
        if (!(await isNamed(tx, matter.id, actor.personId))) throw refusals.notNamed
        checkFileCount(files, filesMax)
        for (const file of files) {
          const kept = await keepFile(tx, house, {
            name: file.name,
            content: file.bytes,
            uploadedBy: actor.personId,
            now,
            allowed: evidenceKinds,
            sizeBytesMax: Math.min(fileSizeMbMax, house.uploadSizeMbMax) * 1_048_576,
          })
          const of = { submissionId: matter.submissionId, matterId: matter.id, fileId: kept.id }
          await addMatterFile(tx, { ...of, origin: 'stripped' }, { personId: personIdOf(actor), at: now })
        }
        return next(matter, { title, stripped })
      },
    }),
})
