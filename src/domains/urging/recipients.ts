/**
 * Người nhận: who hears of an obligation at each step of the ladder. The officer in charge; else who works at the body that
 * leads, else at the body that answers for the task today. Whoever is away is followed to the one who acts for them.
 */

import type { LadderStep } from '#domains/urging/ladder.ts'
import { type Grant, type Location, may } from '#platform/permission/permission.ts'

/** An open account, with every role in force today; who may not see a task is not told of it. */
export type Officer = {
  id: string
  name: string
  /** Gets mail: has an address and has not switched it off. */
  hasMail: boolean
  grants: readonly Grant[]
}

/** A role in force. `actingFor`: lent by that person. */
export type HeldRole = { personId: string; role: string; bodyId: string | null; actingFor: string | null; grant: Grant }

export type StandingBody = Location & { parentId: string | null; isAlive: boolean }

/** Everybody and every body of one day. */
export type Directory = {
  officers: ReadonlyMap<string, Officer>
  bodies: ReadonlyMap<string, StandingBody>
  /** Own roles by body, and those that reach beyond one body. */
  rolesAt: ReadonlyMap<string, readonly HeldRole[]>
  overseers: readonly HeldRole[]
  /** What a person has lent, by that person. */
  lentBy: ReadonlyMap<string, readonly HeldRole[]>
}

/** Whose task it is. */
export type Duty = {
  officerId: string | null
  issuerId: string
  holderId: string
  leadIds: readonly string[]
  partnerIds: readonly string[]
}

/** `actingFor`: in whose place, «thay ông/bà X». */
export type Recipient = { personId: string; actingFor: string | null }

export function directoryOf(
  officers: readonly Officer[],
  roles: readonly HeldRole[],
  bodies: readonly StandingBody[],
): Directory {
  const own = roles.filter((one) => one.actingFor === null)
  return {
    officers: new Map(officers.map((one) => [one.id, one])),
    bodies: new Map(bodies.map((one) => [one.bodyId, one])),
    rolesAt: Map.groupBy(
      own.filter((one) => one.bodyId !== null),
      (one) => one.bodyId!,
    ),
    overseers: own.filter((one) => one.role === 'overseer' && one.grant.reach !== 'body'),
    lentBy: Map.groupBy(
      roles.filter((one) => one.actingFor !== null),
      (one) => one.actingFor!,
    ),
  }
}

export function recipientsAt(step: LadderStep, duty: Duty, directory: Directory): Recipient[] {
  switch (step) {
    case 1:
      return inCharge(duty, directory)
    case 2:
      return heads(duty, directory).people
    case 3:
      return levelAbove(duty, directory)
  }
}

/** The officer in charge; else the officers of the bodies that lead; else those of the body that answers for it. */
export function inCharge(duty: Duty, directory: Directory): Recipient[] {
  const named = duty.officerId === null ? [] : whoActs(duty.officerId, duty, directory)
  if (named.length > 0) return named
  return atFirstOf([aliveLeads(duty, directory), [duty.holderId]], ['officer'], duty, directory).people
}

/** The leaders of the bodies that lead, else of the body that answers for it; with the bodies where they were found. */
export function heads(duty: Duty, directory: Directory): { people: Recipient[]; bodyIds: readonly string[] } {
  return atFirstOf([aliveLeads(duty, directory), [duty.holderId]], ['leader'], duty, directory)
}

/** Leaders and overseers of the body above the heads; else the overseers whose reach covers it. */
export function levelAbove(duty: Duty, directory: Directory): Recipient[] {
  const { bodyIds } = heads(duty, directory)
  const below = bodyIds.length > 0 ? bodyIds : [duty.holderId]
  const parents = below.map((id) => directory.bodies.get(id)?.parentId ?? null).filter((id) => id !== null)
  const { people } = atFirstOf([[...new Set(parents)]], ['leader', 'overseer'], duty, directory)
  if (people.length > 0) return people
  const covering = directory.overseers.filter((role) =>
    below.some((id) => {
      const body = directory.bodies.get(id)
      return body !== undefined && role.bodyId !== id && may({ grants: [role.grant] }, 'read tasks', body)
    }),
  )
  // who watches one province before who watches all
  const near = covering.filter((role) => role.bodyId !== null)
  return actorsOf(near.length > 0 ? near : covering, duty, directory)
}

/**
 * Who does a person's work on this task today: the end of the chain of ủy quyền, as far as it holds. An account that is
 * closed, a grant that is over, a circle, or somebody who may not see the task ends it; the last one before is taken. An
 * acting officer without mail reads it in the system, and the last one with mail before them gets it too.
 */
export function whoActs(personId: string, duty: Duty, directory: Directory): Recipient[] {
  const chain = [personId]
  while (chain.length < chainMax) {
    const lent = directory.lentBy.get(chain.at(-1)!) ?? []
    const next = lent.find(
      (role) =>
        !chain.includes(role.personId) &&
        canReceive(role.personId, duty, directory) &&
        seesTask([role.grant], duty, directory),
    )
    if (next === undefined) break
    chain.push(next.personId)
  }
  const valid = chain.filter((id) => canReceive(id, duty, directory))
  const last = valid.at(-1)
  if (last === undefined) return []
  const mailed = directory.officers.get(last)!.hasMail
    ? undefined
    : valid.findLast((id) => directory.officers.get(id)!.hasMail)
  return [last, ...(mailed === undefined ? [] : [mailed])].map((id) => ({
    personId: id,
    actingFor: id === personId ? null : personId,
  }))
}

/** More links than any chain of ủy quyền has. */
const chainMax = 10
/** A task led by all communes of a province is not told to every officer there. */
const recipientsMax = 100

/** The first list of bodies at which somebody holds one of the roles. */
function atFirstOf(lists: (readonly string[])[], roles: readonly string[], duty: Duty, directory: Directory) {
  for (const bodyIds of lists) {
    const held = bodyIds.flatMap((id) => (directory.rolesAt.get(id) ?? []).filter((one) => roles.includes(one.role)))
    const people = actorsOf(held, duty, directory)
    if (people.length > 0) return { people, bodyIds }
  }
  return { people: [], bodyIds: [] }
}

/** Each once; who has it as their own work does not get it in somebody's place. */
function actorsOf(roles: readonly HeldRole[], duty: Duty, directory: Directory): Recipient[] {
  const found = new Map<string, Recipient>()
  for (const { personId } of roles) {
    for (const one of whoActs(personId, duty, directory)) {
      if (found.size < recipientsMax || found.has(one.personId))
        if (one.actingFor === null || !found.has(one.personId)) found.set(one.personId, one)
    }
  }
  return [...found.values()]
}

function aliveLeads({ leadIds }: Duty, { bodies }: Directory): string[] {
  return leadIds.filter((id) => bodies.get(id)?.isAlive)
}

function canReceive(personId: string, duty: Duty, directory: Directory): boolean {
  const officer = directory.officers.get(personId)
  return officer !== undefined && seesTask(officer.grants, duty, directory)
}

/** The same as `whereMayOnTask(…, 'read tasks')`: a body with a part in the task is within reach; its holder has the issuer's. */
function seesTask(
  grants: readonly Grant[],
  { issuerId, holderId, leadIds, partnerIds }: Duty,
  { bodies }: Directory,
): boolean {
  return [issuerId, holderId, ...leadIds, ...partnerIds].some((id) => {
    const body = bodies.get(id)
    return body !== undefined && may({ grants }, 'read tasks', body)
  })
}
