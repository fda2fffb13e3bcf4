import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { withdrawAddressee } from '#domains/cascade/acts/change-addressee.ts'
import { loadAddresseePage } from '#domains/cascade/addressee-page.queries.ts'
import { listAddresseeRows, loadParentPlan } from '#domains/cascade/coverage.queries.ts'
import { listGiven, listIssued } from '#domains/cascade/overview.queries.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import type { TestBody } from '#domains/people/testing/people-house.ts'
import {
  build,
  isAllowed,
  type Model,
  type ModelPlan,
  randomWorld,
  rolledBack,
  today,
} from '#domains/plans/random-plans.fixtures.ts'
import { act, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { standingClock } from '#platform/clock.ts'
import type { Database, Db } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import type { Deed } from '#platform/permission/permission.ts'

type Demand = { id: string; plan: ModelPlan; body: TestBody }

onBothDatabases('phạm vi của phân rã kế hoạch', (database) => {
  test('mỗi người thấy và làm được đúng những gì phạm vi cho phép, tính lại không bằng SQL', async () => {
    const seen = { shown: 0, hidden: 0, done: 0, refused: 0 }
    await fc.assert(
      fc.asyncProperty(randomWorld, fc.array(fc.boolean(), { minLength: 21, maxLength: 21 }), async (given, asks) => {
        await rolledBack(database().kysely, async (db) => {
          const model = await build(db, given)
          const demands = await ask(db, model, asks)
          for (const [person, personId] of model.personIds.entries()) {
            const actor = await loadActor(db, personId, today)
            const at = (deed: Deed, body: TestBody) => isAllowed(model.grants, person, deed, body)
            const sees = (one: Demand) => at('read tasks', one.plan.body) || at('read tasks', one.body)
            const inForce = demands.filter((one) => one.plan.state === 'adopted')
            const given = await listGiven(db, actor, today)
            expect(ids(given.map((row) => row.addresseeId))).toEqual(
              ids(inForce.filter((one) => at('answer plans', one.body)).map((one) => one.id)),
            )
            const issued = await listIssued(db, actor)
            expect(ids(issued.map((row) => row.planId))).toEqual(
              ids([...new Set(inForce.filter((one) => at('read tasks', one.plan.body)).map((one) => one.plan.id))]),
            )
            for (const plan of model.plans) {
              const own = demands.filter((one) => one.plan === plan)
              const rows = await listAddresseeRows(db, actor, { planId: plan.id })
              expect(ids(rows.map((row) => row.id))).toEqual(ids(own.filter(sees).map((one) => one.id)))
              const page = await foundOrMissing(loadParentPlan(db, actor, plan.id))
              expect(page !== undefined).toBe(
                plan.state !== 'undone' && (at('read tasks', plan.body) || own.some(sees)),
              )
              if (page !== undefined)
                expect(page.mayIssue).toBe(plan.state === 'adopted' && at('issue plans', plan.body))
            }
            for (const one of demands) {
              const page = await foundOrMissing(loadAddresseePage(db, actor, one.plan.id, one.id))
              expect(page !== undefined).toBe(one.plan.state !== 'undone' && sees(one))
              if (page !== undefined)
                expect(page.mayAnswer).toBe(one.plan.state === 'adopted' && at('answer plans', one.body))
              seen[page === undefined ? 'hidden' : 'shown']++
              const mayWithdraw = one.plan.state === 'adopted' && at('issue plans', one.plan.body)
              const isDone = await wasDone(database(), db, actor, one)
              expect(isDone).toBe(mayWithdraw)
              seen[isDone ? 'done' : 'refused']++
            }
          }
        })
      }),
      { numRuns: 15, seed: 20261121, endOnFailure: true },
    )
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(5) // otherwise one side was never tried
  }, 120_000)
})

/** Some bodies are asked to answer each plan. */
async function ask(db: Db, model: Model, asks: readonly boolean[]): Promise<Demand[]> {
  const demands: Demand[] = []
  for (const [index, plan] of model.plans.entries())
    for (const [at, body] of model.bodies.entries()) {
      if (body.id === plan.body.id || !asks[(index * 7 + at) % asks.length]) continue
      const id = newId()
      await db
        .insertInto('plan_addressee')
        .values({
          id,
          plan_id: plan.id,
          body_id: body.id,
          issued_on: today,
          answer_due_day: null,
          due_source: '',
          state: 'asked',
          reason: '',
          decided_by: null,
          decided_at: new Date(),
          carried_from: null,
        })
        .execute()
      demands.push({ id, plan, body })
    }
  return demands
}

/** The act in a transaction of its own that is taken back: whether it was allowed. */
async function wasDone(database: Database, db: Db, actor: Actor, demand: Demand): Promise<boolean> {
  const tried = act({
    ...withdrawAddressee,
    async run(context, input) {
      await withdrawAddressee.run(context, input)
      throw new TakenBack()
    },
  })
  const house = {
    database: { ...database, transaction: <T>(run: (tx: never) => Promise<T>) => run(db as never) },
    clock: standingClock(`${today}T02:00:00Z`),
    dataFolder: '/nowhere',
    secretKey: new Uint8Array(32),
    publicUrl: 'http://thu.example.vn',
    uploadSizeMbMax: 1,
  }
  const before = await db.selectFrom('plan_addressee').selectAll().where('id', '=', demand.id).executeTakeFirstOrThrow()
  try {
    await perform(
      tried,
      { house, actor },
      { addresseeId: demand.id, version: before.version, reason: 'Thử thôi giao nơi này.' },
    )
    return expect.unreachable('the act is always taken back')
  } catch (error) {
    if (error instanceof Refusal) return false
    if (!(error instanceof TakenBack)) throw error
    const { id, ...rest } = before
    await db.updateTable('plan_addressee').set(rest).where('id', '=', id).execute()
    return true
  }
}

class TakenBack extends Error {}

function ids(list: readonly string[]): string[] {
  return [...list].sort()
}

async function foundOrMissing<T>(page: Promise<T>): Promise<T | undefined> {
  return page.catch((error: unknown) => {
    if (error instanceof Refusal && error.status === 404) return undefined
    throw error
  })
}
