import { z } from 'zod'
import { moveTeamsTo } from '#domains/mediation/team.store.ts'
import { countAlong, listTeamsOfVillages, type TeamAlong } from '#domains/mediation/teams-along.queries.ts'
import type { Role } from '#domains/people/roles.ts'
import { moveRefusals, type VillagesGo } from '#domains/places/village-move.ts'
import type { AlongWithVillages } from '#domains/places/village-moves.queries.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { showNumber } from '#ui/show.ts'

/** How a role is carried from one body to another; the site gives it. */
type CarryRole = (
  context: ActContext,
  going: VillagesGo & { role: Role; personIds: string[]; leavingIds: string[]; reason: string },
) => Promise<void>

const takenShape = z.array(z.object({ id: z.string(), version: z.number(), cases: z.number() }))

/**
 * Tổ hòa giải đi cùng thôn: the team of a village that a person gives to another commune goes there with its books, elections and open
 * cases, and whoever mediates in it has the role there. Brought back only while nobody noted anything in it.
 */
export const teamsAlong = (carryRole: CarryRole): AlongWithVillages => ({
  async foresee(db, { fromBodyId, villageIds }) {
    const teams = await listTeamsOfVillages(db, fromBodyId, villageIds)
    if (teams.length === 0) return ''
    const { mediators, open } = await countAlong(db, teams)
    return `${showNumber(teams.length)} tổ hòa giải, ${showNumber(mediators)} hòa giải viên, ${showNumber(open)} vụ, việc đang mở`
  },
  async take(context, going) {
    const teams = await listTeamsOfVillages(context.tx, going.fromBodyId, going.villageIds)
    await go(context, carryRole, teams, going, 'Đi cùng thôn, tổ dân phố được chuyển')
    return teams.map(({ id, version, cases }) => ({ id, version: version + 1, cases }))
  },
  async bringBack(context, went, taken) {
    const back = { ...went, fromBodyId: went.toBodyId, toBodyId: went.fromBodyId }
    const teams = await listTeamsOfVillages(context.tx, back.fromBodyId, went.villageIds)
    const asLeft = takenShape.parse(taken)
    const isUntouched = asLeft.every((left) =>
      teams.some(({ id, version, cases }) => id === left.id && version === left.version && cases === left.cases),
    )
    if (!isUntouched || teams.length !== asLeft.length) throw moveRefusals.changed
    await go(context, carryRole, teams, back, 'Hoàn tác chuyển thôn, tổ dân phố')
  },
})

async function go(
  context: ActContext,
  carryRole: CarryRole,
  teams: TeamAlong[],
  going: VillagesGo,
  reason: string,
): Promise<void> {
  if (teams.length === 0) return
  const { personIds, leavingIds } = await countAlong(context.tx, teams)
  await moveTeamsTo(context.tx, teams, going.toBodyId)
  for (const { id } of teams)
    context.audit({
      subjectKind: 'mediation-team',
      subjectId: id,
      bodyId: going.toBodyId,
      before: { bodyId: going.fromBodyId },
      after: { bodyId: going.toBodyId },
    })
  await carryRole(context, { ...going, role: 'mediator', personIds, leavingIds, reason })
}
