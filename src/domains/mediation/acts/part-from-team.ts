import { z } from 'zod'
import { caseIdField } from '#domains/mediation/acts/steps/case-fields.ts'
import { loadCaseToChange } from '#domains/mediation/case.store.ts'
import { refusals } from '#domains/mediation/case.ts'
import { endCoMediators, listTogether } from '#domains/mediation/case-together.store.ts'
import { refusals as together } from '#domains/mediation/case-together.ts'
import { listMediators } from '#domains/mediation/team.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Thôi phối hợp, also once the case has ended: the other team reads it no longer, and its mediators leave the case. */
export const partFromTeam = act({
  name: 'mediation.part-from-team',
  may: 'mediate',
  parse: z.object({ caseId: caseIdField(), teamId: idField() }).parse,
  async run({ tx, actor, today, audit }, { caseId, teamId }) {
    const one = await loadCaseToChange(tx, actor, today, caseId)
    if (!one.mayAssign) throw refusals.onlyLeader
    if (!(await listTogether(tx, caseId)).joint.some((joint) => joint.teamId === teamId)) throw together.notJoint
    const theirs = (await listMediators(tx, [teamId])).map(({ id }) => id)
    await endCoMediators(tx, caseId, theirs, today)
    await tx
      .updateTable('mediation_joint')
      .set({ left_on: today })
      .where('case_id', '=', caseId)
      .where('team_id', '=', teamId)
      .execute()
    audit({ subjectKind: 'mediation-case', subjectId: caseId, bodyId: one.bodyId, before: { jointTeamId: teamId } })
    return one
  },
})
