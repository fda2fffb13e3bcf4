import { Refusal } from '#base/refusal.ts'
import { useLink } from '#domains/people/link.store.ts'
import { type Account, findAccount, findLinkedPerson, linkIdentity, loadAccount } from '#domains/people/person.store.ts'
import { type OpenedSession, openSession } from '#domains/people/session.store.ts'
import { type ActContext, act } from '#platform/acts/act.ts'
import type { OidcClaims } from '#platform/identity/oidc.ts'

export const refusals = {
  noAccount: new Refusal(
    403,
    'Tài khoản đăng nhập chung này chưa gắn với cán bộ nào ở đây. Hãy nhờ người quản trị của cơ quan mời, hoặc đăng nhập bằng mật khẩu.',
  ),
  otherPerson: new Refusal(
    409,
    'Tài khoản đăng nhập chung này đã gắn với một cán bộ khác. Hãy đăng nhập đúng tài khoản của mình rồi mở lại liên kết mời.',
  ),
}

/** What came back from the provider, checked there. `linkToken`: the invitation with which the person set out. */
export type ProviderSignIn = { claims: OidcClaims; linkToken: string | undefined; earlierToken: string | undefined }

/**
 * Đăng nhập qua hệ thống đăng nhập chung. An account is never made here: it must be linked already, or be linked now by an
 * administrator's invitation, or by an e-mail that the provider has verified and the account carries.
 */
export const signInWithProvider = act<ProviderSignIn, OpenedSession>({
  name: 'people.sign-in-with-provider',
  may: 'anyone',
  parse: (raw) => raw as ProviderSignIn, // from the callback, never from a form
  async run(context, { claims, linkToken, earlierToken }) {
    const account = await whoseClaims(context, claims, linkToken)
    if (account === undefined) throw refusals.noAccount
    context.audit({
      subjectKind: 'sign-in',
      subjectId: account.id,
      bodyId: account.homeBodyId,
      after: { outcome: account.hasSecondFactor ? 'second factor due' : 'signed in', issuer: claims.issuer },
    })
    return openSession(context, { id: account.id, secondFactorDue: account.hasSecondFactor }, earlierToken)
  },
})

async function whoseClaims(
  context: ActContext,
  { issuer, subject, email }: OidcClaims,
  linkToken: string | undefined,
): Promise<Account | undefined> {
  const { tx, now, today } = context
  const linkedId = await findLinkedPerson(tx, issuer, subject)
  if (linkToken !== undefined) {
    const link = await useLink(tx, linkToken, ['invitation'], { now, today })
    if (linkedId !== undefined && linkedId !== link.person_id) throw refusals.otherPerson
    return linkNow(context, { issuer, subject, personId: link.person_id! }, 'invitation')
  }
  if (linkedId !== undefined) return loadAccount(tx, linkedId, today)
  const byEmail = email === undefined ? undefined : await findAccount(tx, email, today)
  if (byEmail === undefined || byEmail.email?.toLowerCase() !== email?.toLowerCase()) return undefined
  return linkNow(context, { issuer, subject, personId: byEmail.id }, 'verified e-mail')
}

async function linkNow(
  { tx, now, today, audit }: ActContext,
  identity: { issuer: string; subject: string; personId: string },
  by: string,
): Promise<Account> {
  const account = await loadAccount(tx, identity.personId, today)
  await linkIdentity(tx, identity, now)
  if ((await findLinkedPerson(tx, identity.issuer, identity.subject)) !== account.id) throw refusals.otherPerson
  audit({
    subjectKind: 'person',
    subjectId: account.id,
    bodyId: account.homeBodyId,
    after: { linkedTo: identity.issuer, by },
  })
  return account
}
