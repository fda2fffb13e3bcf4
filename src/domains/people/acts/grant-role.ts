import { z } from 'zod'
import {
  addGrant,
  endGrantRow,
  keepAnAdministrator,
  listGrantsOf,
  loadGrant,
  loadTarget,
} from '#domains/people/grant.store.ts'
import { checkMayChange, checkNotHeld, refusals } from '#domains/people/grant.ts'
import { checkNewGrant, grantFields } from '#domains/people/grant-fields.ts'
import { loadAccount } from '#domains/people/person.store.ts'
import { rotateSessions } from '#domains/people/session.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Giao vai trò. Nobody gives themselves a role, nobody gives what reaches further than they manage. */
export const grantRole = act({
  name: 'people.grant-role',
  may: 'manage people',
  parse: z.object({ personId: idField(), ...grantFields }).parse,
  async run({ tx, actor, now, today, audit }, input): Promise<string> {
    const { personId, role, bodyId, fromDay, toDay, reason } = input
    const reach = bodyId === null ? 'subtree' : input.reach
    const target = await loadTarget(tx, bodyId, reach)
    checkMayChange(actor, personId, target)
    await loadAccount(tx, personId, today)
    checkNewGrant(input, target, actor, today)
    checkNotHeld(await listGrantsOf(tx, personId), { role, bodyId, reach, fromDay, toDay })
    const grant = { role, bodyId, reach, fromDay, toDay, actingFor: null, lentGrantId: null, reason }
    const id = await addGrant(tx, { personId, ...grant }, { personId: actor.personId, now })
    await rotateSessions(tx, personId)
    audit({ subjectKind: 'role-grant', subjectId: id, bodyId, after: { personId, ...grant } })
    return personId
  },
})

/** Kết thúc vai trò, from now on. What was lent of it ends with it. */
export const endGrant = act({
  name: 'people.end-grant',
  may: 'manage people',
  parse: z.object({ personId: idField(), grantId: idField() }).parse,
  async run({ tx, actor, now, today, audit }, { personId, grantId }): Promise<string> {
    const grant = await loadGrant(tx, grantId)
    if (grant.personId !== personId) throw refusals.notFound
    checkMayChange(actor, personId, await loadTarget(tx, grant.bodyId, grant.reach))
    if (grant.endedAt !== null) throw refusals.ended
    if (grant.bodyId === null && grant.role === 'administrator') await keepAnAdministrator(tx, personId, today)
    await endGrantRow(tx, grantId, { personId: actor.personId, now })
    await rotateSessions(tx, personId)
    audit({
      subjectKind: 'role-grant',
      subjectId: grantId,
      bodyId: grant.bodyId,
      before: grant,
      after: { endedAt: now },
    })
    return personId
  },
})
