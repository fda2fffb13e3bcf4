import type { Day } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { explainClock } from '#domains/matters/clocks/explain-clock.ts'
import { clocksOf } from '#domains/matters/clocks/matter-clocks.ts'
import { findFrontDesk } from '#domains/matters/desk/front-desk.queries.ts'
import { findFirst } from '#domains/matters/groups/group.queries.ts'
import { listMattersOf } from '#domains/matters/matter.store.ts'
import type { Matter } from '#domains/matters/matter.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { findGuideOf } from '#domains/matters/published/publishing.queries.ts'
import { findPublishing } from '#domains/matters/published/publishing.store.ts'
import { agrees, isEverPublished } from '#domains/matters/published/publishing.ts'
import { secretCodeHash } from '#domains/matters/receipt-code.ts'
import { listGiven } from '#domains/matters/release/given.queries.ts'
import { loadSubmission } from '#domains/matters/submission.store.ts'
import type { Submission } from '#domains/matters/submission.ts'
import type { Tracked, TrackedMatter } from '#domains/matters/tracking/tracked.ts'
import type { Db } from '#platform/database/database.ts'

/** By a code: the submission, and what was taken out of it because it is secret. */
export async function findSubmissionIds(db: Db, secretKey: Uint8Array, codeHash: string): Promise<string[]> {
  const rows = await db
    .selectFrom('submission')
    .select('id')
    .where('code_hash', 'in', [codeHash, secretCodeHash(secretKey, codeHash)])
    .orderBy('received_at')
    .limit(10)
    .execute()
  return rows.map(({ id }) => id)
}

/** By the link on a receipt; what is secret is found by the code alone. */
export async function findByLink(db: Db, linkHash: string): Promise<string | undefined> {
  const row = await db.selectFrom('submission').select('id').where('link_hash', '=', linkHash).executeTakeFirst()
  return row?.id
}

export async function listTracked(db: Db, submissionIds: readonly string[], today: Day): Promise<Tracked[]> {
  const calendar = await loadCalendar(db)
  const matters = await listMattersOf(db, submissionIds)
  const tracked: Tracked[] = []
  for (const id of submissionIds) {
    const submission = await loadSubmission(db, id)
    const own = matters.filter(({ submissionId }) => submissionId === id)
    tracked.push({
      submission,
      matters: await Promise.all(own.map((matter) => trackedMatter(db, matter, submission, calendar, today))),
      files: submission.isSecret ? [] : await listFileNames(db, id),
    })
  }
  return tracked
}

async function trackedMatter(
  db: Db,
  matter: Matter,
  submission: Submission,
  calendar: Calendar,
  today: Day,
): Promise<TrackedMatter> {
  const body = await db
    .selectFrom('body')
    .select(['name', 'short_name'])
    .where('id', '=', matter.bodyId)
    .executeTakeFirstOrThrow()
  const events = await db
    .selectFrom('matter_event')
    .select(['kind', 'at', 'told'])
    .where('matter_id', '=', matter.id)
    .where('told', '<>', '')
    .orderBy('at')
    .orderBy('id')
    .limit(200)
    .execute()
  const answers = await db
    .selectFrom('matter_answer')
    .leftJoin('advice_signature as signature', (join) =>
      join
        .onRef('signature.matter_id', '=', 'matter_answer.matter_id')
        .onRef('signature.number', '=', 'matter_answer.number'),
    )
    .select(['matter_answer.number', 'text', 'cited', 'approved_at as approvedAt', 'signature.name as signedBy'])
    .where('matter_answer.matter_id', '=', matter.id)
    .where('state', '=', 'approved')
    .orderBy('matter_answer.number', 'desc')
    .limit(20)
    .execute()
  const filed = { ...submission, knewOn: submission.particulars.knewOn ?? null }
  const clocks = clocksOf(matter, filed, calendar, today).filter(({ rule }) => rule.audience === 'everybody')
  return {
    matter,
    bodyName: body.short_name ?? body.name,
    desk: await findFrontDesk(db, matter.bodyId),
    events,
    asked: events.findLast(({ kind }) => kind === 'asked')?.told ?? '',
    given: matter.kind === 'information-request' ? await listGiven(db, matter.id) : [],
    first: await findFirst(db, matter.id),
    answers: answers.map((answer) => ({ ...answer, approvedAt: answer.approvedAt! })),
    publishing: await publishingOf(db, matter, submission),
    clocks: clocks.map((clock) => ({ ...clock, explained: explainClock(clock, calendar) })),
  }
}

async function publishingOf(db: Db, matter: Matter, submission: Submission): Promise<TrackedMatter['publishing']> {
  if (!isEverPublished(matter, submission)) return null
  const publishing = await findPublishing(db, matter.id)
  const guide = await findGuideOf(db, publishing)
  return {
    agrees: agrees(publishing, submission),
    href: guide?.isPublic ? matterPaths.publishedAnswer(guide.slug) : null,
  }
}

async function listFileNames(db: Db, submissionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('matter_file')
    .innerJoin('stored_file', 'stored_file.id', 'matter_file.file_id')
    .select('stored_file.name')
    .where('matter_file.submission_id', '=', submissionId)
    .where('matter_file.origin', '=', 'person')
    .orderBy('matter_file.added_at')
    .limit(60)
    .execute()
  return rows.map(({ name }) => name)
}
