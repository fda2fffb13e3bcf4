import type { Day } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { clocksOf } from '#domains/matters/clocks/matter-clocks.ts'
import { listMatterFiles } from '#domains/matters/desk/matter-files.queries.ts'
import { loadMatter } from '#domains/matters/matter.store.ts'
import { isSecretKind, refusals } from '#domains/matters/matter.ts'
import type { PaperMatter } from '#domains/matters/papers/matter-papers.ts'
import { findSubmitter, loadSubmission } from '#domains/matters/submission.store.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** All that a paper of a matter says. Throws `notFound`; of a secret one there are no papers. */
export async function loadPaperMatter(
  db: Db,
  by: { actor: Actor; secretKey: Uint8Array; today: Day; now: Date },
  matterId: string,
): Promise<PaperMatter> {
  const matter = await loadMatter(db, by.actor, matterId)
  if (isSecretKind(matter.kind)) throw refusals.notFound
  const body = await db
    .selectFrom('body')
    .innerJoin('place', 'place.id', 'body.place_id')
    .select(['body.name', 'place.name as placeName'])
    .where('body.id', '=', matter.bodyId)
    .executeTakeFirstOrThrow()
  const submission = await loadSubmission(db, matter.submissionId)
  const filed = { ...submission, knewOn: submission.particulars.knewOn ?? null }
  const solving = clocksOf(matter, filed, await loadCalendar(db), by.today).find(({ rule }) =>
    rule.id.startsWith('complaint.solve'),
  )
  return {
    matter,
    bodyName: body.name,
    placeName: body.placeName,
    submission,
    submitter: await findSubmitter(db, by.secretKey, matter.submissionId),
    fileNames: (await listMatterFiles(db, matter))
      .filter(({ origin }) => origin === 'person')
      .map(({ stored }) => stored.name),
    due: solving?.dueDay ?? null,
    today: by.today,
    now: by.now,
  }
}
