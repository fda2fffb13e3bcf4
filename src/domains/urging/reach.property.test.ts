import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import {
  build,
  isAllowed,
  type Model,
  type ModelTask,
  randomWorld,
  rolledBack,
  today,
} from '#domains/plans/random-plans.fixtures.ts'
import { previewUrges } from '#domains/urging/by-hand.queries.ts'
import { listLines } from '#domains/urging/digest-lines.queries.ts'
import { loadDirectory } from '#domains/urging/directory.queries.ts'
import { listDutiesOf } from '#domains/urging/duties.queries.ts'
import { heads, inCharge, levelAbove } from '#domains/urging/recipients.ts'
import { saveUrges } from '#domains/urging/urge.store.ts'
import {
  findTaskToUrge,
  listUrgesGiven,
  listUrgesOfTask,
  listUrgesReceived,
  listWatched,
} from '#domains/urging/urges.queries.ts'
import type { Tx } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

const now = new Date(`${today}T02:00:00Z`)

onBothDatabases('ai thấy gì trong việc đôn đốc', (database) => {
  test('không trang nào, không bản tin nào nói đến việc ngoài phạm vi; người nhận nào cũng xem được việc', async () => {
    const seen = { shown: 0, hidden: 0, recipients: 0 }
    await fc.assert(
      fc.asyncProperty(randomWorld, async (given) => {
        await rolledBack(database().kysely, async (db) => {
          const model = await build(db, given)
          const tasks = model.plans.filter((plan) => plan.state === 'adopted').flatMap((plan) => plan.tasks)
          const ids = tasks.flatMap((task) => task.obligations.map((one) => one.id))
          if (ids.length === 0) return
          const duties = await listDutiesOf(db, ids)
          const everybody = model.personIds.map((personId) => ({ personId, actingFor: null }))
          const urges = duties.map((duty) => ({ duty, step: 1 as const, why: 'Quá hạn', recipients: everybody }))
          await saveUrges(db as Tx, urges, { day: today, now })
          const directory = await loadDirectory(db, today)
          for (const duty of duties) {
            const task = tasks.find((one) => one.id === duty.taskId)!
            const people = [
              ...inCharge(duty, directory),
              ...heads(duty, directory).people,
              ...levelAbove(duty, directory),
            ]
            for (const { personId } of people)
              expect(sees(model, model.personIds.indexOf(personId), 'read tasks', task)).toBe(true)
            seen.recipients += people.length
          }
          for (const [person, personId] of model.personIds.entries()) {
            const actor = await loadActor(db, personId, today)
            const readable = tasks.filter((task) => sees(model, person, 'read tasks', task)).map((task) => task.id)
            const urgeable = tasks.filter((task) => sees(model, person, 'ask for explanation', task))
            const refs = ids.map((o) => ({ s: 'escalated' as const, o }))
            const lines = await listLines(db, actor, refs, today)
            for (const line of lines) expect(readable.some((id) => line.href.includes(id))).toBe(true)
            for (const urge of [...(await listUrgesReceived(db, actor)), ...(await listUrgesGiven(db, actor))])
              expect(readable).toContain(urge.taskId)
            const watched = await listWatched(db, actor, 'all', 1)
            expect(watched.map((urge) => urge.obligationId).sort()).toEqual(
              urgeable.flatMap((task) => task.obligations.map((one) => one.id)).sort(),
            )
            const known = (await previewUrges(db, actor, [...ids, newId()], today)).filter((one) => one.taskId !== null)
            expect(known.map((one) => one.obligationId).sort()).toEqual(watched.map((urge) => urge.obligationId).sort())
            for (const { id } of tasks) {
              const isReadable = readable.includes(id)
              expect((await findTaskToUrge(db, actor, id)) !== undefined).toBe(isReadable)
              expect((await listUrgesOfTask(db, actor, id)).length > 0).toBe(isReadable)
            }
            seen.shown += readable.length
            seen.hidden += tasks.length - readable.length
          }
        })
      }),
      { numRuns: 12, seed: 20261121, endOnFailure: true },
    )
    // otherwise nothing was compared
    expect(seen.shown).toBeGreaterThan(10)
    expect(seen.hidden).toBeGreaterThan(10)
    expect(seen.recipients).toBeGreaterThan(5)
  }, 120_000)
})

const parts = { 'read tasks': ['issuer', 'lead', 'partner'], 'ask for explanation': ['issuer', 'lead'] }

/** Said once more, without SQL. */
function sees({ grants }: Model, person: number, deed: keyof typeof parts, task: ModelTask): boolean {
  return (
    !task.dropped &&
    task.parts.some(({ body, part }) => parts[deed].includes(part) && isAllowed(grants, person, deed, body))
  )
}
