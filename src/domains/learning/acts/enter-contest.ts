import { randomBytes, randomInt } from 'node:crypto'
import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { entrantFields, entrantIn } from '#domains/learning/acts/steps/entrant-fields.ts'
import { contestOf, listUsableNumbers } from '#domains/learning/contests/contest.store.ts'
import { phaseAt, refusals } from '#domains/learning/contests/contest.ts'
import { drawQuestions } from '#domains/learning/contests/contest-draw.ts'
import {
  type Entered,
  entryNames,
  entryPass,
  refusals as entryRefusals,
  sealName,
} from '#domains/learning/contests/contest-entry.ts'
import { addEntry, findEntryByForm, freeNumber } from '#domains/learning/contests/entry.store.ts'
import { refusals as submissionRefusals } from '#domains/matters/submission.ts'
import { act } from '#platform/acts/act.ts'
import { codeOf } from '#platform/identity/receipt-code.ts'
import { hashToken } from '#platform/identity/session-token.ts'

/**
 * Vào thi, by anybody, without an account: questions are drawn once. The same form again is the same entry and the same code; the same
 * telephone (and, where telephones are shared, the same name) is one entry.
 */
export const enterContest = act({
  name: 'learning.enter-contest',
  may: 'anyone',
  parse: z.object({
    ...entrantFields,
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
    const { placeId, group } = await entrantIn(tx, contest, typed)
    const id = newId(now.getTime())
    const seed = randomBytes(16).toString('hex')
    const { phoneHash, nameHash } = entryNames(house.secretKey, contest.id, typed)
    await addEntry(
      tx,
      {
        id,
        contest_id: contest.id,
        number: await freeNumber(tx, 'contest_entry', contest.id, () => randomInt(10_000_000, 100_000_000)),
        form_hash: hashToken(typed.formKey),
        code_hash: codeHash,
        phone_hash: phoneHash,
        name_hash: nameHash,
        place_id: placeId,
        group_number: group,
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
