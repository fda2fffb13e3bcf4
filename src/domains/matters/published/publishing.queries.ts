import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Refusal } from '#base/refusal.ts'
import { findAnswer } from '#domains/matters/answer.store.ts'
import { loadMatter } from '#domains/matters/matter.store.ts'
import type { Matter } from '#domains/matters/matter.ts'
import { findPublishing } from '#domains/matters/published/publishing.store.ts'
import { agrees, type Publishing, refusals, whyNotPublished } from '#domains/matters/published/publishing.ts'
import { loadSubmission } from '#domains/matters/submission.store.ts'
import { findPersonal, maskPersonal, type PersonalFind } from '#engines/personal/find-personal.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may, whereMay } from '#platform/permission/permission.ts'

/** A text with what may tell of somebody, and the same without it. */
export type LookedAt = { text: string; finds: PersonalFind[]; masked: string }

export type PublishingPageProps = {
  matter: Matter
  publishing: Publishing
  agrees: boolean
  /** Why it cannot be prepared now. */
  why: Refusal | undefined
  question: LookedAt
  answer: LookedAt
  /** The answer of the library that was made of it, and whether everybody reads it. */
  guide: { id: string; slug: string; title: string; isPublic: boolean } | undefined
  mayWork: boolean
  mayApprove: boolean
}

export async function loadPublishingPage(
  db: Db,
  actor: Actor,
  today: Day,
  matterId: string,
): Promise<PublishingPageProps> {
  const matter = await loadMatter(db, actor, matterId)
  const submission = await loadSubmission(db, matter.submissionId)
  const publishing = await findPublishing(db, matter.id)
  const answer = await findAnswer(db, matter.id)
  const year = Number(today.slice(0, 4))
  const notAnswered = answer?.state === 'approved' ? undefined : refusals.notAnswered
  const why = whyNotPublished(publishing, { matter, submission, year }) ?? notAnswered
  const isOpen = why === undefined
  const body = await db
    .selectFrom('body')
    .select(['id as bodyId', 'path as bodyPath', 'place_path as placePath'])
    .where('id', '=', matter.bodyId)
    .executeTakeFirstOrThrow()
  return {
    matter,
    publishing,
    agrees: agrees(publishing, submission),
    why,
    question: lookAt(isOpen ? (submission.words ?? '') : '', year),
    answer: lookAt(isOpen ? answer!.text : '', year),
    guide: await findGuideOf(db, publishing),
    mayWork: may(actor, 'work on matters', body),
    mayApprove: may(actor, 'approve matters', body),
  }
}

function lookAt(text: string, year: number): LookedAt {
  const finds = findPersonal(text, year)
  return { text, finds, masked: maskPersonal(text, finds) }
}

/** What was made of it, for the desk and for whoever holds the code. */
export async function findGuideOf(
  db: Db,
  { guideId }: Pick<Publishing, 'guideId'>,
): Promise<PublishingPageProps['guide']> {
  if (guideId === null) return undefined
  return db
    .selectFrom('guide')
    .select(['id', 'slug', 'is_public as isPublic', sql<string>`words ->> 'title'`.as('title')])
    .where('id', '=', guideId)
    .executeTakeFirst()
}

export type ToPublish = { id: string; title: string; bodyName: string; answeredOn: Day; guideState: string | null }

const listMax = 100

/** Answered matters whose person agrees and that nobody published or kept back yet; the oldest answer first. */
export async function listToPublish(db: Db, actor: Actor): Promise<ToPublish[]> {
  const { rows } = await sql<ToPublish>`
    select matter.id, matter.title, coalesce(body.short_name, body.name) as "bodyName", matter.answered_on as "answeredOn",
      guide.state as "guideState"
    from matter join submission on submission.id = matter.submission_id join body on body.id = matter.body_id
      left join matter_publishing publishing on publishing.matter_id = matter.id
      left join guide on guide.id = publishing.guide_id
    where matter.answered_on is not null and not submission.is_secret
      and matter.kind in ('question', 'feedback', 'regulation-feedback', 'information-request')
      and coalesce(publishing.agrees, submission.consents @> '[{"purpose": "publish"}]')
      and coalesce(publishing.kept_back, '') = '' and not coalesce(guide.is_public, false)
      and exists (select 1 from matter_answer answer where answer.matter_id = matter.id and answer.state = 'approved')
      and ${whereMay(actor, 'read matters', 'body')}
    order by matter.answered_on, matter.id limit ${listMax}`.execute(db)
  return rows
}
