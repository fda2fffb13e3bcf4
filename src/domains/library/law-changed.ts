import { z } from 'zod'
import type { Day } from '#base/day.ts'
import type { NewFlag } from '#domains/library/reliance.ts'

/**
 * A document's days, relations or texts changed: written as a job in the transaction of the change. All that leans on it (guides,
 * answers, citations of plans) is looked at again within that one job.
 */
export const lawChangedJob = 'library.law-changed'

export const lawChangedSchema = z.object({ documentId: z.string() })

/** What each domain is told in that job; `flagged` is what came to lean on nothing by it, of every kind. */
export type LawTurn = { documentId: string; today: Day; now: Date; publicUrl: string; flagged: readonly NewFlag[] }
