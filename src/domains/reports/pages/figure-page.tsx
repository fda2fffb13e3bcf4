import { showDay } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import { stateNames } from '#domains/plans/obligation.ts'
import { reportTrail } from '#domains/reports/pages/report-trail.ts'
import type { Report } from '#domains/reports/report.ts'
import type { ReportCount } from '#domains/reports/report-count.ts'
import type { ReportFigure } from '#domains/reports/report-figure.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import { windowInFull } from '#domains/reports/reporting-window.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type FigureProps = { report: Report; count: ReportCount; figure: ReportFigure }

/** The list behind one number, as it stood when it was counted. */
export function figurePage({ report, count, figure }: FigureProps, _view: View): PageParts {
  const name = figure.row === '' ? figure.name : `${figure.row}: ${figure.name}`
  const counted = new Set(figure.countedIds)
  return {
    title: `${figure.code}. ${name}`,
    section: 'reports',
    trail: reportTrail(report),
    body: (
      <>
        <PageHead
          title={`${figure.code}. ${name}`}
          lead={
            report.countedOn === null
              ? 'Dự thảo: số liệu còn thay đổi theo nhiệm vụ cho đến khi trình.'
              : 'Danh sách được giữ nguyên như lúc chốt số liệu.'
          }
        />
        <Facts
          facts={[
            { term: 'Giá trị', detail: `${showNumber(figure.value)} ${figure.unit}` },
            { term: 'Cách đếm', detail: figure.rule },
            { term: 'Kỳ báo cáo', detail: windowInFull(report.window) },
            { term: 'Chốt số liệu ngày', detail: showDay(count.countedOn) },
          ]}
        />
        {figure.kind === 'progress' ? (
          <Notes count={count} figure={figure} />
        ) : (
          <DataTable
            caption={`${counted.size} dòng`}
            rows={count.rows.filter((row) => counted.has(row.obligationId))}
            rowKey={(row) => row.obligationId}
            rowHref={(row) => `${reportPaths.task(row.taskId)}#moc-${row.obligationId}`}
            cards
            columns={[
              { head: 'Nhiệm vụ', width: 'roomy', cell: (row) => `${row.path} ${row.text}` },
              { head: 'Mốc', cell: (row) => row.label },
              { head: 'Chủ trì', cell: (row) => row.leads.join('; ') },
              { head: 'Hạn', width: 'tight', cell: (row) => (row.dueDay === null ? '' : showDay(row.dueDay)) },
              { head: 'Xong ngày', width: 'tight', cell: (row) => (row.doneDay === null ? '' : showDay(row.doneDay)) },
              { head: 'Trạng thái', cell: (row) => stateNames[row.state] },
            ]}
          />
        )}
      </>
    ),
  }
}

function Notes({ count, figure }: { count: ReportCount; figure: ReportFigure }) {
  const counted = new Set(figure.countedIds)
  const rows = count.notes.filter(
    (note) => counted.has(note.noteId) && sameWord(note.name, figure.name) && sameWord(note.unit, figure.unit),
  )
  return (
    <DataTable
      caption={`${rows.length} lần ghi`}
      rows={rows}
      rowKey={(note) => `${note.noteId}|${note.name}|${note.value}`}
      rowHref={(note) => reportPaths.task(note.taskId)}
      cards
      columns={[
        { head: 'Nhiệm vụ', width: 'roomy', cell: (note) => `${note.path} ${note.text}` },
        { head: 'Ghi ngày', cell: (note) => showDay(note.writtenOn) },
        { head: 'Giá trị', align: 'end', cell: (note) => `${showNumber(note.value)} ${note.unit}` },
      ]}
    />
  )
}

function sameWord(one: string, other: string): boolean {
  return fold(one) === fold(other)
}
