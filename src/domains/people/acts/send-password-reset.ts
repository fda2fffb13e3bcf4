import { addLink } from '#domains/people/link.store.ts'
import { mailsPerAccount, requestSeal } from '#domains/people/password-reset.ts'
import { passwordResetMail } from '#domains/people/people-mail.ts'
import { findAccount } from '#domains/people/person.store.ts'
import { act } from '#platform/acts/act.ts'
import { takeToken } from '#platform/identity/rate-limit.ts'
import { openSealedText } from '#platform/identity/sealed-text.ts'
import { queueMail } from '#platform/mail/queue-mail.ts'

/** The later half of «Quên mật khẩu»: a link by mail, where there is such an account and it has an e-mail. Returns whether. */
export const sendPasswordReset = act<{ sealed: string }, boolean>({
  name: 'people.send-password-reset',
  may: 'system',
  parse: (raw) => raw as { sealed: string }, // checked by the job
  async run({ tx, house, now, today, audit }, { sealed }) {
    const typed = openSealedText(house.secretKey, requestSeal, sealed)
    const account = typed === undefined ? undefined : await findAccount(tx, typed, today)
    if (account === undefined || account.email === null) return false
    const taken = await takeToken(tx, house.secretKey, `password-reset:${account.id}`, mailsPerAccount, now)
    if (!taken.taken) return false
    const link = await addLink(tx, { personId: account.id, purpose: 'password-reset', createdBy: null }, now)
    const mail = passwordResetMail(account, link, house.publicUrl)
    if (mail !== undefined) await queueMail(tx, { ...mail, now })
    audit({
      subjectKind: 'person',
      subjectId: account.id,
      bodyId: account.homeBodyId,
      after: { link: 'password-reset', sent: 'by mail' },
    })
    return true
  },
})
