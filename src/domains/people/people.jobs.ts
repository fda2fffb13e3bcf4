import { z } from 'zod'
import { followBody } from '#domains/people/acts/follow-body.ts'
import { sendPasswordReset } from '#domains/people/acts/send-password-reset.ts'
import { resetKind } from '#domains/people/password-reset.ts'
import { forgetOldSignIns } from '#domains/people/visitor.store.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import type { House } from '#platform/house.ts'
import { cleanRateLimits } from '#platform/identity/rate-limit.ts'
import { inBatches } from '#platform/jobs/in-batches.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'

const forgetKind = 'people.forget-old-sign-ins'
const followKind = 'people.follow-bodies'
const payloadSchema = z.object({ sealed: z.string() })

/** By kind of job. */
export function peopleJobs(house: House): Record<string, JobHandler> {
  return {
    [resetKind]: async (_, payload) => {
      await perform(sendPasswordReset, { house, actor: systemActor }, payloadSchema.parse(payload))
    },
    [followKind]: inBatches(house, followBody),
    [forgetKind]: async () => {
      await forgetOldSignIns(house)
      await cleanRateLimits(house.database.kysely, house.clock.now())
    },
  }
}

export const peopleSchedules: Schedule[] = [
  { kind: followKind, at: '00:25' },
  { kind: forgetKind, at: '02:20' },
]
