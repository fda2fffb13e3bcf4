import { type Day, showDay } from '#base/day.ts'
import {
  blankWords,
  type MeasuredFigure,
  type MeasuredRecord,
  nationWide,
  ruleOf,
  showMeasured,
} from '#domains/reports/measured.ts'
import { reportTrail } from '#domains/reports/pages/report-trail.ts'
import type { Report } from '#domains/reports/report.ts'
import type { ReportCount } from '#domains/reports/report-count.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import { windowInFull } from '#domains/reports/reporting-window.ts'
import { recordKinds } from '#domains/statistics/measure.ts'
import { recordPath, statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type MeasuredPageProps = {
  report: Report
  count: ReportCount
  figure: MeasuredFigure
  records: MeasuredRecord[]
  /** Whether the person may open the whole list in statistics. */
  mayListAll: boolean
}

/** The records behind one figure of the body's work, as they stood when it was counted. */
export function measuredPage(
  { report, count, figure, records, mayListAll }: MeasuredPageProps,
  _view: View,
): PageParts {
  const days = { from: report.window.from, to: report.window.to }
  const { tookOver = [] } = count.measured!
  const byId = new Map(records.map((record) => [record.id, record]))
  const rows = figure.listed.flatMap(({ id, amount }) => {
    const record = byId.get(id)
    return record === undefined ? [] : [{ ...record, amount }]
  })
  const isSum = rows.some(({ amount }) => amount !== 1)
  const title = `${figure.code}. ${figure.name}`
  return {
    title,
    section: 'reports',
    trail: reportTrail(report),
    body: (
      <>
        <PageHead
          title={title}
          lead={
            report.countedOn === null
              ? 'Dự thảo: số liệu còn thay đổi theo bản ghi cho đến khi trình.'
              : 'Danh sách được giữ nguyên như lúc chốt số liệu. Bản ghi chỉ mở được với người được giao quyền xem.'
          }
        />
        {mayListAll && figure.records > rows.length && (
          <p class="hint">
            {report.countedOn === null
              ? 'Trang này chỉ hiện bản ghi mới nhất.'
              : 'Báo cáo giữ các bản ghi mới nhất; danh sách đầy đủ theo bản ghi hôm nay có thể khác lúc chốt.'}{' '}
            <a href={statisticsPaths.listOf(figure.measure, { bodyId: report.bodyId, tookOver, ...days })}>
              Mở danh sách đầy đủ ở Số liệu thống kê
            </a>
            .
          </p>
        )}
        {rows.length === 0 && figure.records > 0 && (
          <p class="hint">
            Danh sách bản ghi chỉ hiện với người được giao quyền xem số liệu thống kê của cơ quan có bản ghi. Cần xem
            thì hãy nhờ người quản trị giao vai trò.
          </p>
        )}
        <Facts
          facts={[
            {
              term: 'Giá trị',
              detail: figure.value === null ? blankWords : `${showMeasured(figure.value)} ${figure.unit}`,
            },
            { term: 'Cách đếm', detail: ruleOf(figure, count.measured!) },
            { term: 'Kỳ báo cáo', detail: windowInFull(report.window) },
            { term: 'Đếm ngày', detail: showDay(count.countedOn) },
          ]}
        />
        <DataTable
          caption={
            count.measured?.basis === 'months'
              ? `${showNumber(rows.length)} dòng, cộng lại bằng giá trị`
              : rows.length < figure.records
                ? `${showNumber(rows.length)} bản ghi mới nhất mà ông/bà được xem, trong ${showNumber(figure.records)} bản ghi`
                : `${showNumber(rows.length)} bản ghi`
          }
          rows={rows}
          rowKey={({ kind, id }) => `${kind}:${id}`}
          rowHref={({ kind, opens }) =>
            kind === 'report'
              ? reportPaths.report(opens)
              : kind === 'place'
                ? placeHref(opens, figure, days)
                : recordPath(kind, opens)
          }
          cards
          columns={[
            { head: 'Bản ghi', width: 'roomy', cell: ({ label }) => label },
            { head: 'Loại', cell: ({ kind }) => kindName(kind) },
            { head: 'Ngày', width: 'tight', cell: ({ day }) => showDay(day) },
            { head: 'Cơ quan', cell: ({ bodyName }) => bodyName },
            ...(isSum
              ? [
                  {
                    head: figure.unit,
                    align: 'end' as const,
                    cell: ({ amount }: (typeof rows)[number]) => showMeasured(amount),
                  },
                ]
              : []),
          ]}
        />
      </>
    ),
  }
}

function kindName(kind: MeasuredRecord['kind']): string {
  if (kind === 'report') return 'Báo cáo'
  return kind === 'place' ? 'Số của một tỉnh' : recordKinds[kind]
}

/** The records of a province behind its part; what was taken off once stands in no list of its own. */
function placeHref(placeId: string, { measure }: MeasuredFigure, days: { from: Day; to: Day }): string {
  return statisticsPaths.listOf(measure, { placeId: placeId === nationWide ? null : placeId, ...days })
}
