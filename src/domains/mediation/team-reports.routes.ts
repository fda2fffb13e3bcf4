import { isId } from '#base/ids.ts'
import { decideTeamReport } from '#domains/mediation/acts/decide-team-report.ts'
import { submitTeamReport } from '#domains/mediation/acts/submit-team-report.ts'
import { writeTeamReport } from '#domains/mediation/acts/write-team-report.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { teamReportPage } from '#domains/mediation/pages/team-report-page.tsx'
import { countTeamYear, findTeamReport, loadReportingTeam } from '#domains/mediation/team-report.store.ts'
import { refusals, refuseYear, type TeamReport } from '#domains/mediation/team-report.ts'
import { teamReportPaper } from '#domains/mediation/team-report-paper.ts'
import { writeWord } from '#engines/word/write-word.ts'
import { type Routes, raw, read, submit } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { wordAnswer } from '#platform/http/word-answer.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'

async function pageOf({ db, actor, params, today }: ReadContext) {
  if (!isId(params.teamId!) || !/^20\d\d$/u.test(params.year!)) throw refusals.notFound
  const year = Number(params.year)
  const team = await loadReportingTeam(db, actor, today, params.teamId!)
  const report = await findTeamReport(db, team.id, year)
  if (report === undefined) refuseYear(year, team.decidedOn, today)
  return {
    team,
    year,
    report,
    figures: report?.figures ?? (await countTeamYear(db, team, year, today)),
    mayDecide: mayAnywhere(actor, 'run mediation'),
    maySeeTeams: mayAnywhere(actor, 'see mediation'),
  }
}

const page = read('mediate', pageOf, teamReportPage)

const file = raw('mediate', async (context) => {
  const { team, year, report, figures } = await pageOf(context)
  if (report === undefined) throw refusals.notWritten
  const { name: teamName, communeName } = team
  const day = report.submittedOn ?? context.today
  const bytes = await writeWord(teamReportPaper({ teamName, communeName, report, figures, day, madeAt: context.now }))
  return wordAnswer(bytes, `bao-cao-to-hoa-giai-${year}.docx`)
})

const toReport = (notice: string) => ({
  again: page,
  to: ({ teamId, year }: TeamReport) => ({ to: mediationPaths.teamReport(teamId, year), notice }),
})
const path = '/nghiep-vu/hoa-giai/to/:teamId/bao-cao/:year' as const

/** Báo cáo năm của tổ: its leader, the commune's officers. */
export const mediationTeamReportsRoutes: Routes = {
  [`GET ${path}`]: page,
  [`POST ${path}`]: submit(writeTeamReport, toReport('Đã lưu báo cáo.')),
  [`POST ${path}/trinh`]: submit(submitTeamReport, toReport('Đã trình UBND.')),
  [`POST ${path}/quyet-dinh`]: submit(decideTeamReport, toReport('Đã ghi quyết định.')),
  [`GET ${path}/bao-cao.docx`]: file,
}
