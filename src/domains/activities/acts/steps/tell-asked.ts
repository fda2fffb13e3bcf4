import { showDay } from '#base/day.ts'
import type { Finding } from '#domains/activities/supervision/supervision.ts'
import { supervisionPaths } from '#domains/activities/supervision/supervision-paths.ts'
import { loadBody } from '#domains/bodies/bodies.queries.ts'
import { shortNameOf } from '#domains/bodies/body.ts'
import { listOfficersByMail } from '#domains/people/officers.queries.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { queueMails } from '#platform/mail/queue-mail.ts'

type Telling = Pick<Finding, 'id' | 'supervisionId' | 'bodyId' | 'askedBodyId' | 'text' | 'dueOn' | 'version'> & {
  /** Why the answer before was not taken; '' for a new finding. */
  reason: string
}

/** Thư báo to whoever may answer at the body that is asked, but not to who writes it: what is asked, and by when. */
export async function tellAsked(
  { tx, house, actor, now, today }: Pick<ActContext, 'tx' | 'house' | 'actor' | 'now' | 'today'>,
  { id, supervisionId, bodyId, askedBodyId, text, dueOn, version, reason }: Telling,
): Promise<number> {
  const told = (await listOfficersByMail(tx, askedBodyId, today, 'record activities')).filter(
    (one) => one.id !== actor.personId,
  )
  const asking = shortNameOf(await loadBody(tx, bodyId))
  await queueMails(
    tx,
    told.map(({ id: personId, name, email }) => ({
      to: email,
      subject: `${reason === '' ? 'Kiến nghị chờ trả lời' : 'Trả lời chưa được, kiến nghị mở lại'}: trước ngày ${showDay(dueOn)}`,
      text: [
        `Kính gửi ông/bà ${name},`,
        `${asking} kiến nghị với cơ quan ông/bà:`,
        text,
        ...(reason === '' ? [] : [`Trả lời lần trước chưa được: ${reason}`]),
        `Đề nghị trả lời trước ngày ${showDay(dueOn)}. Mở trang này, ghi trả lời vào kiến nghị:`,
        `${house.publicUrl}${supervisionPaths.one(supervisionId)}`,
      ].join('\n\n'),
      uniqueKey: `activities.finding:${id}:${version}:${personId}`,
      now,
    })),
  )
  return told.length
}
