import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/**
 * What a later domain knows of work done for a task: a term, one sentence, and the list that it counts. The site gives them to the task's page,
 * for plans know nothing of what comes after them.
 */
export type DoneForTask = (
  db: Db,
  actor: Actor,
  taskId: string,
) => Promise<{ term: string; sentence: string; href: string } | undefined>
