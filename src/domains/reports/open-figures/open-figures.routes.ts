import { isId } from '#base/ids.ts'
import { type OpenFigure, openColumns, openFigures, whyWords } from '#domains/reports/open-figures/open-figures.ts'
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
    const { figures, name, ...about } = await asked(request)
    return csvFile(name, [openColumns.map(({ word }) => word), ...figures.map((figure) => rowOf(about, figure))])
  }),
  [`GET ${openPaths.json(':reportId')}`]: openRaw(async (request) => {
    const { title, figures, name, ...about } = await asked(request)
    const rows = figures.map((figure) => {
      const cells = rowOf(about, figure)
      return Object.fromEntries(openColumns.map(({ word }, index) => [word, cells[index]]))
    })
    return jsonFile(name, {
      tieu_de: title,
      luoc_do: openColumns.map(({ word, type, means }) => ({ ten: word, kieu: type, nghia: means })),
      so_lieu: rows,
    })
  }),
}

function rowOf(
  { bodyName, window, countedOn }: { bodyName: string; window: string; countedOn: string },
  one: OpenFigure,
) {
  return [bodyName, window, countedOn, one.code, one.part, one.name, one.unit, one.value, whyWords[one.why]]
}
