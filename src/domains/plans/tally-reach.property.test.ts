import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadActor } from '#domains/people/actor.queries.ts'
import { countFourCells } from '#domains/plans/queue.queries.ts'
import { wholeScope } from '#domains/plans/queue-filter.ts'
import { build, isAllowed, randomWorld, rolledBack, today } from '#domains/plans/random-plans.fixtures.ts'
import { everyTally, sumTallies, tallyByHolder, tallyByPlace, tallyByPlan } from '#domains/plans/tally.queries.ts'
import { refreshTallies } from '#domains/plans/tally.store.ts'
import { addTallies, totalOf } from '#domains/plans/tally.ts'
import { standingClock } from '#platform/clock.ts'
import type { Tx } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

onBothDatabases('ai thấy số liệu nào', (database) => {
  test('số liệu của mỗi người là số đếm của đúng những việc người ấy được xem, ở mọi cách chia', async () => {
    const met = { something: 0, nothing: 0 }
    await fc.assert(
      fc.asyncProperty(randomWorld, async (given) => {
        await rolledBack(database().kysely, async (db) => {
          const model = await build(db, given)
          const transaction = <T>(run: (tx: Tx) => Promise<T>) => run(db as Tx)
          const own = { ...database(), kysely: db, transaction }
          await refreshTallies({ database: own, clock: standingClock(`${today}T02:00:00Z`) })
          for (const [person, personId] of model.personIds.entries()) {
            const actor = await loadActor(db, personId, today)
            const readable = model.plans
              .filter(({ state }) => state === 'adopted')
              .flatMap(({ tasks }) => tasks)
              .filter((task) => task.parts.some(({ body }) => isAllowed(model.grants, person, 'read tasks', body)))
            const sum = await sumTallies(db, actor, today, everyTally)
            expect(sum).toEqual(await countFourCells(db, actor, today, wholeScope))
            expect(totalOf(sum) + sum.waiting).toBe(readable.flatMap(({ obligations }) => obligations).length)
            for (const { id } of model.bodies) {
              const scope = { ...everyTally, holderId: id }
              const counted = await countFourCells(db, actor, today, { ...wholeScope, ...scope })
              expect(await sumTallies(db, actor, today, scope)).toEqual(counted)
            }
            for (const parts of [
              await tallyByPlace(db, actor, today, everyTally),
              await tallyByHolder(db, actor, today, everyTally),
              await tallyByPlan(db, actor, today, everyTally),
            ])
              expect(addTallies(parts)).toEqual(sum)
            met[readable.length > 0 ? 'something' : 'nothing']++
          }
        })
      }),
      { numRuns: 12, seed: 20261121, endOnFailure: true },
    )
    expect(met.something).toBeGreaterThan(3)
    expect(met.nothing).toBeGreaterThan(0)
  }, 120_000)
})
