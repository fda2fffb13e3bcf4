import type { Day } from '#base/day.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

export type WaitingLine = { id: string; text: string; href: string; detail: string; isLate: boolean }

/**
 * What waits for somebody in a later domain, for «Việc của tôi»: under one heading, the day that is nearest first. The site hands it in, for
 * plans know nothing of what comes after them.
 */
export type WaitingElsewhere = (db: Db, actor: Actor, today: Day) => Promise<{ title: string; lines: WaitingLine[] }>
