import { basename } from 'node:path'
import { type Command, UsageError } from '#app/command.ts'
import { actAs, findBodyTyped } from '#app/commands/find-typed.ts'
import { withHouse } from '#app/commands/with-house.ts'
import { readRegularFile } from '#app/regular-file.ts'
import { Refusal } from '#base/refusal.ts'
import { uploadPlan } from '#domains/plans/acts/upload-plan.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import { perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { House } from '#platform/house.ts'

const filesMax = 1_000

/** A file that is refused does not keep the others out; the exit code says that there was one. */
export const importPlan: Command = {
  arguments: [{ name: 'FILE', repeated: true, summary: { vi: 'tệp kế hoạch', en: 'plan documents' } }],
  options: {
    body: {
      value: 'BODY',
      summary: {
        vi: 'cơ quan ban hành: mã, hoặc vài chữ của tên và nơi (bắt buộc)',
        en: 'who issued it: id, or words of its name and place (required)',
      },
    },
    as: {
      value: 'USERNAME',
      summary: {
        vi: 'người tải lên, phải có quyền ở cơ quan ấy (bắt buộc)',
        en: 'who uploads, with the right to do so at that body (required)',
      },
    },
  },
  async run({ arguments: files, options: { body, as }, print, remark }) {
    if (typeof body !== 'string') throw new UsageError({ vi: 'Thiếu --body.', en: '--body is missing.' })
    if (typeof as !== 'string') throw new UsageError({ vi: 'Thiếu --as.', en: '--as is missing.' })
    if (files.length > filesMax) {
      throw new UsageError({ vi: `Mỗi lần tối đa ${filesMax} tệp.`, en: `At most ${filesMax} files at once.` })
    }
    await withHouse(remark, async (house) => {
      const [actor, bodyId] = [await actAs(house, as), await findBodyTyped(house, body)]
      let refused = 0
      for (const [index, file] of files.entries()) {
        const outcome = await upload(house, actor, bodyId, file)
        const line = `[${index + 1}/${files.length}] ${file}: ${outcome.sentence}`
        if (outcome.isRefused) refused += 1
        if (outcome.isRefused) remark(line)
        else print(line)
      }
      if (refused < files.length) {
        remark('Máy chủ đang chạy thì đọc ngay; chưa chạy thì đọc khi khởi động. / A running server reads them now.')
      }
      if (refused > 0) throw new Refusal(422, `${refused}/${files.length} tệp không nhận được; lý do ở các dòng trên.`)
    })
  },
}

type Outcome = { isRefused: boolean; sentence: string }

async function upload(house: House, actor: Actor, bodyId: string, file: string): Promise<Outcome> {
  try {
    const bytes = await readRegularFile(file, house.uploadSizeMbMax)
    const typed = { bodyId, files: { plan: [{ name: basename(file), bytes }] } }
    const { uploadId, isKnown } = await perform(uploadPlan, { house, actor }, typed)
    const where = `${house.publicUrl}${paths.upload(uploadId)}`
    return { isRefused: false, sentence: isKnown ? `đã có từ trước: ${where}` : `đã nhận: ${where}` }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { isRefused: true, sentence: error.message }
  }
}
