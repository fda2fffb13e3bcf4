import { randomBytes, randomInt } from 'node:crypto'
import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { phoneDigits } from '#base/phone.ts'
import { contestOf, listUsableNumbers } from '#domains/learning/contests/contest.store.ts'
import { phaseAt, refusals } from '#domains/learning/contests/contest.ts'
import { drawQuestions } from '#domains/learning/contests/contest-draw.ts'
import { entryNames, entryPass, refusals as entryRefusals, sealName } from '#domains/learning/contests/contest-entry.ts'
import { addEntry, findEntryByForm, freeNumber } from '#domains/learning/contests/entry.store.ts'
import { codeOf } from '#domains/matters/receipt-code.ts'
import { refusals as submissionRefusals } from '#domains/matters/submission.ts'
import { findPlace } from '#domains/places/places.queries.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { lineField } from '#platform/acts/fields.ts'
import { hashToken } from '#platform/identity/session-token.ts'

export type Entered = { code: string; pass: string }

/** From another province, or from abroad. */
const elsewhere = 'noi-khac'

/**
 * Vào thi, by anybody, without an account: questions are drawn once. The same form again is the same entry and the same code; the same
 * telephone (and, where telephones are shared, the same name) is one entry.
 */
export const enterContest = act({
  name: 'learning.enter-contest',
  may: 'anyone',
  parse: z.object({
    formKey: z
      .string({ error: submissionRefusals.oldForm.message })
      .refine((key) => /^[\w-]{43}$/u.test(key), submissionRefusals.oldForm.message),
    slug: z.string({ error: refusals.noContest.message }).max(140),
    name: lineField('họ tên', 120),
    phone: z
      .string({ error: 'Hãy ghi số điện thoại.' })
      .max(40)
      .refine((typed) => phoneDigits(typed) !== undefined, 'Số điện thoại cần từ 8 đến 15 chữ số.'),
    place: z.string({ error: 'Hãy chọn xã, phường.' }).min(1, 'Hãy chọn xã, phường.').max(20),
    group: z.string().max(3).optional(),
    agrees: z.literal('co', {
      error: 'Cần đồng ý thì cơ quan tổ chức mới được ghi họ tên, xã phường để chấm và trao giải.',
    }),
    showsName: z.literal('co').optional(),
  }).parse,
  async run({ tx, house, now, audit }, typed): Promise<Entered> {
    const row = await tx.selectFrom('contest').selectAll().where('slug', '=', typed.slug).executeTakeFirst()
    if (row === undefined || row.state === 'draft' || row.state === 'submitted') throw refusals.noContest
    const contest = contestOf(row)
    const { code, codeHash } = codeOf(house.secretKey, typed.formKey)
    const before = await findEntryByForm(tx, hashToken(typed.formKey))
    if (before !== undefined) {
      if (before.contestId !== contest.id) throw submissionRefusals.oldForm
      return { code, pass: entryPass(house.secretKey, before.id) }
    }
    const phase = phaseAt(contest, now)
    if (phase === 'soon') throw entryRefusals.notOpen
    if (phase === 'closed' || contest.state !== 'approved') throw entryRefusals.closed
    const placeId = typed.place === elsewhere ? null : typed.place
    const place = placeId === null ? undefined : await findPlace(tx, placeId)
    if (placeId !== null && place?.parentId !== contest.provinceId)
      throw new FormRefusal({ place: 'Hãy chọn xã, phường trong danh sách.' })
    const id = newId(now.getTime())
    const seed = randomBytes(16).toString('hex')
    const { phoneHash, nameHash } = entryNames(house.secretKey, contest.id, typed)
    await addEntry(
      tx,
      {
        id,
        contest_id: contest.id,
        number: await freeNumber(tx, contest.id, () => randomInt(10_000_000, 100_000_000)),
        form_hash: hashToken(typed.formKey),
        code_hash: codeHash,
        phone_hash: phoneHash,
        name_hash: nameHash,
        place_id: placeId,
        group_number: groupIn(typed.group, contest.groups.length),
        shows_name: typed.showsName === 'co',
        sealed: sealName(house.secretKey, id, typed.name),
        draw_seed: seed,
        drawn: drawQuestions(seed, await listUsableNumbers(tx, contest.id), contest.drawCount),
        entered_at: now,
      },
      contest.sharesPhones,
    )
    audit({ subjectKind: 'contest', subjectId: contest.id, bodyId: contest.bodyId, after: { entry: id } })
    return { code, pass: entryPass(house.secretKey, id) }
  },
})

function groupIn(typed: string | undefined, groups: number): number | null {
  if (groups === 0) return null
  const number = Number(typed)
  if (typed === undefined || !Number.isInteger(number) || number < 0 || number >= groups)
    throw new FormRefusal({ group: 'Hãy chọn đối tượng.' })
  return number
}
