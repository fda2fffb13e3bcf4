import { sentAwayKind } from '#domains/matters/tracking/told-by.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import { forgetMailsOf } from '#platform/mail/forget-mails.ts'

/** Of messages that went out to the person an address or a telephone still lies in the outbox: rows go now, files by a job. */
export async function forgetTold({ tx, now }: ActContext, submissionId: string): Promise<void> {
  const events = await tx
    .selectFrom('matter_event')
    .innerJoin('matter', 'matter.id', 'matter_event.matter_id')
    .select('matter_event.id')
    .where('matter.submission_id', '=', submissionId)
    .execute()
  const renewals = await tx
    .selectFrom('matter_code_renewal')
    .select('token_hash')
    .where('submission_id', '=', submissionId)
    .execute()
  const eventIds = events.map(({ id }) => id)
  const mailIds = await forgetMailsOf(tx, [
    ...eventIds.map((id) => `matters.told:${id}`),
    ...renewals.map((renewal) => `matters.renewal:${renewal.token_hash}`),
  ])
  await enqueue(tx, { kind: sentAwayKind, payload: { eventIds, mailIds }, uniqueKey: submissionId, runAt: now })
}
