import type { Day } from '#base/day.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import type { Deed } from '#platform/permission/permission.ts'

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    /** To see in counts what a body has under way and what would become of it, also for who may not read it. */
    'foresee reorganising': true
  }
}

/** What a body of one domain has under way, and what becomes of it when the body ends. */
export type ImpactLine = {
  term: string
  counts: string
  /** Where the list stands, for who has the deed. */
  href: string
  deed: Deed
  /** So many go to an only heir by themselves; where several take over, or nobody, they are nobody's until a person says whose. */
  follow: number
  /** So many are under way and go nowhere by themselves. */
  stay: number
  /** In words: where one body takes over; where several do, or none. */
  one: string
  several: string
}

/**
 * What a later domain knows of bodies that may end, by body, `heirIds` of those that stand and may take over, within the reach of the actor; a body without anything is left
 * out. Counts alone: whoever rearranges bodies need not read what they work on. The site gives them to the what-if page, for plans know nothing of what comes after them.
 */
export type ImpactOf = (
  db: Db,
  actor: Actor,
  at: { today: Day; bodyIds: readonly string[]; heirIds: readonly string[] },
) => Promise<Map<string, ImpactLine>>
