import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { handToOnlySuccessors } from '#domains/plans/handover/handover.store.ts'
import { build, randomWorld, rolledBack, today } from '#domains/plans/random-plans.fixtures.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

/** Bodies that end, each with none, one or several of those after it, so that nobody succeeds in a circle. */
const endings = fc.array(fc.record({ body: fc.nat(), into: fc.array(fc.nat(), { maxLength: 2 }) }), {
  minLength: 1,
  maxLength: 4,
})
const by = { personId: null, now: new Date('2026-11-21T02:00:00Z'), today }

async function end(db: Db, ids: readonly string[], given: { body: number; into: number[] }[]): Promise<void> {
  for (const { body, into } of given) {
    const at = body % (ids.length - 1)
    await sql`update body set to_day = ${today} where id = ${ids[at]}`.execute(db)
    for (const successor of into)
      await sql`insert into body_succession (old_id, new_id, on_day, kind) values (${ids[at]}, ${ids[at + 1 + (successor % (ids.length - 1 - at))]}, ${today}, 'merge')
        on conflict do nothing`.execute(db)
  }
}

/** Chunk after chunk until nothing waits; a small limit is a worker that is killed again and again. */
async function handAll(db: Db, limit: number): Promise<void> {
  for (let chunk = 0; chunk < 1_000; chunk++) if ((await handToOnlySuccessors(db as Tx, by, limit)).length === 0) return
  throw new Error('It never ends.')
}

/** What counts afterwards, whatever the order it came about in. */
async function stateOf(db: Db) {
  const { rows: parts } =
    await sql`select task_id, body_id, part from task_body order by task_id, body_id, part`.execute(db)
  const { rows: tasks } = await sql`select id, holder_body_id, officer_id from task order by id`.execute(db)
  const { rows: given } =
    await sql`select task_id, part, from_body_id, to_body_id from task_handover order by 1, 2, 3`.execute(db)
  return { parts, tasks, given }
}

onBothDatabases('bàn giao khi sắp xếp lại cơ quan', (database) => {
  test('dù hợp nhất, chia thế nào, cộng theo cơ quan giữ vẫn đủ, không phần nào mất, và dừng giữa chừng rồi làm tiếp cũng như làm một mạch', async () => {
    let moved = 0
    await fc.assert(
      fc.asyncProperty(randomWorld, endings, async (given, ended) => {
        await rolledBack(database().kysely, async (db) => {
          const model = await build(db, given)
          await end(
            db,
            model.bodies.map(({ id }) => id),
            ended,
          )
          const before = await stateOf(db)
          const uninterrupted = await whole(db)
          await handAll(db, 1)
          const after = await stateOf(db)
          expect(after).toEqual(uninterrupted)
          // nothing is lost: every task has one holder, every part that was there still is, what was done is untouched
          expect(after.tasks).toHaveLength(before.tasks.length)
          expect(after.parts).toEqual(expect.arrayContaining(before.parts))
          expect(await listStranded(db)).toEqual([])
          const held = await sql<{ count: number }>`select count(*) from task group by holder_body_id`.execute(db)
          expect(held.rows.reduce((sum, { count }) => sum + Number(count), 0)).toBe(before.tasks.length)
          moved += after.given.length
        })
      }),
      { numRuns: 25, seed: 20261121, endOnFailure: true },
    )
    expect(moved).toBeGreaterThan(20) // otherwise nothing was ever handed over
  }, 120_000)
})

/** The same in one go, taken back afterwards. */
async function whole(db: Db) {
  await sql`savepoint one_go`.execute(db)
  await handAll(db, 500)
  const state = await stateOf(db)
  await sql`rollback to savepoint one_go`.execute(db)
  return state
}

/** Open tasks of plans in force that an ended body with an only successor still holds. */
async function listStranded(db: Db) {
  const { rows } = await sql`
    select task.id from task join plan on plan.id = task.plan_id join body on body.id = task.holder_body_id
    where plan.state = 'adopted' and task.dropped_at is null and body.to_day <= ${today}
      and (select count(*) from body_succession s where s.old_id = body.id) = 1
      and exists (select 1 from obligation o where o.task_id = task.id and o.state <> 'checked')`.execute(db)
  return rows
}
