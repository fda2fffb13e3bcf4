import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { reportYearField } from '#domains/mediation/acts/steps/team-fields.ts'
import { loadReportToChange, saveTeamReport } from '#domains/mediation/team-report.store.ts'
import { refusals, refuseUnlessWritten, refuseYear, type TeamReport } from '#domains/mediation/team-report.ts'
import { act } from '#platform/acts/act.ts'
import { idField, optionalLineField, textField, versionField } from '#platform/acts/fields.ts'

/** Soạn báo cáo năm của tổ, by its leader, or by an officer for whom the leader speaks. @law 35/2013/QH13, Điều 15 khoản 5 */
export const writeTeamReport = act({
  name: 'mediation.write-team-report',
  may: 'mediate',
  parse: z.object({
    teamId: idField(),
    year: reportYearField(),
    version: versionField(),
    work: textField('công việc đã làm trong năm', 1, 6000),
    difficulties: optionalLineField('khó khăn, vướng mắc', 3000),
    proposal: optionalLineField('kiến nghị', 3000),
  }).parse,
  async run({ tx, actor, now, today, audit }, { teamId, year, version, ...words }): Promise<TeamReport> {
    const { team, report: before } = await loadReportToChange(tx, actor, today, { teamId, year })
    refuseYear(year, team.decidedOn, today)
    if (before !== undefined) refuseUnlessWritten(before)
    if ((before?.version ?? 0) !== version) throw refusals.changedMeanwhile
    const written: TeamReport = {
      id: newId(now.getTime()),
      teamId,
      year,
      state: 'draft',
      figures: null,
      submittedOn: null,
      submittedBy: null,
      decidedOn: null,
      returnReason: null,
      ...before,
      ...words,
      version: version + 1,
    }
    await saveTeamReport(tx, written, null)
    audit({
      subjectKind: 'mediation-team',
      subjectId: teamId,
      bodyId: team.bodyId,
      after: { reportOf: year, version: written.version },
    })
    return written
  },
})
