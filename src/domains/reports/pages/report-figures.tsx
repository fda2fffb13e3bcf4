import { MeasuredParts } from '#domains/reports/pages/measured-figures.tsx'
import { cellNames, cells, type ReportCount } from '#domains/reports/report-count.ts'
import type { ReportFigure } from '#domains/reports/report-figure.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { showNumber } from '#ui/show.ts'

/** Every number of the report; each is a link to the list that it counts. */
export function ReportFigures({ reportId, count }: { reportId: string; count: ReportCount }) {
  const of = (kind: ReportFigure['kind']) => count.figures.filter((figure) => figure.kind === kind)
  return (
    <>
      {count.measured !== undefined && <MeasuredParts reportId={reportId} measured={count.measured} />}
      <DataTable
        caption={count.measured === undefined ? 'Số liệu chung' : 'Nhiệm vụ được giao'}
        rows={of('headline')}
        rowKey={(figure) => figure.code}
        columns={[
          { head: 'Số liệu', width: 'roomy', cell: (figure) => figure.name },
          { head: 'Giá trị', align: 'end', cell: (figure) => <FigureLink reportId={reportId} figure={figure} /> },
          { head: 'Mã', width: 'tight', cell: (figure) => figure.code },
        ]}
      />
      <CellsTable reportId={reportId} caption="Theo cơ quan chủ trì" head="Cơ quan chủ trì" figures={of('lead')} />
      <CellsTable reportId={reportId} caption="Theo mục của kế hoạch" head="Mục" figures={of('group')} />
      {of('progress').length > 0 && (
        <DataTable
          caption="Số liệu ghi trong tiến độ"
          rows={of('progress')}
          rowKey={(figure) => figure.code}
          columns={[
            { head: 'Số liệu', width: 'roomy', cell: (figure) => figure.name },
            { head: 'Tổng', align: 'end', cell: (figure) => <FigureLink reportId={reportId} figure={figure} /> },
            { head: 'Đơn vị', cell: (figure) => figure.unit },
            { head: 'Mã', width: 'tight', cell: (figure) => figure.code },
          ]}
        />
      )}
      {count.notSummed.length > 0 && (
        <DataTable
          caption="Số liệu không cộng được"
          rows={count.notSummed}
          rowKey={(one) => `${one.name}|${one.unit}`}
          columns={[
            { head: 'Số liệu', cell: (one) => one.name },
            { head: 'Vì sao', width: 'roomy', cell: (one) => one.why },
            {
              head: 'Các lần ghi',
              cell: (one) => one.values.map((value) => `${showNumber(value)} ${one.unit}`).join('; '),
            },
          ]}
        />
      )}
    </>
  )
}

type CellsTableProps = { reportId: string; caption: string; head: string; figures: ReportFigure[] }

function CellsTable({ reportId, caption, head, figures }: CellsTableProps) {
  const rows = [...Map.groupBy(figures, (figure) => figure.row)]
  if (rows.length === 0) return null
  const names = ['Phải thực hiện', ...cells.map((cell) => cellNames[cell])]
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={([row]) => row}
      cards
      columns={[
        { head, width: 'roomy', cell: ([row]) => row },
        ...names.map((name, index) => ({
          head: name,
          align: 'end' as const,
          cell: ([, some]: (typeof rows)[number]) => <FigureLink reportId={reportId} figure={some[index]!} />,
        })),
      ]}
    />
  )
}

function FigureLink({ reportId, figure }: { reportId: string; figure: ReportFigure }) {
  const name = figure.row === '' ? figure.name : `${figure.row}, ${figure.name}`
  return (
    <a
      class="figure-link"
      href={reportPaths.figure(reportId, figure.code)}
      aria-label={`${name}: ${showNumber(figure.value)}`}
    >
      {showNumber(figure.value)}
    </a>
  )
}
