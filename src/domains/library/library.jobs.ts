import { sql } from 'kysely'
import { addDays, type Day, dayAt } from '#base/day.ts'
import { tellOfFlaggedGuides } from '#domains/library/guides/flagged-guides.store.ts'
import { reviewReliances } from '#domains/library/guides/reliance.store.ts'
import { type LawTurn, lawChangedJob, lawChangedSchema } from '#domains/library/law-changed.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'
import { inOneTransaction, type JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'

/** What a later domain does then, in the same transaction. It may run again for the same change, and then changes nothing. */
export type LawTurnStep = (tx: Tx, turn: LawTurn) => Promise<void>

const calendarKind = 'library.follow-calendar'

/** By kind of job; later domains hand in their steps. */
export function libraryJobs(house: House, steps: readonly LawTurnStep[] = []): Record<string, JobHandler> {
  const turn = (tx: Tx, documentId: string, now: Date) => followLaw(tx, { documentId, now, house, steps })
  return {
    [lawChangedJob]: inOneTransaction((tx, payload, clock) =>
      turn(tx, lawChangedSchema.parse(payload).documentId, clock.now()),
    ),
    [calendarKind]: async ({ database, clock, signal }) => {
      const now = clock.now()
      for (const documentId of await listTurning(database.kysely, dayAt(now))) {
        if (signal.aborted) throw new Error('The worker stops; the next one begins anew.')
        await database.transaction((tx) => turn(tx, documentId, now))
      }
      await noteChecked(database.kysely, dayAt(now))
    },
  }
}

/** Just after midnight: what begins or ends on this day does so without anybody's deed. */
export const librarySchedules: Schedule[] = [{ kind: calendarKind, at: '00:10' }]

type Following = { documentId: string; now: Date; house: Pick<House, 'publicUrl'>; steps: readonly LawTurnStep[] }

async function followLaw(tx: Tx, { documentId, now, house, steps }: Following): Promise<void> {
  const today = dayAt(now)
  const flagged = await reviewReliances(tx, documentId, today)
  const turn = { documentId, today, now, publicUrl: house.publicUrl, flagged }
  for (const step of [tellOfFlaggedGuides, ...steps]) await step(tx, turn)
}

/** A machine that stood still for longer is looked after by people. */
const daysBack = 40
const turningMax = 100_000

/** Documents on which something leans, and those with a day of their own lately. */
async function listTurning(db: Db, today: Day): Promise<string[]> {
  const lately = (column: string) => sql`${sql.ref(column)} between ${addDays(today, -daysBack)} and ${today}`
  const { rows } = await sql<{ id: string }>`
    select distinct document_id as id from law_reliance
    union select id from law_document where ${lately('effective_on')} or ${lately('expires_on')}
    union select to_id from law_relation where ${lately('from_day')} or ${lately('to_day')}
    union select article.document_id from law_article_version version join law_article article on article.id = version.article_id
      where ${lately('version.from_day')} or ${lately('version.to_day')}
    order by id limit ${turningMax}`.execute(db)
  return rows.map(({ id }) => id)
}

/** «Đúng đến ngày…» of all that is read and leans on nothing that changed. */
async function noteChecked(db: Db, today: Day): Promise<void> {
  await sql`
    update guide set checked_on = ${today} where is_public and checked_on is distinct from ${today} and not exists (
      select 1 from law_reliance r where r.kind = 'guide' and r.subject_id = guide.id and r.state = 'flagged')`.execute(
    db,
  )
}
