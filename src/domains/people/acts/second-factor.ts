import { z } from 'zod'
import { Refusal } from '#base/refusal.ts'
import { loadAccount, readAccount, saveSecondFactor } from '#domains/people/person.store.ts'
import { personIdOf } from '#domains/people/person.ts'
import { openSecondFactorOffer } from '#domains/people/second-factor-offer.ts'
import { endOtherSessions, rotateSessions } from '#domains/people/session.store.ts'
import { act, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { today } from '#platform/clock.ts'
import type { House } from '#platform/house.ts'
import { verifyPassword } from '#platform/identity/password.ts'
import { checkTotp, newRecoveryCodes } from '#platform/identity/totp.ts'

export const refusals = {
  staleOffer: new Refusal(410, 'Mã QR này đã cũ. Hãy mở lại trang «Bật xác thực hai lớp» để lấy mã mới.'),
  wrongCode: new Refusal(
    422,
    'Mã 6 số chưa đúng. Hãy kiểm tra giờ của điện thoại đã đặt tự động, rồi nhập mã đang hiện.',
  ),
  wrongPassword: new Refusal(422, 'Mật khẩu chưa đúng. Hãy gõ lại mật khẩu đang dùng.'),
  notOn: new Refusal(409, 'Tài khoản này chưa bật xác thực hai lớp.'),
}

/** Bật xác thực hai lớp: a code of the telephone proves that it was set up. Other sessions end; the recovery codes are shown once. */
export const turnOnSecondFactor = act<{ offer: string; code: string; sessionToken: string }, { codes: string[] }>({
  name: 'people.turn-on-second-factor',
  may: 'anyone',
  parse: z.object({
    offer: z.string().max(4_000).catch(''),
    code: z.string().max(20).catch(''),
    sessionToken: z.string().catch(''),
  }).parse,
  async run({ tx, house, actor, now, today, audit }, { offer, code, sessionToken }) {
    const account = await loadAccount(tx, personIdOf(actor), today)
    const opened = openSecondFactorOffer(house.secretKey, account.id, offer, now)
    if (opened === undefined) throw refusals.staleOffer
    const { sealed } = opened
    const lastStep = checkTotp(house.secretKey, { personId: account.id, sealed, code, now, lastStep: null })
    if (lastStep === undefined) throw refusals.wrongCode
    const { codes, hashes } = newRecoveryCodes(house.secretKey)
    await saveSecondFactor(tx, account.id, { sealed, lastStep, recoveryCodeHashes: hashes })
    await endOtherSessions(tx, account.id, sessionToken, now)
    await rotateSessions(tx, account.id)
    audit({
      subjectKind: 'person',
      subjectId: account.id,
      bodyId: account.homeBodyId,
      after: { secondFactor: 'turned on' },
    })
    return { codes }
  },
})

/** Tắt xác thực hai lớp, with the password. */
export async function turnOffSecondFactor(by: { house: House; actor: Actor }, raw: Record<string, unknown>) {
  return perform(decideTurnOff, by, await withCheckedPassword(by, raw))
}

/** Mã dự phòng mới, with the password; the old ones end. */
export async function renewRecoveryCodes(by: { house: House; actor: Actor }, raw: Record<string, unknown>) {
  return perform(decideRenewal, by, await withCheckedPassword(by, raw))
}

type CheckedPassword = { verifiedHash: string | null }

async function withCheckedPassword(by: { house: House; actor: Actor }, raw: unknown): Promise<CheckedPassword> {
  const { password } = z.object({ password: z.string().max(1_000).catch('') }).parse(raw)
  const account = await readAccount(by.house.database.kysely, personIdOf(by.actor), today(by.house.clock))
  if (!(await verifyPassword(account.passwordHash, password))) throw refusals.wrongPassword
  return { verifiedHash: account.passwordHash }
}

const decideTurnOff = act<CheckedPassword, void>({
  name: 'people.turn-off-second-factor',
  may: 'anyone',
  parse: (raw) => raw as CheckedPassword, // from above, never from a form
  async run({ tx, actor, today, audit }, { verifiedHash }) {
    const account = await loadAccount(tx, personIdOf(actor), today)
    if (account.passwordHash !== verifiedHash) throw refusals.wrongPassword
    if (account.totpSealed === null) throw refusals.notOn
    await saveSecondFactor(tx, account.id, { sealed: null, lastStep: null, recoveryCodeHashes: [] })
    audit({
      subjectKind: 'person',
      subjectId: account.id,
      bodyId: account.homeBodyId,
      after: { secondFactor: 'turned off' },
    })
  },
})

const decideRenewal = act<CheckedPassword, string[]>({
  name: 'people.renew-recovery-codes',
  may: 'anyone',
  parse: (raw) => raw as CheckedPassword, // from above, never from a form
  async run({ tx, house, actor, today, audit }, { verifiedHash }) {
    const account = await loadAccount(tx, personIdOf(actor), today)
    if (account.passwordHash !== verifiedHash) throw refusals.wrongPassword
    if (account.totpSealed === null) throw refusals.notOn
    const { codes, hashes } = newRecoveryCodes(house.secretKey)
    await saveSecondFactor(tx, account.id, { recoveryCodeHashes: hashes })
    audit({
      subjectKind: 'person',
      subjectId: account.id,
      bodyId: account.homeBodyId,
      after: { recoveryCodes: 'renewed' },
    })
    return codes
  },
})
