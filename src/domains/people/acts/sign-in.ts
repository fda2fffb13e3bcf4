import { z } from 'zod'
import type { Refusal } from '#base/refusal.ts'
import {
  countFailure,
  type FailureKey,
  failureKey,
  findWaiting,
  forgetFailures,
} from '#domains/people/failure.store.ts'
import { lockedRefusal, patienceWithAddress, patienceWithName, refusals } from '#domains/people/lock-out.ts'
import { type Account, findAccount, loadAccount, savePassword } from '#domains/people/person.store.ts'
import { openSession, type SignInAnswer } from '#domains/people/session.store.ts'
import { type ActContext, act, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { today } from '#platform/clock.ts'
import type { House } from '#platform/house.ts'
import { hashPassword, needsRehash, verifyPassword } from '#platform/identity/password.ts'

/**
 * Đăng nhập bằng mật khẩu. Unknown names and wrong passwords take the same steps, the same time, and get the same sentence. The
 * password is checked before the transaction: Argon2 is slow, and the embedded database has one session for all.
 */
export async function signIn(
  by: { house: House; actor: Actor },
  raw: Record<string, unknown>,
  earlierToken: string | undefined,
): Promise<SignInAnswer> {
  const { userName, password } = signInSchema.parse(raw)
  const account = await findAccount(by.house.database.kysely, userName, today(by.house.clock))
  const isRight = await verifyPassword(account?.passwordHash, password)
  const rehashed = isRight && needsRehash(account!.passwordHash!) ? await hashPassword(password) : undefined
  return perform(decideSignIn, by, { userName, account, isRight, rehashed, earlierToken })
}

const signInSchema = z.object({
  userName: z.string().max(254).catch(''),
  password: z.string().max(1_000).catch(''),
})

type CheckedPassword = {
  userName: string
  account: Account | undefined
  isRight: boolean
  rehashed: string | undefined
  earlierToken: string | undefined
}

const decideSignIn = act<CheckedPassword, SignInAnswer>({
  name: 'people.sign-in',
  may: 'anyone',
  parse: (raw) => raw as CheckedPassword, // from `signIn` above, never from a form
  async run(context, checked) {
    const { tx, now, today } = context
    const { account } = checked
    const keys = keysOf(context, checked)
    const waiting = await findWaiting(tx, keys, now)
    if (waiting !== undefined) return refused(context, account, 'locked', lockedRefusal(waiting))
    if (!checked.isRight || account === undefined) {
      await countFailure(tx, keys, now)
      return refused(context, account, 'wrong password', refusals.wrongPassword)
    }
    const current = await loadAccount(tx, account.id, today)
    // Changed while we checked the old one.
    if (current.passwordHash !== account.passwordHash)
      return refused(context, account, 'wrong password', refusals.wrongPassword)
    await forgetFailures(tx, keys.slice(0, 1))
    if (checked.rehashed !== undefined) await savePassword(tx, account.id, checked.rehashed, now)
    const session = await openSession(
      context,
      { id: account.id, secondFactorDue: current.hasSecondFactor },
      checked.earlierToken,
    )
    note(context, account, session.secondFactorDue ? 'second factor due' : 'signed in')
    return { session }
  },
})

/** The account's key first: a right password forgets that one, not what was tried from the address. */
function keysOf({ house, actor }: ActContext, { userName, account }: CheckedPassword): FailureKey[] {
  const name = account?.id ?? userName // user name and e-mail are one account: one count
  return [
    failureKey(house.secretKey, 'name', name, patienceWithName),
    failureKey(house.secretKey, 'address', actor.address ?? '', patienceWithAddress),
  ]
}

function refused(context: ActContext, account: Account | undefined, outcome: string, refusal: Refusal): SignInAnswer {
  note(context, account, outcome)
  return { refusal }
}

/** Also for names without an account, so that both take as long; what was typed is not kept, it may be a password. */
function note(context: ActContext, account: Account | undefined, outcome: string): void {
  context.audit({
    subjectKind: 'sign-in',
    subjectId: account?.id ?? 'unknown',
    bodyId: account?.homeBodyId ?? null,
    after: { outcome },
  })
}
