import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Topic } from '#domains/matters/feeds/topic.ts'
import type { Db, Tx } from '#platform/database/database.ts'

/** One more story of this topic found nothing in that month; nothing else of it is kept. */
export async function countUnmetStory(db: Db, story: { day: Day; topic: Topic; placeId: string }): Promise<void> {
  const month = `${story.day.slice(0, 7)}-01`
  await sql`
    insert into unmet_story (month, topic, place_id, stories) values (${month}, ${story.topic}, ${story.placeId}, 1)
    on conflict (month, topic, place_id) do update set stories = unmet_story.stories + 1`.execute(db)
}

export type TopicDecision = {
  bodyId: string
  topic: Topic
  year: number
  decision: 'taken' | 'dismissed'
  reason: string
  uploadId: string | null
}

export async function saveTopicDecision(
  tx: Tx,
  { bodyId, topic, year, decision, reason, uploadId }: TopicDecision,
  by: { personId: string; at: Date },
): Promise<void> {
  const row = { decision, reason, upload_id: uploadId, decided_by: by.personId, decided_at: by.at }
  await tx
    .insertInto('topic_decision')
    .values({ body_id: bodyId, topic, year, ...row })
    .onConflict((on) => on.columns(['body_id', 'topic', 'year']).doUpdateSet(row))
    .execute()
}
