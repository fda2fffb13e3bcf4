import { sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { hideSmall } from '#base/small-cells.ts'
import { enoughForTopic, isTopic, type Topic, topicOf, type UnansweredTopic } from '#domains/matters/feeds/topic.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

const yearDays = 365
const waitsTooLongDays = 30
const mattersMax = 20_000

/** Topics of the last twelve months at bodies where the person works on matters, that nobody decided on this year; the most first. */
export async function listUnansweredTopics(db: Db, actor: Actor, today: Day): Promise<UnansweredTopic[]> {
  const from = addDays(today, -yearDays)
  const { rows: matters } = await sql<{ bodyId: string; bodyName: string; placeId: string; title: string }>`
    select body.id as "bodyId", coalesce(body.short_name, body.name) as "bodyName", body.place_id as "placeId", matter.title
    from matter join body on body.id = matter.body_id join submission on submission.id = matter.submission_id
    where not submission.is_secret and matter.kind in ('question', 'feedback', 'regulation-feedback')
      and matter.received_on > ${from} and (matter.was_late or matter.person_says = 'not-resolved'
        or (matter.state in ('received', 'in-review', 'waiting')
          and (matter.late_after < ${today} or matter.received_on < ${addDays(today, -waitsTooLongDays)})))
      and ${whereMay(actor, 'work on matters', 'body')}
    order by matter.received_at desc limit ${mattersMax}`.execute(db)
  const { rows: stories } = await sql<{ bodyId: string; bodyName: string; topic: string; stories: number }>`
    select body.id as "bodyId", coalesce(body.short_name, body.name) as "bodyName", story.topic, sum(story.stories)::int as stories
    from unmet_story story join body on body.place_id = story.place_id and body.kind = 'ubnd' and body.to_day is null
    where story.month > ${from} and ${whereMay(actor, 'work on matters', 'body')}
    group by body.id, story.topic`.execute(db)
  const counted = new Map<
    string,
    { bodyId: string; bodyName: string; topic: Topic; matters: number; stories: number }
  >()
  const add = (bodyId: string, bodyName: string, topic: Topic, more: { matters: number; stories: number }) => {
    const before = counted.get(`${bodyId} ${topic}`) ?? { bodyId, bodyName, topic, matters: 0, stories: 0 }
    counted.set(`${bodyId} ${topic}`, {
      ...before,
      matters: before.matters + more.matters,
      stories: before.stories + more.stories,
    })
  }
  for (const { bodyId, bodyName, title } of matters) add(bodyId, bodyName, topicOf(title), { matters: 1, stories: 0 })
  for (const { bodyId, bodyName, topic, stories: count } of stories)
    if (isTopic(topic)) add(bodyId, bodyName, topic, { matters: 0, stories: count })
  const decided = await listDecided(db, today)
  return [...counted.values()]
    .filter(({ bodyId, topic }) => !decided.has(`${bodyId} ${topic}`))
    .map(({ matters: asked, stories: told, ...one }) => {
      const [matterCell, storyCell] = hideSmall([asked, told])
      return { ...one, total: asked + told, matters: matterCell!, stories: storyCell! }
    })
    .filter(({ total }) => total >= enoughForTopic)
    .toSorted((one, other) => other.total - one.total)
}

async function listDecided(db: Db, today: Day): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('topic_decision')
    .select(['body_id', 'topic'])
    .where('year', '=', Number(today.slice(0, 4)))
    .execute()
  return new Set(rows.map(({ body_id, topic }) => `${body_id} ${topic}`))
}

/** Kế hoạch đang soạn: what was read and waits to be adopted, at bodies whose drafts the person may change. */
export type PlanInPreparation = { id: string; bodyId: string; version: number; title: string }

const draftsMax = 50

export async function listPlansInPreparation(db: Db, actor: Actor): Promise<PlanInPreparation[]> {
  const { rows } = await sql<PlanInPreparation>`
    select upload.id, upload.body_id as "bodyId", upload.draft_version as version,
      coalesce(nullif(upload.draft -> 'header' ->> 'title', ''), upload.file_name) as title
    from plan_upload upload join body on body.id = upload.body_id
    where upload.state = 'read' and ${whereMay(actor, 'upload plans', 'body')}
    order by upload.id desc limit ${draftsMax}`.execute(db)
  return rows
}
