import { beforeEach } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { loadHolidays } from '#domains/calendar/holiday.store.ts'
import { addCandidateAct } from '#domains/mediation/acts/add-candidate.ts'
import { assignMediator } from '#domains/mediation/acts/assign-mediator.ts'
import { confirmElection } from '#domains/mediation/acts/confirm-election.ts'
import { foundTeam } from '#domains/mediation/acts/found-team.ts'
import { linkAccount } from '#domains/mediation/acts/link-account.ts'
import { nameLeader } from '#domains/mediation/acts/name-leader.ts'
import { noteSession } from '#domains/mediation/acts/note-session.ts'
import { openElection } from '#domains/mediation/acts/open-election.ts'
import { recogniseElected } from '#domains/mediation/acts/recognise-elected.ts'
import { recordCase } from '#domains/mediation/acts/record-case.ts'
import { conditionsOn } from '#domains/mediation/mediation-law.ts'
import { listMediators } from '#domains/mediation/team.store.ts'
import type { Mediator } from '#domains/mediation/team.ts'
import { actorFor, addOfficer, foundBodies, giveRole, testHouse } from '#domains/people/testing/people-house.ts'
import { foundVillage } from '#domains/places/acts/found-village.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Database } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

/**
 * A small world of mediation: in xã Một, Lan is the officer and Hùng the chairman; Tư leads in xã Hai, Mai watches from the province.
 * Bích, Cường and Dung are mediators with accounts in thôn Đoài (412 households); Bích leads. Giang and Khoa are of thôn Đông in xã Hai. 21/11/2026, 09:00.
 */
export function onMediation(name: string, suite: (world: () => MediationWorld) => void): void {
  onBothDatabases(name, (database) => {
    let world: MediationWorld | undefined
    beforeEach(async () => {
      world = await foundWorld(database())
    })
    suite(() => world!)
  })
}

export type MediationWorld = Awaited<ReturnType<typeof foundWorld>>
const people = {
  lan: ['Nguyễn Thị Lan', 'officer', 'first'],
  hung: ['Trần Văn Hùng', 'leader', 'first'],
  tu: ['Lê Văn Tư', 'leader', 'second'],
  mai: ['Trần Thị Mai', 'overseer', 'justice'],
  bich: ['Đỗ Thị Bích', 'mediator', 'first'],
  cuong: ['Vũ Văn Cường', 'mediator', 'first'],
  dung: ['Phạm Thị Dung', 'mediator', 'first'],
  giang: ['Hồ Thị Giang', 'mediator', 'second'],
  khoa: ['Bùi Văn Khoa', 'mediator', 'second'],
} as const
export type Who = keyof typeof people

async function foundWorld(database: Database) {
  const { house, clock, later } = testHouse(database)
  await database.transaction((tx) => loadHolidays(tx))
  const db = database.kysely
  const bodies = await foundBodies(db)
  const actors = {} as Record<Who, Actor>
  for (const [who, [name, role, at]] of Object.entries(people) as [Who, (typeof people)[Who]][]) {
    const id = await addOfficer(house, { name, homeBodyId: bodies[at].id })
    if (role === 'mediator') await db.updateTable('person').set({ user_name: who }).where('id', '=', id).execute()
    await giveRole(house, id, role, { bodyId: bodies[at].id, reach: role === 'overseer' ? 'place' : 'body' })
    actors[who] = await actorFor(house, id)
  }
  const does = <Input, Output>(who: Who, deed: Act<Input, Output>, raw: unknown) =>
    perform(deed, { house, actor: actors[who] }, raw)
  const village = await does('lan', foundVillage, {
    bodyId: bodies.first.id,
    kind: 'thon',
    name: 'Thôn Đoài',
    fromDay: '01/01/2020',
    households: '412',
  })
  const team = await does('lan', foundTeam, {
    bodyId: bodies.first.id,
    villageId: village.id,
    name: 'Tổ hòa giải thôn Đoài',
    quota: '3',
    decision: '12/QĐ-UBND',
    decidedOn: '01/02/2026',
  })
  return { database, db, house, clock, later, bodies, actors, does, village, team }
}

/** Every condition of the law, ticked. */
export const allConditions = conditionsOn('2026-11-21').map(({ id }) => id)

/** An election by sheets; answers with its id, votes written. */
export async function holds({ does, team }: MediationWorld, seats: number, votes: Record<string, number>) {
  let election = await does('lan', openElection, {
    teamId: team.id,
    heldOn: '10/02/2026',
    mode: 'sheets',
    attended: '',
    seats: String(seats),
  })
  for (const [name, count] of Object.entries(votes)) {
    const isWoman = name.includes(' Thị ') ? 'co' : undefined
    const person = { name, birthYear: '1970', isWoman, conditions: allConditions, votes: String(count) }
    election = await does('lan', addCandidateAct, { electionId: election.id, ...person })
  }
  return election
}

/** The team as it should be: three recognised, with accounts, and a leader. */
export async function seated(world: MediationWorld): Promise<Record<'bich' | 'cuong' | 'dung', Mediator>> {
  const { does, db, team } = world
  const names = { [people.bich[0]]: 400, [people.cuong[0]]: 350, [people.dung[0]]: 300 }
  const { id, version } = await holds(world, 3, names)
  await does('lan', confirmElection, { electionId: id, version: String(version) })
  const recognising = { electionId: id, version: String(version + 1), decision: '15/QĐ-UBND', day: '20/02/2026' }
  await does('hung', recogniseElected, recognising)
  const of = async (who: 'bich' | 'cuong' | 'dung') =>
    (await listMediators(db, [team.id])).find(({ name }) => name === people[who][0])!
  for (const who of ['bich', 'cuong', 'dung'] as const)
    await does('lan', linkAccount, { teamId: team.id, mediatorId: (await of(who)).id, userName: who })
  const lead = { teamId: team.id, mediatorId: (await of('bich')).id, decision: '16/QĐ-UBND', day: '21/02/2026' }
  await does('hung', nameLeader, lead)
  return { bich: await of('bich'), cuong: await of('cuong'), dung: await of('dung') }
}

/** The team next door, in xã Hai: Giang leads it, Khoa serves in it. */
export async function nextDoor({ does, db, bodies }: MediationWorld) {
  const found = { bodyId: bodies.second.id, name: 'Thôn Đông', kind: 'thon', fromDay: '01/01/2020', households: '100' }
  const village = await does('tu', foundVillage, found)
  const decided = { quota: '3', decision: '2/QĐ-UBND', decidedOn: '01/02/2026' }
  const team = await does('tu', foundTeam, {
    bodyId: bodies.second.id,
    villageId: village.id,
    name: 'Tổ hòa giải thôn Đông',
    ...decided,
  })
  const opened = { teamId: team.id, heldOn: '10/02/2026', mode: 'sheets', attended: '', seats: '2' }
  let election = await does('tu', openElection, opened)
  for (const who of ['giang', 'khoa'] as const) {
    const person = { name: people[who][0], birthYear: '1970', conditions: allConditions, votes: '90' }
    election = await does('tu', addCandidateAct, { electionId: election.id, ...person })
  }
  await does('tu', confirmElection, { electionId: election.id, version: String(election.version) })
  await does('tu', recogniseElected, {
    electionId: election.id,
    version: String(election.version + 1),
    decision: '5/QĐ-UBND',
    day: '20/02/2026',
  })
  const of = async (who: 'giang' | 'khoa') =>
    (await listMediators(db, [team.id])).find(({ name }) => name === people[who][0])!
  for (const who of ['giang', 'khoa'] as const)
    await does('tu', linkAccount, { teamId: team.id, mediatorId: (await of(who)).id, userName: who })
  await does('tu', nameLeader, {
    teamId: team.id,
    mediatorId: (await of('giang')).id,
    decision: '6/QĐ-UBND',
    day: '21/02/2026',
  })
  return { team, giang: await of('giang'), khoa: await of('khoa') }
}

/** A form of a case as it is filled in; the parties bear a mark that can be looked for. */
export function caseForm(teamId: string, mark = 'kín', more: Record<string, string> = {}) {
  return {
    teamId,
    formKey: newSecret(),
    receivedOn: '16/11/2026',
    ground: 'party',
    topic: 'land',
    gate: 'none',
    name1: `Ông Giáp ${mark}`,
    age1: '61',
    address1: `Ngõ ${mark}`,
    wish1: `Dời hàng rào ${mark}`,
    name2: `Bà Ất ${mark}`,
    others: `Con bà Ất ${mark}`,
    story: `Lấn lối đi chung ${mark}.`,
    ...more,
  }
}

/** Recorded by Lan, given to Cường by the leader, one session held. */
export async function goingOn(world: MediationWorld, mark = 'kín'): Promise<{ id: string; seats: Seats }> {
  const { does, team } = world
  const seats = await seated(world)
  const { id } = await does('lan', recordCase, caseForm(team.id, mark))
  await does('bich', assignMediator, assigning(id, seats.cuong.id))
  await does('cuong', noteSession, sessionForm(id, mark))
  return { id, seats }
}
export type Seats = Awaited<ReturnType<typeof seated>>

export function assigning(caseId: string, mediatorId: string, more: Record<string, string> = {}) {
  const asked = { partiesAsked: 'co', interestAsked: 'co' }
  return { caseId, version: '0', mediatorId, chosenBy: 'leader', ...asked, day: '17/11/2026', agreedStart: '', ...more }
}

export function sessionForm(caseId: string, mark = 'kín', more: Record<string, string> = {}) {
  const words = { place: `Nhà văn hóa ${mark}`, came: `Cả hai bên ${mark}`, what: `Hai bên nói chuyện ${mark}.` }
  return { caseId, formKey: newSecret(), heldOn: '18/11/2026', ...words, ...more }
}
