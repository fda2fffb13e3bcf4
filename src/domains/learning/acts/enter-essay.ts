import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { entrantFields, entrantIn } from '#domains/learning/acts/steps/entrant-fields.ts'
import { refusals as contestRefusals, phaseAt } from '#domains/learning/contests/contest.ts'
import { type Entered, entryNames, entryPass, sealName } from '#domains/learning/contests/contest-entry.ts'
import { freeNumber } from '#domains/learning/contests/entry.store.ts'
import { countEntries, essayContestOf } from '#domains/learning/essays/essay-contest.store.ts'
import {
  countWords,
  type EssayContest,
  essayFileMbMax,
  essayLettersMax,
  essaysMax,
  refusals,
  tellsWho,
} from '#domains/learning/essays/essay-contest.ts'
import { addEssay, findEssayByForm } from '#domains/learning/essays/essay-entry.store.ts'
import { refusals as submissionRefusals } from '#domains/matters/submission.ts'
import { type ActContext, act, FormRefusal } from '#platform/acts/act.ts'
import { filesField } from '#platform/acts/fields.ts'
import type { FileKind } from '#platform/files/file-kind.ts'
import { extensionOf } from '#platform/files/file-name.ts'
import { keepFile } from '#platform/files/keep-file.ts'
import { codeOf } from '#platform/identity/receipt-code.ts'
import { hashToken } from '#platform/identity/session-token.ts'

const essayKinds: readonly FileKind[] = ['docx', 'doc', 'odt', 'rtf', 'pdf', 'jpeg', 'png', 'heic', 'webp']

/**
 * Gửi bài thi viết, by anybody, without an account: typed, or one file. The same form again is the same entry and the same code; one
 * telephone is one entry. The name that the file had is not kept.
 */
export const enterEssay = act({
  name: 'learning.enter-essay',
  may: 'anyone',
  parse: z.object({
    ...entrantFields,
    words: z
      .string()
      .max(essayLettersMax, `Bài dài quá ${essayLettersMax} chữ cái. Hãy rút gọn.`)
      .optional()
      .transform((text) => (text ?? '').normalize('NFC').replace(/\r\n?/gu, '\n').trim()),
    files: filesField('file'),
  }).parse,
  async run(context, typed): Promise<Entered> {
    const { tx, house, now, audit } = context
    const row = await tx.selectFrom('essay_contest').selectAll().where('slug', '=', typed.slug).executeTakeFirst()
    if (row === undefined || row.state === 'draft' || row.state === 'submitted') throw contestRefusals.noContest
    const contest = essayContestOf(row)
    const { code, codeHash } = codeOf(house.secretKey, typed.formKey)
    const before = await findEssayByForm(tx, hashToken(typed.formKey))
    if (before !== undefined) {
      if (before.contestId !== contest.id) throw submissionRefusals.oldForm
      return { code, pass: entryPass(house.secretKey, before.id) }
    }
    const phase = phaseAt(contest, now)
    if (phase === 'soon') throw refusals.notOpenYet
    if (phase === 'closed') throw refusals.closed
    if ((await countEntries(tx, contest.id)) >= essaysMax) throw refusals.full
    const { placeId, group } = await entrantIn(tx, contest, typed)
    const essay = await essayIn(context, contest, typed)
    const id = newId(now.getTime())
    await addEssay(tx, {
      id,
      contest_id: contest.id,
      number: await freeNumber(tx, 'essay_entry', contest.id, () => randomInt(10_000_000, 100_000_000)),
      form_hash: hashToken(typed.formKey),
      code_hash: codeHash,
      phone_hash: entryNames(house.secretKey, contest.id, typed).phoneHash,
      place_id: placeId,
      group_number: group,
      shows_name: typed.showsName === 'co',
      sealed: sealName(house.secretKey, id, typed.name),
      ...essay,
      entered_at: now,
    })
    audit({ subjectKind: 'essay-contest', subjectId: contest.id, bodyId: contest.bodyId, after: { entries: 1 } })
    return { code, pass: entryPass(house.secretKey, id) }
  },
})

/** Either of the two. What is typed may not be too long, nor tell its markers who wrote it. */
async function essayIn(
  { tx, house, now }: ActContext,
  contest: EssayContest,
  typed: { words: string; files: { name: string; bytes: Uint8Array }[]; name: string; phone: string },
): Promise<{ words: string | null; file_id: string | null }> {
  const { words, files } = typed
  const [file] = files
  if (words === '' && file === undefined) throw new FormRefusal({ words: 'Hãy gõ bài dự thi, hoặc chọn một tệp.' })
  if (words !== '' && file !== undefined)
    throw new FormRefusal({ file: 'Chỉ gửi một trong hai: bài gõ ở trên, hoặc một tệp. Hãy bỏ một.' })
  if (files.length > 1) throw new FormRefusal({ file: 'Mỗi người gửi một tệp. Hãy gộp bài vào một tệp.' })
  if (file === undefined) {
    const count = countWords(words)
    if (count > contest.wordsMax) throw new FormRefusal({ words: refusals.tooLong(count, contest.wordsMax).message })
    if (tellsWho(words, typed))
      throw new FormRefusal({
        words: 'Bài có ghi họ tên hoặc số điện thoại của bạn. Hãy bỏ đi, vì người chấm không được biết bài của ai.',
      })
    return { words, file_id: null }
  }
  const kept = await keepFile(tx, house, {
    name: `bai-du-thi.${/^[a-z]{2,4}$/u.exec(extensionOf(file.name))?.[0] ?? ''}`,
    content: file.bytes,
    uploadedBy: null,
    now,
    allowed: essayKinds,
    sizeBytesMax: Math.min(essayFileMbMax, house.uploadSizeMbMax) * 1_048_576,
  })
  return { words: null, file_id: kept.id }
}
