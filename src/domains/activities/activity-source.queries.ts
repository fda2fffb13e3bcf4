import type { Db } from '#platform/database/database.ts'

/** The activity that a body recorded from something (activity-source.ts); a withdrawn one does not count. */
export async function findRecordedFrom(db: Db, bodyId: string, source: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('activity')
    .select('id')
    .where('body_id', '=', bodyId)
    .where('source', '=', source)
    .where('state', '=', 'recorded')
    .executeTakeFirst()
  return row?.id
}
