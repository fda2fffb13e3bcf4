import { z } from 'zod'
import type { Day } from '#base/day.ts'
import { addGrant, endGrantRow, listGrantsOf, listStrandedGrants } from '#domains/people/grant.store.ts'
import { daysMeet, isAhead, type RoleGrant } from '#domains/people/grant.ts'
import { rolesThatFollow } from '#domains/people/roles.ts'
import { rotateSessions } from '#domains/people/session.store.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Hòa giải viên của cơ quan đã kết thúc go on in the night at the one that took over, to the day they had, at that very body alone: their
 * cases go there in the same night. The old grant ends, the new one is written beside it. Where several took over, a person gives the
 * role. One batch.
 */
export const followBody = act<{ countMax: number }, number>({
  name: 'people.follow-body',
  may: 'system',
  parse: z.object({ countMax: z.number().int().positive() }).parse,
  async run({ tx, now, today, audit }, { countMax }) {
    const bySystem = { personId: null, now }
    const stranded = await listStrandedGrants(tx, rolesThatFollow, today, countMax)
    for (const { grant, heirId } of stranded) {
      await endGrantRow(tx, grant.id, bySystem)
      audit({
        subjectKind: 'role-grant',
        subjectId: grant.id,
        bodyId: grant.bodyId,
        before: grant,
        after: { endedAt: now },
      })
      const wanted = followed(grant, heirId, today)
      const held = await listGrantsOf(tx, grant.personId)
      if (held.some((one) => isAhead(one, today) && isSame(one, wanted))) continue
      const id = await addGrant(tx, { ...wanted, reason: 'Theo cơ quan kế tục' }, bySystem)
      await rotateSessions(tx, grant.personId)
      audit({ subjectKind: 'role-grant', subjectId: id, bodyId: heirId, after: wanted })
    }
    return stranded.length
  },
})

function followed({ personId, role, fromDay, toDay }: RoleGrant, heirId: string, today: Day) {
  const days = { fromDay: fromDay > today ? fromDay : today, toDay }
  return { personId, role, bodyId: heirId, reach: 'body' as const, ...days, actingFor: null, lentGrantId: null }
}

function isSame(one: RoleGrant, wanted: Omit<RoleGrant, 'id' | 'endedAt'>): boolean {
  return one.actingFor === null && one.role === wanted.role && one.bodyId === wanted.bodyId && daysMeet(one, wanted)
}
