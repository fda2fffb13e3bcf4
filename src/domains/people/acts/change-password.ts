import { z } from 'zod'
import type { Refusal } from '#base/refusal.ts'
import { countFailure, failureKey, findWaiting, forgetFailures } from '#domains/people/failure.store.ts'
import { dropLinks } from '#domains/people/link.store.ts'
import { lockedRefusal, patienceWithName } from '#domains/people/lock-out.ts'
import { checkNewPassword, newPasswordSchema } from '#domains/people/new-password.ts'
import { loadAccount, readAccount, savePassword } from '#domains/people/person.store.ts'
import { personIdOf } from '#domains/people/person.ts'
import { endSessions, type OpenedSession, openSession } from '#domains/people/session.store.ts'
import { act, FormRefusal, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { today } from '#platform/clock.ts'
import type { House } from '#platform/house.ts'
import { hashPassword, verifyPassword } from '#platform/identity/password.ts'

/** Đổi mật khẩu: with the present one; all sessions end, this browser gets a new one. */
export async function changePassword(
  by: { house: House; actor: Actor },
  raw: Record<string, unknown>,
): Promise<OpenedSession> {
  const personId = personIdOf(by.actor)
  const typed = schema.parse(raw)
  const account = await readAccount(by.house.database.kysely, personId, today(by.house.clock))
  checkNewPassword(typed, account)
  const isRight = await verifyPassword(account.passwordHash, typed.current)
  const passwordHash = isRight ? await hashPassword(typed.password) : ''
  const answer = await perform(decideChange, by, { isRight, verifiedHash: account.passwordHash, passwordHash })
  if ('refusal' in answer) throw answer.refusal
  return answer.session
}

const schema = newPasswordSchema.extend({ current: z.string().max(1_000).catch('') })

type Checked = { isRight: boolean; verifiedHash: string | null; passwordHash: string }

const decideChange = act<Checked, { session: OpenedSession } | { refusal: Refusal }>({
  name: 'people.change-password',
  may: 'anyone',
  parse: (raw) => raw as Checked, // from `changePassword` above, never from a form
  async run(context, { isRight, verifiedHash, passwordHash }) {
    const { tx, house, actor, now, today, audit } = context
    const account = await loadAccount(tx, personIdOf(actor), today)
    const keys = [failureKey(house.secretKey, 'name', account.id, patienceWithName)]
    const waiting = await findWaiting(tx, keys, now)
    if (waiting !== undefined) return { refusal: lockedRefusal(waiting) }
    if (!isRight || account.passwordHash !== verifiedHash) {
      await countFailure(tx, keys, now)
      return { refusal: new FormRefusal({ current: 'Mật khẩu hiện tại chưa đúng. Hãy gõ lại.' }) }
    }
    await forgetFailures(tx, keys)
    await savePassword(tx, account.id, passwordHash, now)
    await endSessions(tx, account.id, now)
    await dropLinks(tx, account.id)
    audit({ subjectKind: 'person', subjectId: account.id, bodyId: account.homeBodyId, after: { password: 'changed' } })
    return { session: await openSession(context, { id: account.id, secondFactorDue: false }, undefined) }
  },
})
