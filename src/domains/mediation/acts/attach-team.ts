import { z } from 'zod'
import { loadTeamState } from '#domains/mediation/team.queries.ts'
import { loadTeamToChange, saveTeam } from '#domains/mediation/team.store.ts'
import { refusals } from '#domains/mediation/team.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Gắn tổ hòa giải với nơi kế tục: one of the villages that stand where its own stood before it was split. */
export const attachTeam = act({
  name: 'mediation.attach-team',
  may: 'run mediation',
  parse: z.object({ teamId: idField(), villageId: idField(refusals.noVillage.message) }).parse,
  async run({ tx, actor, today, audit }, { teamId, villageId }) {
    const team = await loadTeamToChange(tx, actor, 'run mediation', teamId)
    const { villages } = await loadTeamState(tx, actor, 'run mediation', teamId, today)
    if (!villages.some(({ id }) => id === villageId)) throw refusals.notItsSuccessor
    await saveTeam(tx, { ...team, villageId, version: team.version + 1 })
    const { bodyId } = team
    const before = { villageId: team.villageId }
    audit({ subjectKind: 'mediation-team', subjectId: teamId, bodyId, before, after: { villageId } })
    return team
  },
})
