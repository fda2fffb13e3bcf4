import { z } from 'zod'
import { type Day, dayAt, isDay } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { digestComposerKey } from '#domains/urging/digest.store.ts'
import { itemCountOf } from '#domains/urging/digest.ts'
import { listLines } from '#domains/urging/digest-lines.queries.ts'
import { digestMail } from '#domains/urging/digest-mail.ts'
import type { DigestSource } from '#domains/urging/digest-source.queries.ts'
import type { Db } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'
import type { MailComposers } from '#platform/mail/composer.ts'

const payloadSchema = z.object({ personId: z.uuid(), day: z.string().refine(isDay) })

/** Soạn bản tin lúc trao thư: a digest goes as things stand then; when all is done, or a newer one is there, it does not go. */
export function digestComposers(
  { publicUrl }: Pick<House, 'publicUrl'>,
  sources: readonly DigestSource[] = [],
): MailComposers {
  return {
    [digestComposerKey]: async ({ database, now }, payload) => {
      const { personId, day } = payloadSchema.parse(payload)
      const db = database.kysely
      const today = dayAt(now)
      const reader = await findReader(db, personId, today)
      if (reader === undefined) return { dropBecause: dropped.unwanted }
      const digest = await findDigest(db, personId, day, today)
      if (digest === undefined || digest.isOutdone) return { dropBecause: dropped.newer }
      const lines = await listLines(db, await loadActor(db, personId, today), digest.refs, today, sources)
      const more = itemCountOf(digest.counts) - digest.refs.length
      if (lines.length + more === 0) return { dropBecause: dropped.done }
      const calendar = await loadCalendar(db)
      return { to: reader.email, ...digestMail({ name: reader.name, today, lines, more, publicUrl, calendar }) }
    },
  }
}

export const dropped = {
  done: 'không gửi, vì việc đã xong',
  newer: 'không gửi, vì đã có bản tin của ngày sau',
  unwanted: 'không gửi, vì tài khoản đã đóng, không có địa chỉ hoặc đã tắt thư',
}

async function findReader(db: Db, personId: string, today: Day): Promise<{ name: string; email: string } | undefined> {
  const row = await db
    .selectFrom('person')
    .leftJoin('urging_choice as choice', 'choice.person_id', 'person.id')
    .select(['person.name', 'person.email', 'person.closed_on', 'choice.by_mail'])
    .where('person.id', '=', personId)
    .executeTakeFirst()
  if (row === undefined || row.email === null || row.by_mail === false) return undefined
  if (row.closed_on !== null && row.closed_on <= today) return undefined
  return { name: row.name, email: row.email }
}

/** `isOutdone`: a later day has a digest already; one of a day to come, made by a clock that ran ahead, counts for nothing. */
async function findDigest(db: Db, personId: string, day: Day, today: Day) {
  const row = await db
    .selectFrom('digest')
    .select(['refs', 'counts'])
    .where('person_id', '=', personId)
    .where('day', '=', day)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const later = await db
    .selectFrom('digest')
    .select('day')
    .where('person_id', '=', personId)
    .where('day', '>', day)
    .where('day', '<=', today)
    .executeTakeFirst()
  return { ...row, isOutdone: later !== undefined }
}
