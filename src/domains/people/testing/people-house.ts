import { sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { fold, sortKey } from '#base/vietnamese.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { addGrant } from '#domains/people/grant.store.ts'
import type { Reach } from '#domains/people/grant.ts'
import { addPerson, savePassword } from '#domains/people/person.store.ts'
import type { Role } from '#domains/people/roles.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { standingClock, today } from '#platform/clock.ts'
import type { Database, Db } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'
import { hashPassword } from '#platform/identity/password.ts'

/** A house for tests, with a clock that stands at 09:00 on 21/11/2026 until it is moved. */
export function testHouse(database: Database) {
  const clock = standingClock('2026-11-21T02:00:00Z')
  const house: House = {
    database,
    clock,
    dataFolder: '/nowhere',
    secretKey: new Uint8Array(32).fill(7),
    publicUrl: 'http://thu.example.vn',
    uploadSizeMbMax: 20,
  }
  const later = (milliseconds: number) => clock.moveTo(new Date(clock.now().getTime() + milliseconds).toISOString())
  return { house, clock, later, today: today(clock) }
}

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

export type TestBody = { id: string; path: string; placePath: string }

/** UBND tỉnh → Sở Tư pháp, UBND xã Một → Phòng, UBND xã Hai; the communes lie in places of their own. */
export async function foundBodies(db: Db) {
  await addPlace(db, '24', null)
  await addPlace(db, '00001', '24')
  await addPlace(db, '00002', '24')
  const province = await addBody(db, { name: 'UBND tỉnh Thử', place: '24/', path: '/1/', parentId: null })
  const justice = await addBody(db, { name: 'Sở Tư pháp', place: '24/', path: '/1/2/', parentId: province.id })
  const first = await addBody(db, { name: 'UBND xã Một', place: '24/00001/', path: '/1/3/', parentId: province.id })
  const office = await addBody(db, { name: 'Phòng Văn hóa', place: '24/00001/', path: '/1/3/4/', parentId: first.id })
  const second = await addBody(db, { name: 'UBND xã Hai', place: '24/00002/', path: '/1/5/', parentId: province.id })
  return { province, justice, first, office, second }
}

export async function addPlace(db: Db, id: string, parentId: string | null): Promise<void> {
  const name = `Nơi ${id}`
  const path = parentId === null ? `${id}/` : `${parentId}/${id}/`
  await sql`insert into place (id, kind, name, full_name, parent_id, path, folded, sort_key)
    values (${id}, ${parentId === null ? 'tinh' : 'xa'}, ${name}, ${name}, ${parentId}, ${path}, ${fold(name)}, ${sortKey(name)})`.execute(
    db,
  )
}

export async function addBody(
  db: Db,
  body: { name: string; place: string; path: string; parentId: string | null },
): Promise<TestBody> {
  const id = newId()
  const placeId = body.place.split('/').at(-2)
  await sql`insert into body (id, kind, name, place_id, place_path, parent_id, path, folded, sort_key)
    values (${id}, 'ubnd', ${body.name}, ${placeId}, ${body.place}, ${body.parentId}, ${body.path}, ${fold(body.name)}, ${sortKey(body.name)})`.execute(
    db,
  )
  return { id, path: body.path, placePath: body.place }
}

/** A body ended on 20/11/2026 and another took over from it. */
export async function goesInto(db: Db, old: TestBody, heir: TestBody): Promise<void> {
  await sql`insert into body_succession (old_id, new_id, on_day, kind) values (${old.id}, ${heir.id}, '2026-11-20', 'merge')`.execute(
    db,
  )
  await db.updateTable('body').set({ to_day: '2026-11-20' }).where('id', '=', old.id).execute()
}

export const goodPassword = 'con trâu đi cày sớm'
/** Hashed once: Argon2 is slow on purpose. */
let goodHash: Promise<string> | undefined

/** An account without roles. `password: true` gives it `goodPassword`. */
export async function addOfficer(
  house: House,
  officer: { name: string; homeBodyId?: string | null; email?: string; password?: boolean },
): Promise<string> {
  const { name, homeBodyId = null, email = null } = officer
  const entry = { name, userName: null, email, phone: null, title: '', homeBodyId }
  goodHash ??= hashPassword(goodPassword)
  const hash = await goodHash
  return house.database.transaction(async (tx) => {
    const { id } = await addPerson(tx, entry, house.clock.now())
    if (officer.password) await savePassword(tx, id, hash, house.clock.now())
    return id
  })
}

/** A role in force since yesterday, without end unless one is given. */
export async function giveRole(
  house: House,
  personId: string,
  role: Role,
  at: { bodyId: string | null; reach?: Reach; fromDay?: Day; toDay?: Day | null },
): Promise<string> {
  return house.database.transaction((tx) =>
    addGrant(
      tx,
      {
        personId,
        role,
        bodyId: at.bodyId,
        reach: at.bodyId === null ? 'subtree' : (at.reach ?? 'body'),
        fromDay: at.fromDay ?? addDays(today(house.clock), -1),
        toDay: at.toDay ?? null,
        actingFor: null,
        lentGrantId: null,
        reason: '',
      },
      { personId: null, now: house.clock.now() },
    ),
  )
}

export async function actorFor(house: House, personId: string): Promise<Actor> {
  return loadActor(house.database.kysely, personId, today(house.clock))
}
