import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addDays, type Day } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { listGrantsInForce } from '#domains/people/actor.queries.ts'
import { listPeople } from '#domains/people/people.queries.ts'
import { roleKeys, roles } from '#domains/people/roles.ts'
import { addBody, addPlace, type TestBody } from '#domains/people/testing/people-house.ts'
import type { Db } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import { type Deed, may, whereMay } from '#platform/permission/permission.ts'

const today: Day = '2026-11-21'
const allDeeds = [...new Set(roleKeys.flatMap((role): Deed[] => [...roles[role].deeds]))]
const people = 3

/** A tree of places, a tree of bodies on them, grants of three people, and grants lent from one to another. */
const world = fc.record({
  places: fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
  bodies: fc.array(fc.record({ parent: fc.option(fc.nat()), place: fc.nat() }), { minLength: 1, maxLength: 8 }),
  grants: fc.array(
    fc.record({
      person: fc.nat({ max: people - 1 }),
      role: fc.constantFrom(...roleKeys),
      body: fc.option(fc.nat(), { freq: 8 }),
      reach: fc.constantFrom('body', 'subtree', 'place'),
      fromDays: fc.integer({ min: -3, max: 1 }),
      toDays: fc.option(fc.integer({ min: -2, max: 3 })),
      ended: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
  loans: fc.array(
    fc.record({
      grant: fc.nat(),
      to: fc.nat({ max: people - 1 }),
      fromDays: fc.integer({ min: -2, max: 1 }),
      toDays: fc.integer({ min: 0, max: 2 }),
      ended: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  closed: fc.option(fc.nat({ max: people - 1 })),
})

type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never

onBothDatabases('quyền', (database) => {
  test('hỏi từng việc và lọc danh sách cho cùng một câu trả lời, với mọi cơ quan và mọi việc', async () => {
    let reachedBodies = 0
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        await rolledBack(database().kysely, async (db) => {
          const { bodies, personIds, grants } = await build(db, given)
          for (const [person, personId] of personIds.entries()) {
            const actor = { grants: await listGrantsInForce(db, personId, today) }
            for (const deed of allDeeds) {
              const { rows } = await sql<{
                id: string
              }>`select b.id from body b where ${whereMay(actor, deed, 'b')}`.execute(db)
              const listed = rows.map(({ id }) => id).sort()
              const asked = bodies.filter((body) => may(actor, deed, at(body))).map(({ id }) => id)
              expect(listed).toEqual(asked.sort())
              const expected = bodies.filter((body) => isAllowed(grants, person, deed, body)).map(({ id }) => id)
              expect(listed).toEqual(expected.sort())
              reachedBodies += listed.length
            }
            if (actor.grants.length === 0) {
              const seen = await listPeople(db, actor, { page: 1 }, today)
              expect(seen).toEqual({ rows: [], count: 0 })
            }
          }
        })
      }),
      { numRuns: 60 },
    )
    expect(reachedBodies).toBeGreaterThan(50) // otherwise nothing was compared
  }, 120_000)
})

type ModelGrant = {
  person: number
  deeds: ReadonlySet<Deed>
  body: TestBody | undefined
  reach: string
  isInForce: boolean
}

/** The rule said once more, plainly. */
function isAllowed(grants: ModelGrant[], person: number, deed: Deed, body: TestBody): boolean {
  return grants.some((grant) => {
    if (grant.person !== person || !grant.isInForce || !grant.deeds.has(deed)) return false
    if (grant.body === undefined) return true
    if (grant.reach === 'body') return grant.body.id === body.id
    const [whole, part] =
      grant.reach === 'subtree' ? [grant.body.path, body.path] : [grant.body.placePath, body.placePath]
    return part.slice(0, whole.length) === whole
  })
}

async function build(db: Db, given: World) {
  const placePaths: string[] = []
  for (const [index, above] of given.places.entries()) {
    const parent = index === 0 ? undefined : placePaths[above % index]
    // Ids that are also patterns or beginnings of one another must not reach further.
    const id = ['1', '11', '_1', '1%', '111'][index]!
    await addPlace(db, id, parent === undefined ? null : parent.split('/').at(-2)!)
    placePaths.push(`${parent ?? ''}${id}/`)
    await sql`update place set path = ${placePaths.at(-1)} where id = ${id}`.execute(db)
  }
  const bodies: TestBody[] = []
  for (const [index, { parent, place }] of given.bodies.entries()) {
    const above = parent === null || index === 0 ? undefined : bodies[parent % index]
    const path = `${above?.path ?? '/'}${(index + 1).toString(2)}/`
    const placePath = placePaths[place % placePaths.length]!
    bodies.push(await addBody(db, { name: `Cơ quan ${index}`, place: placePath, path, parentId: above?.id ?? null }))
  }
  const personIds = Array.from({ length: people }, () => newId())
  for (const [person, id] of personIds.entries())
    await sql`insert into person (id, name, user_name, created_at, closed_on, folded, sort_key)
      values (${id}, ${`Người ${person}`}, ${`nguoi${person}`}, now(), ${given.closed === person ? today : null}, '', '')`.execute(
      db,
    )
  const grants = await addGrants(db, given, bodies, personIds)
  return { bodies, personIds, grants }
}

async function addGrants(db: Db, given: World, bodies: TestBody[], personIds: string[]): Promise<ModelGrant[]> {
  const own = []
  for (const grant of given.grants) {
    const id = newId()
    const body = grant.body === null ? undefined : bodies[grant.body % bodies.length]
    const toDays = grant.toDays === null ? null : Math.max(grant.toDays, grant.fromDays)
    const reach = body === undefined ? 'subtree' : grant.reach
    await sql`insert into role_grant (id, person_id, role, body_id, reach, from_day, to_day, granted_at, ended_at)
      values (${id}, ${personIds[grant.person]}, ${grant.role}, ${body?.id ?? null}, ${reach}, ${addDays(today, grant.fromDays)},
              ${toDays === null ? null : addDays(today, toDays)}, now(), ${grant.ended ? new Date() : null})`.execute(
      db,
    )
    const isInForce = !grant.ended && grant.fromDays <= 0 && (toDays === null || toDays >= 0)
    own.push({ id, person: grant.person, role: grant.role, body, reach, isInForce })
  }
  const lent = []
  for (const loan of own.length === 0 ? [] : given.loans) {
    const of = own[loan.grant % own.length]!
    if (loan.to === of.person) continue
    const toDays = Math.max(loan.fromDays, loan.toDays)
    await sql`insert into role_grant (id, person_id, role, body_id, reach, from_day, to_day, acting_for, lent_grant_id, granted_at, ended_at)
      values (${newId()}, ${personIds[loan.to]}, ${of.role}, ${of.body?.id ?? null}, ${of.reach}, ${addDays(today, loan.fromDays)},
              ${addDays(today, toDays)}, ${personIds[of.person]}, ${of.id}, now(), ${loan.ended ? new Date() : null})`.execute(
      db,
    )
    const isInForce = !loan.ended && loan.fromDays <= 0 && toDays >= 0 && of.isInForce && given.closed !== of.person
    lent.push({ ...of, person: loan.to, isInForce })
  }
  return [...own, ...lent].map((grant) => ({ ...grant, deeds: new Set<Deed>(roles[grant.role].deeds) }))
}

function at(body: TestBody) {
  return { bodyId: body.id, bodyPath: body.path, placePath: body.placePath }
}

class RollBack extends Error {}

/** Leaves nothing behind: thousands of worlds, no emptying. */
async function rolledBack(db: Db, run: (db: Db) => Promise<void>): Promise<void> {
  try {
    await db.transaction().execute(async (tx) => {
      await run(tx)
      throw new RollBack()
    })
  } catch (error) {
    if (!(error instanceof RollBack)) throw error
  }
}
