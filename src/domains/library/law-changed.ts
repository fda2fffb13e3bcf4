import { z } from 'zod'

/**
 * A document's days, relations or texts changed: written as a job in the transaction of the change. All that leans on it (guides,
 * answers, citations of plans) is looked at again within that one job.
 */
export const lawChangedJob = 'library.law-changed'

export const lawChangedSchema = z.object({ documentId: z.string() })
