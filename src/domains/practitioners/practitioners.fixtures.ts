import { beforeEach } from 'vitest'
import { loadHolidays } from '#domains/calendar/holiday.store.ts'
import { actorFor, addOfficer, foundBodies, giveRole, testHouse } from '#domains/people/testing/people-house.ts'
import { addPractitioner } from '#domains/practitioners/acts/add-practitioner.ts'
import type { Practitioner } from '#domains/practitioners/practitioner.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Database } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

/**
 * In xã Một Lan keeps the list and Hùng decides; Tư leads in xã Hai; Mai leads at the province's department of justice. The clock stands
 * at 09:00 on Saturday 21/11/2026.
 */
export function onPractitioners(name: string, suite: (world: () => PractitionersWorld) => void): void {
  onBothDatabases(name, (database) => {
    let world: PractitionersWorld | undefined
    beforeEach(async () => {
      world = await foundWorld(database())
    })
    suite(() => world!)
  })
}

export type PractitionersWorld = Awaited<ReturnType<typeof foundWorld>>
type Who = 'lan' | 'hung' | 'tu' | 'mai'

async function foundWorld(database: Database) {
  const { house, clock, later } = testHouse(database)
  await database.transaction((tx) => loadHolidays(tx))
  const bodies = await foundBodies(database.kysely)
  const officer = async (name: string, bodyId: string, role: 'officer' | 'leader') => {
    const id = await addOfficer(house, { name, homeBodyId: bodyId })
    await giveRole(house, id, role, { bodyId, reach: 'body' })
    return id
  }
  const ids: Record<Who, string> = {
    lan: await officer('Nguyễn Thị Lan', bodies.first.id, 'officer'),
    hung: await officer('Trần Văn Hùng', bodies.first.id, 'leader'),
    tu: await officer('Lê Văn Tư', bodies.second.id, 'leader'),
    mai: await officer('Trần Thị Mai', bodies.justice.id, 'leader'),
  }
  const actors = {} as Record<Who, Actor>
  for (const who of ['lan', 'hung', 'tu', 'mai'] as const) actors[who] = await actorFor(house, ids[who])
  const does = <Input, Output>(who: Who, deed: Act<Input, Output>, raw: unknown) =>
    perform(deed, { house, actor: actors[who] }, raw)
  return { database, db: database.kysely, house, clock, later, bodies, ids, actors, does }
}

/** Puts somebody into the list of xã Một: a communicator unless said otherwise. */
export function adds(
  { does, bodies }: PractitionersWorld,
  more: Record<string, unknown> = {},
  who: Who = 'lan',
): Promise<Practitioner> {
  const typed = { kind: 'communicator', name: 'Nguyễn Thị Hoa', askedOn: '16/11/2026', bodyId: bodies.first.id }
  return does(who, addPractitioner, { ...typed, ...more })
}
