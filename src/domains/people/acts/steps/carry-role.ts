import type { Day } from '#base/day.ts'
import { addGrant, endGrantRow, listGrantsOf } from '#domains/people/grant.store.ts'
import { daysMeet, isAhead, type RoleGrant } from '#domains/people/grant.ts'
import type { Role } from '#domains/people/roles.ts'
import { rotateSessions } from '#domains/people/session.store.ts'
import type { ActContext } from '#platform/acts/act.ts'

/** A grant goes on at another body, to the day it had, at that very body alone, unless the person has it there; then the old one ends. */
export async function carryGrant(
  context: ActContext,
  grant: RoleGrant,
  toBodyId: string,
  reason: string,
): Promise<void> {
  await endCarried(context, grant)
  await addCarried(context, grant, toBodyId, reason)
}

export type CarryRole = (
  context: ActContext,
  going: {
    role: Role
    personIds: readonly string[]
    /** Of these, who has nothing more to do at the old body: their role there ends. */
    leavingIds: readonly string[]
    fromBodyId: string
    toBodyId: string
    reason: string
  },
) => Promise<void>

/** Whoever holds a role at one body gets it at another; who never held it gets nothing. */
export const carryRole: CarryRole = async (context, { role, personIds, leavingIds, fromBodyId, toBodyId, reason }) => {
  for (const personId of personIds) {
    const held = (await listGrantsOf(context.tx, personId)).filter(
      (one) => one.role === role && one.bodyId === fromBodyId && one.actingFor === null && isAhead(one, context.today),
    )
    for (const grant of held) {
      if (leavingIds.includes(personId)) await endCarried(context, grant)
      await addCarried(context, grant, toBodyId, reason)
    }
  }
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

async function addCarried(context: ActContext, grant: RoleGrant, toBodyId: string, reason: string): Promise<void> {
  const { tx, actor, now, today, audit } = context
  const wanted = carried(grant, toBodyId, today)
  const held = await listGrantsOf(tx, grant.personId)
  if (held.some((one) => isAhead(one, today) && isSame(one, wanted))) return
  const id = await addGrant(tx, { ...wanted, reason }, { personId: actor.personId, now })
  await rotateSessions(tx, grant.personId)
  audit({ subjectKind: 'role-grant', subjectId: id, bodyId: toBodyId, after: wanted })
}

function carried({ personId, role, fromDay, toDay }: RoleGrant, bodyId: string, today: Day) {
  const days = { fromDay: fromDay > today ? fromDay : today, toDay }
  return { personId, role, bodyId, reach: 'body' as const, ...days, actingFor: null, lentGrantId: null }
}

function isSame(one: RoleGrant, wanted: Omit<RoleGrant, 'id' | 'endedAt'>): boolean {
  return one.actingFor === null && one.role === wanted.role && one.bodyId === wanted.bodyId && daysMeet(one, wanted)
}
