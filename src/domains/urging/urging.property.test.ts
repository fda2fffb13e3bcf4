import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayAt, showDay } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { calendarOf, isWorkingDay } from '#domains/calendar/calendar.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { delegateWork } from '#domains/people/acts/delegate.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { returnObligation } from '#domains/plans/acts/return-obligation.ts'
import { withdrawClaim } from '#domains/plans/acts/withdraw-claim.ts'
import {
  adoptedPlan,
  aReading,
  aTaskReading,
  dueOn,
  formFor,
  foundWorld,
  obligationNow,
  type World,
} from '#domains/plans/plans.fixtures.ts'
import { findDigest } from '#domains/urging/digest-page.queries.ts'
import { digestsOf, giveEmail, round, sevenOn, urgesOf } from '#domains/urging/urging.fixtures.ts'
import type { Tx } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import { tableEmptier } from '#platform/database/table-emptier.ts'

const paths = ['II.1', 'II.2', 'II.3'] as const
const reading = aReading({
  tasks: paths.map((path, index) => aTaskReading(`Việc ${path}`, { path, time: dueOn(`2026-11-${20 + index * 3}`) })),
})

type Move =
  | { kind: 'day'; days: number }
  | { kind: 'round'; workers: 1 | 2; killedAfter: number | null }
  | { kind: 'claim' | 'return' | 'withdraw'; path: (typeof paths)[number] }
  | { kind: 'away' }

const path = fc.constantFrom(...paths)
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('day' as const), days: fc.integer({ min: 1, max: 3 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('round' as const),
      workers: fc.constantFrom(1 as const, 2 as const),
      killedAfter: fc.option(fc.integer({ min: 0, max: 2 })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('claim' as const, 'return' as const, 'withdraw' as const), path }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('away' as const) }) },
)

onBothDatabases('đôn đốc qua nhiều ngày bất kỳ', (database) => {
  test('một bản tin một ngày, không việc đã xong, lên từng bậc, việc muộn nào cũng được đôn đốc', async () => {
    const seen = { digests: 0, urges: 0, killed: 0 }
    const emptyHouse = await tableEmptier(database())
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 6, maxLength: 16 }), async (moves) => {
        await emptyHouse() // each history begins with one
        const world = await foundWorld(database(), '/tmp/luat-gan-dan-urging')
        const { planId } = await adoptedPlan(world, { reading })
        await giveEmail(world, 'lan', 'hung', 'mai')
        world.clock.moveTo(sevenOn('2026-11-23'))
        for (const one of moves) seen.killed += await play(world, planId, one)
        await round(world)
        await expectAll(world, planId)
        seen.digests += (await digestsOf(world)).length
        seen.urges += (await urgesOf(world)).length
      }),
      { numRuns: 12, seed: 20261123, endOnFailure: true },
    )
    // otherwise nothing was tried
    expect(seen.digests).toBeGreaterThan(20)
    expect(seen.urges).toBeGreaterThan(10)
    expect(seen.killed).toBeGreaterThan(3)
  }, 240_000)
})

/** One move of a history; answers with 1 when a worker was killed in it. Acts that the state does not allow are refused, as to people. */
async function play(world: World, planId: string, one: Move): Promise<number> {
  const today = dayAt(world.clock.now())
  switch (one.kind) {
    case 'day':
      world.clock.moveTo(sevenOn(addDays(today, one.days)))
      return 0
    case 'round': {
      const killed = one.killedAfter === null ? [] : [killedRound(world, one.killedAfter)]
      const whole = Array.from({ length: one.workers - 1 }, () => round(world))
      const [death] = await Promise.all([...killed, ...whole])
      await round(world) // whoever comes after the killed one
      return death === true ? 1 : 0
    }
    case 'claim':
      await unlessRefused(
        world.does('lan', claimObligation, { ...(await formFor(world, planId, one.path)), doneDay: showDay(today) }),
      )
      return 0
    case 'return':
      await unlessRefused(
        world.does('hung', returnObligation, {
          ...(await formFor(world, planId, one.path)),
          reason: 'Thiếu danh sách dự.',
        }),
      )
      return 0
    case 'withdraw':
      await unlessRefused(world.does('lan', withdrawClaim, await formFor(world, planId, one.path)))
      return 0
    case 'away':
      await unlessRefused(
        world.does('lan', delegateWork, {
          personId: world.ids.lan,
          toPersonId: world.ids.hung,
          bodyId: world.bodies.first.id,
          fromDay: showDay(today),
          toDay: showDay(addDays(today, 2)),
          reason: 'Đi công tác',
        }),
      )
      return 0
  }
}

/** A round whose process dies in its transaction number `after`: that one and all later ones are lost. */
async function killedRound(world: World, after: number): Promise<boolean> {
  let count = 0
  let died = false
  const transaction = <T>(run: (tx: Tx) => Promise<T>): Promise<T> =>
    world.database.transaction(async (tx) => {
      const result = await run(tx)
      if (count++ >= after) {
        died = true
        throw new Error('killed')
      }
      return result
    })
  await round({ ...world, database: { ...world.database, transaction } }).catch((error: Error) => {
    if (error.message !== 'killed') throw error
  })
  return died
}

async function unlessRefused(act: Promise<unknown>): Promise<void> {
  await act.catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })
}

async function expectAll(world: World, planId: string): Promise<void> {
  const today = dayAt(world.clock.now())
  const digests = await digestsOf(world)
  const keys = digests.map((one) => `${one.person} ${one.day}`)
  expect(new Set(keys).size).toBe(keys.length)
  const mails = await world.db.selectFrom('outgoing_mail').select('unique_key').execute()
  expect(mails).toHaveLength(digests.filter((one) => one.mail !== null).length)
  const calendar = calendarOf([])
  for (const { day, count } of digests) {
    expect(isWorkingDay(day, calendar)).toBe(true)
    expect(count).toBeGreaterThan(0)
  }
  await expectNothingDone(world, today)
  await expectLadders(world, planId, today)
}

/** No line that stands today is about work that is done. */
async function expectNothingDone(world: World, today: string): Promise<void> {
  for (const id of Object.values(world.ids)) {
    const digest = await findDigest(world.db, await loadActor(world.db, id, today), today, today)
    for (const line of digest?.lines ?? []) {
      const { state } = await obligationNow(world, line.href.split('#moc-')[1]!)
      expect(state).toBe('open')
    }
  }
}

/** In each round of each obligation steps go 1, 2, 3, on different working days; what is late now was urged or has nobody. */
async function expectLadders(world: World, planId: string, today: string): Promise<void> {
  const urges = await world.db.selectFrom('urge').selectAll().orderBy('day').orderBy('step').execute()
  for (const climbed of Map.groupBy(urges, (one) => `${one.obligation_id} ${one.round}`).values()) {
    expect(climbed.map((one) => one.step)).toEqual(climbed.map((_, index) => index + 1))
    expect(new Set(climbed.map((one) => one.day)).size).toBe(climbed.length)
  }
  for (const days of Map.groupBy(urges, (one) => one.obligation_id).values())
    expect(new Set(days.map((one) => one.day)).size).toBe(days.length)
  if (!isWorkingDay(today, calendarOf([]))) return
  for (const one of paths) {
    const { obligationId } = await formFor(world, planId, one)
    const { state, due_day, version, returned } = await obligationNow(world, obligationId)
    const isPastGrace =
      state === 'open' && !returned && due_day !== null && isWorkingDay(due_day, calendarOf([])) && due_day < today
    const wasUrgedToday = urges.some((urge) => urge.obligation_id === obligationId && urge.day === today)
    if (isPastGrace && !wasUrgedToday)
      expect(urges.some((urge) => urge.obligation_id === obligationId && urge.round === version)).toBe(true)
  }
}
