import { z } from 'zod'
import { moveTeamsTo } from '#domains/mediation/team.store.ts'
import { countAlong, listTeamsOfVillages, type TeamAlong } from '#domains/mediation/teams-along.queries.ts'
import type { Role } from '#domains/people/roles.ts'
import { moveRefusals, type VillagesGo } from '#domains/places/village-move.ts'
import type { AlongWithVillages } from '#domains/places/village-moves.queries.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { showNumber } from '#ui/show.ts'

type CarriedRoles = { endedIds: string[]; addedIds: string[] }

/** How a role is carried from one body to another, and back; the site gives it. */
type RoleCarrier = {
  carryRole(
    context: ActContext,
    going: VillagesGo & { role: Role; personIds: string[]; leavingIds: string[]; reason: string },
  ): Promise<CarriedRoles>
  bringRoleBack(context: ActContext, carried: CarriedRoles & { toBodyId: string; reason: string }): Promise<void>
}

const teamsShape = z.array(z.object({ id: z.string(), version: z.number(), cases: z.number() }))
const idsShape = z.array(z.string())

/** Moves of before roles were noted have the teams alone. */
const takenShape = z.union([
  z.object({ teams: teamsShape, roles: z.object({ endedIds: idsShape, addedIds: idsShape }) }),
  teamsShape.transform((teams) => ({ teams, roles: undefined })),
])

/**
 * Tổ hòa giải đi cùng thôn: the team of a village that a person gives to another commune goes there with its books, elections and open
 * cases, and whoever mediates in it has the role there. Brought back only while nobody noted anything in it.
 */
export const teamsAlong = ({ carryRole, bringRoleBack }: RoleCarrier): AlongWithVillages => ({
  async foresee(db, { fromBodyId, villageIds }) {
    const teams = await listTeamsOfVillages(db, fromBodyId, villageIds)
    if (teams.length === 0) return ''
    const { mediators, open } = await countAlong(db, teams)
    return `${showNumber(teams.length)} tổ hòa giải, ${showNumber(mediators)} hòa giải viên, ${showNumber(open)} vụ, việc đang mở`
  },
  async take(context, going) {
    const { tx } = context
    const teams = await listTeamsOfVillages(tx, going.fromBodyId, going.villageIds)
    const { personIds, leavingIds } = await countAlong(tx, teams)
    await moveTeams(context, teams, going)
    const reason = 'Đi cùng thôn, tổ dân phố được chuyển'
    const roles = await carryRole(context, { ...going, role: 'mediator', personIds, leavingIds, reason })
    return { teams: teams.map(({ id, version, cases }) => ({ id, version: version + 1, cases })), roles }
  },
  async bringBack(context, went, taken) {
    const { tx } = context
    const back = { ...went, fromBodyId: went.toBodyId, toBodyId: went.fromBodyId }
    const teams = await listTeamsOfVillages(tx, back.fromBodyId, went.villageIds)
    const { teams: asLeft, roles } = takenShape.parse(taken)
    const isUntouched = asLeft.every((left) =>
      teams.some(({ id, version, cases }) => id === left.id && version === left.version && cases === left.cases),
    )
    if (!isUntouched || teams.length !== asLeft.length) throw moveRefusals.changed
    const { personIds, leavingIds } = await countAlong(tx, teams)
    await moveTeams(context, teams, back)
    const reason = 'Hoàn tác chuyển thôn, tổ dân phố'
    if (roles === undefined) await carryRole(context, { ...back, role: 'mediator', personIds, leavingIds, reason })
    else await bringRoleBack(context, { ...roles, toBodyId: went.toBodyId, reason })
  },
})

async function moveTeams(
  context: ActContext,
  teams: TeamAlong[],
  { fromBodyId, toBodyId }: Omit<VillagesGo, 'villageIds'>,
): Promise<void> {
  await moveTeamsTo(context.tx, teams, toBodyId)
  for (const { id } of teams)
    context.audit({
      subjectKind: 'mediation-team',
      subjectId: id,
      bodyId: toBodyId,
      before: { bodyId: fromBodyId },
      after: { bodyId: toBodyId },
    })
}
