import type { Day } from '#base/day.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** One thing that a body has under way, and what becomes of it when the body ends. */
export type ImpactLine = { term: string; counts: string; follows: string; href: string }

/**
 * What a later domain knows of bodies that may end, by body, within the reach of the actor; a body without anything is left out. The site
 * gives them to the what-if page, for plans know nothing of what comes after them.
 */
export type ImpactOf = (
  db: Db,
  actor: Actor,
  at: { today: Day; bodyIds: readonly string[] },
) => Promise<Map<string, ImpactLine>>
