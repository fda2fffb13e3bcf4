import { z } from 'zod'
import { yearOf } from '#base/day.ts'
import { caseIdField } from '#domains/mediation/acts/steps/case-fields.ts'
import { loadCaseToChange, nextCaseNumber } from '#domains/mediation/case.store.ts'
import { refusals } from '#domains/mediation/case.ts'
import { listOtherTeams } from '#domains/mediation/case-together.queries.ts'
import { listTogether } from '#domains/mediation/case-together.store.ts'
import { refuseUnlessOpen, refusals as together } from '#domains/mediation/case-together.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Phối hợp với tổ hòa giải khác: this team leads and counts the case, the other's book shows it under a number of its own. @law 35/2013/QH13, Điều 22 */
export const joinTeam = act({
  name: 'mediation.join-team',
  may: 'mediate',
  parse: z.object({ caseId: caseIdField(), teamId: idField('Hãy chọn tổ hòa giải phối hợp.') }).parse,
  async run({ tx, actor, today, audit }, { caseId, teamId }) {
    const one = await loadCaseToChange(tx, actor, today, caseId)
    if (!one.mayAssign) throw refusals.onlyLeader
    refuseUnlessOpen(one)
    if ((await listTogether(tx, caseId)).joint.length > 0) throw together.jointAlready
    const other = (await listOtherTeams(tx, one.teamId)).find(({ id }) => id === teamId)
    if (other === undefined) throw together.noOtherTeam
    const year = yearOf(today)
    // who comes back finds the number that their book gave it
    await tx
      .insertInto('mediation_joint')
      .values({
        case_id: caseId,
        team_id: teamId,
        number: await nextCaseNumber(tx, teamId, year),
        year,
        joined_on: today,
        left_on: null,
      })
      .onConflict((on) => on.columns(['case_id', 'team_id']).doUpdateSet({ left_on: null }))
      .execute()
    audit({ subjectKind: 'mediation-case', subjectId: caseId, bodyId: one.bodyId, after: { jointTeamId: teamId } })
    audit({ subjectKind: 'mediation-case', subjectId: caseId, bodyId: other.bodyId, after: { jointTeamId: teamId } })
    return one
  },
})
