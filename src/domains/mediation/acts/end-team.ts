import { sql } from 'kysely'
import { z } from 'zod'
import { decisionField } from '#domains/mediation/acts/steps/team-fields.ts'
import { loadTeamToChange, saveTeam } from '#domains/mediation/team.store.ts'
import { refusals } from '#domains/mediation/team.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField } from '#platform/acts/fields.ts'

/** Kết thúc một tổ hòa giải, as when two villages became one; its open cases are ended or mediated on before. */
export const endTeam = act({
  name: 'mediation.end-team',
  may: 'recognise mediators',
  parse: z.object({ teamId: idField(), decision: decisionField(), day: dayField('ngày quyết định') }).parse,
  async run({ tx, actor, audit }, { teamId, decision, day }) {
    const team = await loadTeamToChange(tx, actor, 'recognise mediators', teamId)
    if (day < team.decidedOn) throw refusals.endsTooEarly
    const { rows } = await sql`
      select 1 from mediation_case where team_id = ${teamId} and state in ('received', 'assigned', 'in-progress') limit 1`.execute(
      tx,
    )
    if (rows.length > 0) throw refusals.hasOpenCases
    await saveTeam(tx, { ...team, endedOn: day, version: team.version + 1 })
    audit({ subjectKind: 'mediation-team', subjectId: teamId, bodyId: team.bodyId, after: { endedOn: day, decision } })
    return team
  },
})
