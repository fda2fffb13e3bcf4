import { isId } from '#base/ids.ts'
import { openFigures, whyWords } from '#domains/reports/open-figures/open-figures.ts'
import { openPaths, openRefusals } from '#domains/reports/open-figures/open-report.ts'
import { findOpenReport, listOpenReports } from '#domains/reports/open-figures/open-reports.queries.ts'
import { openReportsPage } from '#domains/reports/pages/open-reports-page.tsx'
import { windowInFull } from '#domains/reports/reporting-window.ts'
import { csvFile, jsonFile } from '#domains/statistics/data-file.ts'
import { askAged, openAged, openRaw, type Routes } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'

const pageMax = 1_000

async function asked(request: WebRequest) {
  const { reportId = '' } = request.params
  const { found: report } = await askAged(request, async (_, db) =>
    isId(reportId) ? findOpenReport(db, reportId) : undefined,
  )
  if (report === undefined) throw openRefusals.notFound
  const { title, bodyName, windowKind, from, to, countedOn, measured } = report
  const window = windowInFull({ kind: windowKind, from, to })
  return { title, bodyName, window, countedOn, figures: openFigures(measured), name: `So-lieu-mo-${from}-${to}` }
}

/** Số liệu mở: everybody's, as the bodies let it out. */
export const openFiguresRoutes: Routes = {
  [`GET ${openPaths.list}`]: openAged(async ({ query }, db) => {
    const page = Math.min(Math.max(Number.parseInt(query.trang ?? '1', 10) || 1, 1), pageMax)
    return { reports: await listOpenReports(db, page), page }
  }, openReportsPage),
  [`GET ${openPaths.csv(':reportId')}`]: openRaw(async (request) => {
    const { bodyName, window, countedOn, figures, name } = await asked(request)
    return csvFile(name, [
      ['co_quan', 'ky', 'chot_ngay', 'ma', 'phan', 'noi_dung', 'don_vi', 'so_lieu', 'ghi_chu'],
      ...figures.map(({ code, part, name: what, unit, value, why }) => [
        ...[bodyName, window, countedOn, code, part, what, unit],
        value,
        whyWords[why],
      ]),
    ])
  }),
  [`GET ${openPaths.json(':reportId')}`]: openRaw(async (request) => {
    const { name, figures, ...about } = await asked(request)
    return jsonFile(name, { ...about, figures })
  }),
}
