import { z } from 'zod'
import { reportYearField } from '#domains/mediation/acts/steps/team-fields.ts'
import { countTeamYear, loadReportToChange, saveTeamReport } from '#domains/mediation/team-report.store.ts'
import { refusals, refuseUnlessWritten, type TeamReport } from '#domains/mediation/team-report.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** Trình báo cáo năm của tổ: its counts stay as they are now. */
export const submitTeamReport = act({
  name: 'mediation.submit-team-report',
  may: 'mediate',
  parse: z.object({ teamId: idField(), year: reportYearField(), version: versionField() }).parse,
  async run({ tx, actor, today, audit }, { teamId, year, version }): Promise<TeamReport> {
    const { team, report: before } = await loadReportToChange(tx, actor, today, { teamId, year })
    if (before === undefined) throw refusals.notWritten
    refuseUnlessWritten(before)
    if (before.version !== version) throw refusals.changedMeanwhile
    const submitted: TeamReport = {
      ...before,
      state: 'submitted',
      figures: await countTeamYear(tx, team, year, today),
      submittedOn: today,
      submittedBy: personIdOf(actor),
      decidedOn: null,
      returnReason: null,
      version: version + 1,
    }
    await saveTeamReport(tx, submitted, null)
    audit({
      subjectKind: 'mediation-team',
      subjectId: teamId,
      bodyId: team.bodyId,
      after: { reportOf: year, state: 'submitted', figures: submitted.figures },
    })
    return submitted
  },
})
