import { z } from 'zod'
import { failureKey, forgetFailures } from '#domains/people/failure.store.ts'
import { addGrant } from '#domains/people/grant.store.ts'
import { dropLinks, loadLink, useLink } from '#domains/people/link.store.ts'
import { patienceWithName } from '#domains/people/lock-out.ts'
import { checkNewPassword, newPasswordSchema } from '#domains/people/new-password.ts'
import { type LinkPurpose, refusals } from '#domains/people/one-time-link.ts'
import { addPerson, loadAccount, readAccount, savePassword } from '#domains/people/person.store.ts'
import { emailField, userNameField } from '#domains/people/person-fields.ts'
import { endSessions, type OpenedSession, openSession } from '#domains/people/session.store.ts'
import { act, parseTyped, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { lineField } from '#platform/acts/fields.ts'
import { today } from '#platform/clock.ts'
import type { House } from '#platform/house.ts'
import { hashPassword } from '#platform/identity/password.ts'

type By = { house: House; actor: Actor }

/** Đặt mật khẩu bằng liên kết (mời, quên mật khẩu): the link is used up, all sessions end, the person is signed in. */
export async function setPasswordByLink(
  by: By,
  raw: Record<string, unknown>,
): Promise<{ session: OpenedSession; purpose: LinkPurpose }> {
  const { token, ...typed } = newPasswordSchema.extend({ token: z.string() }).parse(raw)
  const { database, clock } = by.house
  const link = await loadLink(database.kysely, token, clock.now(), today(clock))
  if (link.person_id === null) throw refusals.notValid
  checkNewPassword(typed, await readAccount(database.kysely, link.person_id, today(clock)))
  const session = await perform(usePasswordLink, by, { token, passwordHash: await hashPassword(typed.password) })
  return { session, purpose: link.purpose }
}

/** Người quản trị đầu tiên: makes the account of whoever holds the link of an empty system, for the whole system. */
export async function becomeFirstAdministrator(by: By, raw: Record<string, unknown>): Promise<OpenedSession> {
  const entry = parseTyped(firstSchema.parse, raw)
  const { database, clock } = by.house
  const link = await loadLink(database.kysely, entry.token, clock.now(), today(clock))
  if (link.purpose !== 'first-administrator') throw refusals.notValid
  checkNewPassword(entry, entry)
  const { password: _, repeated: __, ...rest } = entry
  return perform(useFirstLink, by, { ...rest, passwordHash: await hashPassword(entry.password) })
}

const firstSchema = newPasswordSchema.extend({
  token: z.string(),
  name: lineField('họ và tên', 120),
  userName: userNameField(),
  email: emailField(),
})

const usePasswordLink = act<{ token: string; passwordHash: string }, OpenedSession>({
  name: 'people.set-password-by-link',
  may: 'anyone',
  parse: (raw) => raw as { token: string; passwordHash: string }, // from above, never from a form
  async run(context, { token, passwordHash }) {
    const { tx, house, now, today, audit } = context
    const link = await useLink(tx, token, ['invitation', 'password-reset'], { now, today })
    const account = await loadAccount(tx, link.person_id!, today)
    await savePassword(tx, account.id, passwordHash, now)
    await endSessions(tx, account.id, now)
    await dropLinks(tx, account.id)
    await forgetFailures(tx, [failureKey(house.secretKey, 'name', account.id, patienceWithName)])
    audit({
      subjectKind: 'person',
      subjectId: account.id,
      bodyId: account.homeBodyId,
      after: { password: 'set', by: link.purpose },
    })
    // Whoever reads the mail still needs the telephone.
    return openSession(context, { id: account.id, secondFactorDue: account.hasSecondFactor }, undefined)
  },
})

type First = { token: string; name: string; userName: string; email: string | null; passwordHash: string }

const useFirstLink = act<First, OpenedSession>({
  name: 'people.become-first-administrator',
  may: 'anyone',
  parse: (raw) => raw as First, // from above, never from a form
  async run(context, { token, passwordHash, ...entry }) {
    const { tx, now, today, audit } = context
    await useLink(tx, token, ['first-administrator'], { now, today })
    const person = await addPerson(tx, { ...entry, phone: null, title: 'Quản trị hệ thống', homeBodyId: null }, now)
    await savePassword(tx, person.id, passwordHash, now)
    await addGrant(
      tx,
      {
        personId: person.id,
        role: 'administrator',
        bodyId: null,
        reach: 'subtree',
        fromDay: today,
        toDay: null,
        actingFor: null,
        lentGrantId: null,
        reason: 'Người quản trị đầu tiên',
      },
      { personId: null, now },
    )
    audit({
      subjectKind: 'person',
      subjectId: person.id,
      bodyId: null,
      after: { ...entry, role: 'administrator', at: 'the whole system' },
    })
    return openSession(context, { id: person.id, secondFactorDue: false }, undefined)
  },
})
