import { z } from 'zod'
import type { Database } from '#platform/database/database.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import type { MailComposers } from '#platform/mail/composer.ts'
import { deliverMail } from '#platform/mail/deliver-mail.ts'
import { deliverKind } from '#platform/mail/outgoing-mail.ts'
import { enqueueDelivery } from '#platform/mail/queue-mail.ts'
import type { MailTransport } from '#platform/mail/transport.ts'

const payloadSchema = z.object({ mailId: z.uuid() })

/** By kind of job: `mail.deliver`, one job a mail; `mail.sweep`, nightly. `composers`: who writes a mail anew at hand-over. */
export function mailJobs(transport: MailTransport, composers: MailComposers = {}): Record<string, JobHandler> {
  return {
    [deliverKind]: (work, payload) => deliverMail(work, transport, payloadSchema.parse(payload).mailId, composers),
    [sweepKind]: (work) => sweepMail(work.database, work.clock.now()),
  }
}

const sweepKind = 'mail.sweep'

export const mailSchedules: Schedule[] = [{ kind: sweepKind, at: '03:10' }]

const forgottenAfterMs = 3_600_000
const sentKeptMs = 365 * 86_400_000
const sweptMax = 1_000

/** Gives mails whose job died (every try ended in a fault) a new one, and forgets mails sent or dropped a year ago. */
export async function sweepMail(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - forgottenAfterMs)
  await database.transaction(async (tx) => {
    const forgotten = await tx
      .selectFrom('outgoing_mail')
      .select('id')
      .where((where) =>
        where.or([
          where.and([where('state', '=', 'waiting'), where('next_try_at', '<', before)]),
          where.and([where('state', 'in', ['claimed', 'sending']), where('claimed_at', '<', before)]),
        ]),
      )
      .limit(sweptMax)
      .execute()
    for (const { id } of forgotten) await enqueueDelivery(tx, id, now)
  })
  await database.kysely
    .deleteFrom('outgoing_mail')
    .where('state', 'in', ['sent', 'dropped'])
    .where('ended_at', '<', new Date(now.getTime() - sentKeptMs))
    .execute()
}
