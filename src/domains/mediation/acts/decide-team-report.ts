import { z } from 'zod'
import { reportYearField } from '#domains/mediation/acts/steps/team-fields.ts'
import { loadReportToChange, saveTeamReport } from '#domains/mediation/team-report.store.ts'
import { refusals, type TeamReport } from '#domains/mediation/team-report.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, optionalLineField, versionField } from '#platform/acts/fields.ts'

/** Nhận báo cáo năm của tổ, or give it back with a reason; not by who submitted it. */
export const decideTeamReport = act({
  name: 'mediation.decide-team-report',
  may: 'run mediation',
  parse: z.object({
    teamId: idField(),
    year: reportYearField(),
    version: versionField(),
    decision: z.enum(['accept', 'return'], { error: 'Hãy chọn nhận báo cáo, hoặc trả lại.' }),
    reason: optionalLineField('phải sửa gì', 1000),
  }).parse,
  async run({ tx, actor, today, audit }, { teamId, year, version, decision, reason }): Promise<TeamReport> {
    const { team, report: before } = await loadReportToChange(tx, actor, today, { teamId, year })
    if (before?.state !== 'submitted') throw refusals.notSubmitted
    if (before.version !== version) throw refusals.changedMeanwhile
    if (before.submittedBy === personIdOf(actor)) throw refusals.ownReport
    if (decision === 'return' && reason === '') throw refusals.reasonMissing
    const isAccepted = decision === 'accept'
    const decided: TeamReport = {
      ...before,
      state: isAccepted ? 'accepted' : 'returned',
      // written on, it is counted anew
      figures: isAccepted ? before.figures : null,
      decidedOn: today,
      returnReason: isAccepted ? null : reason,
      version: version + 1,
    }
    await saveTeamReport(tx, decided, personIdOf(actor))
    audit({
      subjectKind: 'mediation-team',
      subjectId: teamId,
      bodyId: team.bodyId,
      after: { reportOf: year, state: decided.state, ...(isAccepted ? {} : { reason }) },
    })
    return decided
  },
})
