import type { Day } from '#base/day.ts'
import { cascadeJobs } from '#domains/cascade/cascade.jobs.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { adoptPlan } from '#domains/plans/acts/adopt-plan.ts'
import { uploadPlan } from '#domains/plans/acts/upload-plan.ts'
import { planJobs } from '#domains/plans/plans.jobs.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import { type Clock, standingClock, systemClock, today } from '#platform/clock.ts'
import type { House } from '#platform/house.ts'
import { Worker } from '#platform/jobs/worker.ts'

/** The demo's year, told in the order of its days: everything happens by acts and jobs, under a clock that is moved on. */
export type Story = {
  house: House
  /** The year it plays in. */
  year: number
  /** Moves on to nine in the morning of a day of the year, never beyond now. */
  moveTo(day: Day): void
  moveToNow(): void
  does<Input, Output>(personId: string, deed: Act<Input, Output>, raw: unknown): Promise<Output>
  /** The way of every plan: upload, reading job, adoption. */
  adopts(personId: string, plan: StoryPlan): Promise<string>
  /** Waits until every job that the story began is done. */
  settles(): Promise<void>
}

export type StoryPlan = { bodyId: string; name: string; bytes: Uint8Array; amendsPlanId?: string }

/** Opens the story at the beginning of this year, and its own worker; ends the worker when it is told. */
export async function tellStory(real: House, tell: (story: Story) => Promise<void>): Promise<void> {
  const year = Number(today(real.clock).slice(0, 4))
  const { clock, moveTo } = movingClock(real.clock)
  const house: House = { ...real, clock }
  moveTo(`${year}-01-02`)
  const does: Story['does'] = async (personId, deed, raw) =>
    perform(deed, { house, actor: await loadActor(house.database.kysely, personId, today(clock)) }, raw)
  const handlers = { ...planJobs(house), ...cascadeJobs(house) }
  // the worker itself lives today: a job is due by the database's clock
  const worker = new Worker({ database: real.database, clock: systemClock, handlers, pollMs: 40 })
  const settles = () => settle(house, Object.keys(handlers))
  const adopts: Story['adopts'] = async (personId, { bodyId, name, bytes, amendsPlanId = '' }) => {
    const files = { plan: [{ name, bytes }] }
    const { uploadId } = await does(personId, uploadPlan, { bodyId, amendsPlanId, files })
    await settles()
    const upload = await house.database.kysely
      .selectFrom('plan_upload')
      .select(['draft_version', 'state', 'refusal'])
      .where('id', '=', uploadId)
      .executeTakeFirstOrThrow()
    if (upload.state !== 'read') throw new Error(`«${name}» could not be read: ${upload.refusal ?? upload.state}`)
    return (await does(personId, adoptPlan, { uploadId, version: String(upload.draft_version) })).planId
  }
  worker.start()
  try {
    await tell({ house, year, moveTo, moveToNow: () => moveTo(today(real.clock)), does, adopts, settles })
  } finally {
    await worker.stop()
  }
}

function movingClock(real: Clock): { clock: Clock; moveTo: (day: Day) => void } {
  const clock = standingClock(real.now().toISOString())
  const moveTo = (day: Day) => {
    const moment = new Date(`${day}T02:00:00Z`)
    const now = real.now()
    clock.moveTo((moment < now ? moment : now).toISOString())
  }
  return { clock, moveTo }
}

const settleMsMax = 120_000
const lookEveryMs = 40

async function settle(house: House, kinds: string[]): Promise<void> {
  for (let waited = 0; waited < settleMsMax; waited += lookEveryMs) {
    const waiting = await house.database.kysely
      .selectFrom('job')
      .select('id')
      .where('kind', 'in', kinds)
      .where('state', 'in', ['waiting', 'running'])
      .limit(1)
      .executeTakeFirst()
    if (waiting === undefined) return
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  }
  throw new Error('The demo did not settle within two minutes.')
}
