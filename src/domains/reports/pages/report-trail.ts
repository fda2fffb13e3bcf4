import type { Report } from '#domains/reports/report.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'

/** Above the pages of one report. */
export const reportTrail = ({ id, paper }: Pick<Report, 'id' | 'paper'>) => [
  { label: 'Báo cáo', href: reportPaths.list },
  { label: paper.title, href: reportPaths.report(id) },
]
