import { showMoment } from '#base/day.ts'
import { type MeasureId, measureOf } from '#domains/statistics/measure.ts'
import { notAdditive } from '#domains/statistics/measures.queries.ts'
import type { NationMeasure } from '#domains/statistics/nation-measure.queries.ts'
import { NotCountedNotice } from '#domains/statistics/pages/nation-figures-page.tsx'
import { showCounted, showKept, windowWords } from '#domains/statistics/pages/statistics-words.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** One number of the whole country: what each province has of it, each with the list of its records. */
export function nationMeasurePage(
  { id, ofNation }: { id: MeasureId; ofNation: NationMeasure },
  _view: View,
): PageParts {
  const measure = measureOf(id)
  const { figures, rows } = ofNation
  const { from, to, countedAt, whole } = figures
  return {
    title: measure.name,
    section: 'statistics',
    trail: [{ label: 'Số liệu thống kê', href: statisticsPaths.figures }],
    body: (
      <>
        <PageHead
          title={`${measure.name}: ${showKept(whole.get(id), countedAt !== null)} ${measure.unit}`}
          lead={`Cả nước, ${windowWords(figures)}, tính theo tháng trọn${countedAt === null ? '' : `, cộng sẵn lúc ${showMoment(countedAt)}`}. Bấm vào một dòng để xem bản ghi; danh sách đếm ngay nên có thể khác lúc cộng.`}
        />
        <NotCountedNotice countedAt={countedAt} />
        <DataTable
          caption="Từng tỉnh, thành phố"
          rows={rows}
          rowKey={({ placeId }) => placeId}
          rowHref={({ placeId }) =>
            statisticsPaths.listOf(id, placeId === '' ? { ownOnly: true, from, to } : { placeId, from, to })
          }
          empty={
            <EmptyState title="Không có bản ghi nào trong kỳ" icon="board">
              Khi có bản ghi đúng chỉ tiêu này, đêm ấy số được cộng và hiện ở đây.
            </EmptyState>
          }
          columns={[
            { head: 'Nơi', width: 'roomy', cell: ({ name }) => name },
            { head: measure.unit, align: 'end', cell: ({ counted }) => showCounted(counted) },
          ]}
        />
        {notAdditive.includes(id) && rows.length > 1 && (
          <p class="hint">
            Việc chuyển từ tỉnh này sang tỉnh khác nằm ở cả hai tỉnh, trong tổng cả nước chỉ tính một lần.
          </p>
        )}
      </>
    ),
  }
}
