import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { moveStrandedTeams } from '#domains/mediation/team.store.ts'
import { addBody, addPlace } from '#domains/people/testing/people-house.ts'
import { moveStrandedVillages } from '#domains/places/village.store.ts'
import { rolledBack } from '#domains/plans/random-plans.fixtures.ts'
import { moveStranded } from '#domains/practitioners/practitioner.store.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

const today = '2026-11-21'
const communes = 5
const names = ['thôn đoài', 'thôn đông', 'thôn hạ']

/** Villages of few names, so that they meet, some in the stead of one that ended, whose team they have; bodies that end, each with none, one or several of those after it. */
const worlds = fc.record({
  villages: fc.array(fc.record({ at: fc.nat(communes - 1), name: fc.nat(names.length - 1), followed: fc.boolean() }), {
    maxLength: 12,
  }),
  endings: fc.array(fc.record({ body: fc.nat(), into: fc.array(fc.nat(), { maxLength: 2 }) }), {
    minLength: 1,
    maxLength: 4,
  }),
  kills: fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }),
})

type World = { bodyIds: string[]; placeIds: string[] }

async function build(db: Db, given: { villages: { at: number; name: number; followed: boolean }[] }): Promise<World> {
  await addPlace(db, '24', null)
  const province = await addBody(db, { name: 'UBND tỉnh', place: '24/', path: '/1/', parentId: null })
  const world: World = { bodyIds: [], placeIds: [] }
  for (let index = 0; index < communes; index++) {
    const placeId = `0000${index}`
    await addPlace(db, placeId, '24')
    const path = `/1/${index + 2}/`
    const body = { name: `UBND xã ${index}`, place: `24/${placeId}/`, path, parentId: province.id }
    world.bodyIds.push((await addBody(db, body)).id)
    world.placeIds.push(placeId)
  }
  const person = newId()
  await sql`insert into person (id, name, user_name, created_at, folded, sort_key) values (${person}, 'Lan', 'lan', now(), 'lan', 'lan')`.execute(
    db,
  )
  for (const { at, name, followed } of given.villages) {
    const [id, folded] = [newId(), names[name]!]
    const { rows } = await sql`
      insert into village (id, commune_id, kind, name, folded, sort_key, from_day)
      values (${id}, ${world.placeIds[at]}, 'thon', ${folded}, ${folded}, ${folded}, '2020-01-01') on conflict do nothing returning id`.execute(
      db,
    )
    if (rows.length === 0) continue
    const old = followed ? newId() : id
    if (followed) {
      await sql`insert into village (id, commune_id, kind, name, folded, sort_key, from_day, to_day)
        values (${old}, ${world.placeIds[at]}, 'thon', ${folded}, ${folded}, ${folded}, '2000-01-01', '2020-01-01')`.execute(
        db,
      )
      await sql`insert into village_succession (old_id, new_id, on_day, kind) values (${old}, ${id}, '2020-01-01', 'merge')`.execute(
        db,
      )
    }
    await sql`insert into mediation_team (id, body_id, village_id, name, quota, decision, decided_on)
      values (${newId()}, ${world.bodyIds[at]}, ${old}, ${folded}, 3, '1/QĐ', '2026-01-01')`.execute(db)
    await sql`insert into practitioner (id, body_id, kind, name, folded, sort_key, state, changed_at, changed_by)
      values (${newId()}, ${world.bodyIds[at]}, 'communicator', 'Bích', 'bich', 'bich', 'proposed', now(), ${person})`.execute(
      db,
    )
  }
  return world
}

async function end(db: Db, ids: readonly string[], given: { body: number; into: number[] }[]): Promise<void> {
  for (const { body, into } of given) {
    const at = body % (ids.length - 1)
    await sql`update body set to_day = ${today} where id = ${ids[at]}`.execute(db)
    for (const heir of into)
      await sql`insert into body_succession (old_id, new_id, on_day, kind)
        values (${ids[at]}, ${ids[at + 1 + (heir % (ids.length - 1 - at))]}, ${today}, 'merge') on conflict do nothing`.execute(
        db,
      )
  }
}

const moves = [moveStrandedVillages, moveStrandedTeams, moveStranded]

/** Batch after batch until nothing waits. Where `kills` says so the worker dies before its commit, and the batch is lost. */
async function followAll(db: Db, limit: number, kills: readonly boolean[]): Promise<void> {
  let turn = 0
  for (const move of moves)
    for (;;) {
      await sql`savepoint batch`.execute(db)
      const moved = await move(db as Tx, today, limit)
      const isKilled = moved.length > 0 && turn < kills.length && kills[turn++]
      await (isKilled ? sql`rollback to savepoint batch` : sql`release savepoint batch`).execute(db)
      if (moved.length === 0) break
    }
}

async function stateOf(db: Db) {
  const { rows: villages } = await sql<{ id: string; commune: string }>`
    select id, commune_id as commune from village order by id`.execute(db)
  const { rows: teams } = await sql<{
    id: string
    bodyId: string
    place: string
    commune: string
    standing: boolean
    followed: boolean
  }>`
    select team.id, team.body_id as "bodyId", body.place_id as place, village.commune_id as commune, body.to_day is null as standing,
      village.to_day is not null as followed
    from mediation_team team join body on body.id = team.body_id join village on village.id = team.village_id order by team.id`.execute(
    db,
  )
  const { rows: people } = await sql`select id, body_id from practitioner order by id`.execute(db)
  return { villages, teams, people }
}

onBothDatabases('thôn, tổ hòa giải, người làm công tác theo cơ quan kế tục', (database) => {
  test('bị dừng ở bất cứ đợt nào rồi làm tiếp cũng như làm một mạch; không gì mất, không gì còn ở nơi đã có một nơi kế tục', async () => {
    let moved = 0
    await fc.assert(
      fc.asyncProperty(worlds, async (given) => {
        await rolledBack(database().kysely, async (db) => {
          const { bodyIds } = await build(db, given)
          const before = await stateOf(db)
          await end(db, bodyIds, given.endings)
          await sql`savepoint one_go`.execute(db)
          await followAll(db, 500, [])
          const whole = await stateOf(db)
          await sql`rollback to savepoint one_go`.execute(db)
          await followAll(db, 1, given.kills)
          const after = await stateOf(db)
          expect(after).toEqual(whole)
          expect(after.villages.map(({ id }) => id)).toEqual(before.villages.map(({ id }) => id))
          expect(after.teams.map(({ id }) => id)).toEqual(before.teams.map(({ id }) => id))
          expect(await countStranded(db)).toBe(0)
          // a team and its village are found in one commune, unless another village of that name stands there
          const apart = after.teams.filter(({ standing, place, commune }) => standing && place !== commune)
          for (const { commune, followed } of apart)
            expect([followed, await isNameTaken(db, commune)]).toEqual([false, true])
          moved += after.teams.filter(({ bodyId }, index) => bodyId !== before.teams[index]!.bodyId).length
        })
      }),
      { numRuns: 30, seed: 20261129, endOnFailure: true },
    )
    expect(moved).toBeGreaterThan(15) // otherwise nothing ever moved
  }, 120_000)
})

/** Standing teams and living lists of people at a body that ended with one successor. */
async function countStranded(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from body join (
      select body_id from mediation_team where ended_on is null union all select body_id from practitioner where state <> 'ended') held on held.body_id = body.id
    where body.to_day is not null and (select count(*) from body_succession s where s.old_id = body.id) = 1`.execute(db)
  return rows[0]!.count
}

async function isNameTaken(db: Db, communeId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from village here join village there on there.folded = here.folded and there.id <> here.id where here.commune_id = ${communeId} limit 1`.execute(
    db,
  )
  return rows.length > 0
}
