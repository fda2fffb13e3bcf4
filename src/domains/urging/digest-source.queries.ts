import type { Day } from '#base/day.ts'
import type { DigestLine, DigestRef, Section } from '#domains/urging/digest.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** What a later domain has for people in the morning; the composition root brings it, so that urging knows no later domain. */
export type DigestSource = {
  section: Section
  /** Who is told of what today, most pressing first. */
  list: (db: Db, today: Day) => Promise<{ personId: string; ref: DigestRef }[]>
  /** What the refs of this section say now to their reader; what is over or may not be read is left out. */
  lines: (
    db: Db,
    reader: Pick<Actor, 'personId' | 'grants'>,
    refs: readonly DigestRef[],
    today: Day,
  ) => Promise<DigestLine[]>
}
