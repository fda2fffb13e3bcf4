import type { Db } from '#platform/database/database.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'

export const speakKind = 'library.speak'

/** Wishes for a sound of a place: written with what wants it. It is made once, however many ask; three tries are enough. */
export async function wishForSound(db: Db, path: string, now: Date): Promise<void> {
  await enqueue(db, { kind: speakKind, payload: { path }, uniqueKey: path, runAt: now, maxAttempts: 3 })
}
