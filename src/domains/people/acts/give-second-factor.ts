import { z } from 'zod'
import { countFailure, failureKey, findWaiting, forgetFailures } from '#domains/people/failure.store.ts'
import { lockedRefusal, patienceWithName, refusals } from '#domains/people/lock-out.ts'
import { type Account, loadAccount, saveSecondFactor } from '#domains/people/person.store.ts'
import { refusals as personRefusals } from '#domains/people/person.ts'
import { findSession, openSession, type SignInAnswer } from '#domains/people/session.store.ts'
import { type ActContext, act } from '#platform/acts/act.ts'
import { checkTotp, useRecoveryCode } from '#platform/identity/totp.ts'

/** Xác thực hai lớp: the code of the telephone, or one of the recovery codes, turns the waiting session into a full one. */
export const giveSecondFactor = act<{ code: string; sessionToken: string }, SignInAnswer>({
  name: 'people.give-second-factor',
  may: 'anyone',
  parse: z.object({ code: z.string().max(60).catch(''), sessionToken: z.string().catch('') }).parse,
  async run(context, { code, sessionToken }) {
    const { tx, house, now, today, audit } = context
    const waitingSession = await findSession(tx, sessionToken, now)
    if (waitingSession === undefined || !waitingSession.second_factor_due) throw personRefusals.signInFirst
    const account = await loadAccount(tx, waitingSession.person_id, today)
    const note = (outcome: string) =>
      audit({ subjectKind: 'sign-in', subjectId: account.id, bodyId: account.homeBodyId, after: { outcome } })
    const keys = [failureKey(house.secretKey, 'factor', account.id, patienceWithName)]
    const waiting = await findWaiting(tx, keys, now)
    if (waiting !== undefined) {
      note('second factor locked')
      return { refusal: lockedRefusal(waiting) }
    }
    const used = await useCode(context, account, code)
    if (used === undefined) {
      await countFailure(tx, keys, now)
      note('wrong second factor')
      return { refusal: refusals.wrongCode }
    }
    await forgetFailures(tx, keys)
    const session = await openSession(context, { id: account.id, secondFactorDue: false }, sessionToken)
    note(used)
    return { session }
  },
})

/** Uses the code up; undefined when it is wrong or was used before. */
async function useCode({ tx, house, now }: ActContext, account: Account, code: string): Promise<string | undefined> {
  if (account.totpSealed === null) return undefined
  const { id: personId, totpSealed: sealed, totpLastStep: lastStep } = account
  const step = checkTotp(house.secretKey, { personId, sealed, code, now, lastStep })
  if (step !== undefined) {
    await saveSecondFactor(tx, personId, { lastStep: step })
    return 'signed in with second factor'
  }
  const left = useRecoveryCode(house.secretKey, account.recoveryCodeHashes, code)
  if (left === undefined) return undefined
  await saveSecondFactor(tx, personId, { recoveryCodeHashes: left })
  return `signed in with a recovery code, ${left.length} left`
}
