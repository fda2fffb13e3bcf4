import type { Day } from '#base/day.ts'
import { addGrant, endGrantRow, listGrantsOf, loadGrant } from '#domains/people/grant.store.ts'
import { coversDays, isAhead, type RoleGrant } from '#domains/people/grant.ts'
import type { Role } from '#domains/people/roles.ts'
import { rotateSessions } from '#domains/people/session.store.ts'
import type { ActContext } from '#platform/acts/act.ts'

/** A grant goes on at another body, to the day it had, at that very body alone, unless the person has it there for all these days; the old one ends. */
export async function carryGrant(
  context: ActContext,
  grant: RoleGrant,
  toBodyId: string,
  reason: string,
): Promise<void> {
  await endCarried(context, grant)
  await addCarried(context, grant, toBodyId, reason)
}

type Going = {
  role: Role
  personIds: readonly string[]
  /** Of these, who has nothing more to do at the old body: their role there ends. */
  leavingIds: readonly string[]
  fromBodyId: string
  toBodyId: string
  reason: string
}

/** Grants that a carrying ended at one body and added at the other: what bringing back needs. */
type Carried = { endedIds: string[]; addedIds: string[] }

/** Whoever holds a role at one body gets it at another; who never held it gets nothing. */
export async function carryRole(context: ActContext, going: Going): Promise<Carried> {
  const { role, personIds, leavingIds, fromBodyId, toBodyId, reason } = going
  const done: Carried = { endedIds: [], addedIds: [] }
  for (const personId of personIds)
    for (const grant of await listHeldAt(context, personId, role, fromBodyId)) {
      if (leavingIds.includes(personId)) {
        await endCarried(context, grant)
        done.endedIds.push(grant.id)
      }
      const addedId = await addCarried(context, grant, toBodyId, reason)
      if (addedId !== undefined) done.addedIds.push(addedId)
    }
  return done
}

/**
 * What was carried goes back: whoever still has the role where it was carried to has it again where it ended, to the day it had there, and
 * what was added alone ends, so that a role that stood there before stays.
 */
export async function bringRoleBack(
  context: ActContext,
  { endedIds, addedIds, toBodyId, reason }: Carried & { toBodyId: string; reason: string },
): Promise<void> {
  const { tx, today } = context
  for (const id of endedIds) {
    const grant = await loadGrant(tx, id)
    const { personId, role, bodyId } = grant
    if (bodyId === null || !isAhead({ ...grant, endedAt: null }, today)) continue
    if ((await listHeldAt(context, personId, role, toBodyId)).length > 0)
      await addCarried(context, grant, bodyId, reason)
  }
  for (const id of addedIds) {
    const grant = await loadGrant(tx, id)
    if (isAhead(grant, today)) await endCarried(context, grant)
  }
}

async function listHeldAt({ tx, today }: ActContext, personId: string, role: string, bodyId: string) {
  return (await listGrantsOf(tx, personId)).filter(
    (one) => one.role === role && one.bodyId === bodyId && one.actingFor === null && isAhead(one, today),
  )
}

async function endCarried({ tx, actor, now, audit }: ActContext, grant: RoleGrant): Promise<void> {
  await endGrantRow(tx, grant.id, { personId: actor.personId, now })
  audit({
    subjectKind: 'role-grant',
    subjectId: grant.id,
    bodyId: grant.bodyId,
    before: grant,
    after: { endedAt: now },
  })
}

/** undefined: nothing was added, for the person has it there. */
async function addCarried(
  context: ActContext,
  grant: RoleGrant,
  toBodyId: string,
  reason: string,
): Promise<string | undefined> {
  const { tx, actor, now, today, audit } = context
  const wanted = carried(grant, toBodyId, today)
  const held = await listGrantsOf(tx, grant.personId)
  if (held.some((one) => isAhead(one, today) && isSame(one, wanted))) return undefined
  const id = await addGrant(tx, { ...wanted, reason }, { personId: actor.personId, now })
  await rotateSessions(tx, grant.personId)
  audit({ subjectKind: 'role-grant', subjectId: id, bodyId: toBodyId, after: wanted })
  return id
}

function carried({ personId, role, fromDay, toDay }: RoleGrant, bodyId: string, today: Day) {
  const days = { fromDay: fromDay > today ? fromDay : today, toDay }
  return { personId, role, bodyId, reach: 'body' as const, ...days, actingFor: null, lentGrantId: null }
}

function isSame(one: RoleGrant, wanted: Omit<RoleGrant, 'id' | 'endedAt'>): boolean {
  return one.actingFor === null && one.role === wanted.role && one.bodyId === wanted.bodyId && coversDays(one, wanted)
}
