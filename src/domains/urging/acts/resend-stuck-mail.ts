import { z } from 'zod'
import { findStuckMail } from '#domains/urging/stuck-mail.queries.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'
import { resendMail } from '#platform/mail/queue-mail.ts'
import { refusals } from '#platform/permission/permission.ts'

/** Gửi lại một thư hỏng hoặc chưa rõ đã đến: the decision that the system never takes by itself. */
export const resendStuckMail = act({
  name: 'urging.resend-mail',
  may: 'manage people',
  parse: z.object({ mailId: idField() }).parse,
  async run({ tx, actor, now, audit }, { mailId }) {
    const mail = await findStuckMail(tx, actor, mailId)
    if (mail === undefined) throw refusals.notFound
    await resendMail(tx, mailId, now)
    audit({
      subjectKind: 'mail',
      subjectId: mailId,
      bodyId: mail.bodyId,
      before: { state: mail.state, reply: mail.reply },
      after: { to: mail.to, subject: mail.subject },
    })
  },
})
