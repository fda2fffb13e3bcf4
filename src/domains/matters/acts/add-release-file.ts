import { z } from 'zod'
import { matterFields, moveMatter } from '#domains/matters/acts/steps/move-matter.ts'
import { openRelease } from '#domains/matters/acts/steps/open-release.ts'
import { checkOpen } from '#domains/matters/matter.ts'
import { next } from '#domains/matters/matter-transitions.ts'
import { addReleaseFile } from '#domains/matters/release/release.store.ts'
import { fileSizeMbMax } from '#domains/matters/submission.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { filesField, lineField } from '#platform/acts/fields.ts'
import { evidenceKinds } from '#platform/files/file-kind.ts'
import { keepFile } from '#platform/files/keep-file.ts'

/** Thêm tệp để giao: what goes out, and beside it, where something was covered, the original that stays at the desk. */
export const addReleaseFileAct = act({
  name: 'matters.add-release-file',
  may: 'work on matters',
  parse: z.object({ ...matterFields, label: lineField('tên tài liệu', 200), files: z.record(z.string(), z.any()) })
    .parse,
  run: (context, { label, files, ...form }) =>
    moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'released',
      rule: async (matter) => {
        const { tx, house, now } = context
        checkOpen(matter, 'draft')
        const { answer, by } = await openRelease(context, matter.id)
        const [given] = filesField('given').parse(files)
        const [original] = filesField('original').parse(files)
        if (given === undefined) throw new FormRefusal({ given: 'Hãy chọn tệp giao cho người yêu cầu.' })
        const keep = async (file: { name: string; bytes: Uint8Array }) =>
          keepFile(tx, house, {
            name: file.name,
            content: file.bytes,
            uploadedBy: by,
            now,
            allowed: evidenceKinds,
            sizeBytesMax: Math.min(fileSizeMbMax, house.uploadSizeMbMax) * 1_048_576,
          })
        const kept = await keep(given)
        const whole = original === undefined ? undefined : await keep(original)
        if (whole !== undefined && whole.sha256 === kept.sha256)
          throw new FormRefusal({ given: 'Tệp giao giống hệt bản gốc: chưa che phần nào. Hãy chọn bản đã che.' })
        const file = { label, givenId: kept.id, originalId: whole?.id ?? null }
        await addReleaseFile(tx, { matterId: matter.id, number: answer.number }, file, { personId: by, at: now })
        return next(matter, {})
      },
    }),
})
