import { showDay } from '#base/day.ts'
import { recordKinds } from '#domains/statistics/measure.ts'
import { showCell } from '#domains/statistics/pages/statistics-words.ts'
import type { CountedRecords, FormReturn } from '#domains/statistics/returns/form-return.ts'
import { recordPath, statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type CellPageProps = { one: FormReturn; label: string; frozen: CountedRecords[string] }

/** Bản ghi của một ô đã chốt: what was counted when it was submitted, whatever became of the records since. */
export function cellPage({ one, label, frozen }: CellPageProps, _view: View): PageParts {
  return {
    title: label,
    section: 'statistics',
    trail: [
      { label: 'Báo cáo biểu', href: statisticsPaths.returns },
      { label: one.code, href: statisticsPaths.oneReturn(one.id) },
    ],
    body: (
      <>
        <PageHead
          title={`${label}: ${showCell(frozen.value)}`}
          lead={`${showNumber(frozen.records)} bản ghi khi chốt ngày ${showDay(one.countedOn!)}${frozen.records > frozen.listed.length ? `, ${showNumber(frozen.listed.length)} bản ghi gần nhất ở dưới` : ''}. Bản ghi chỉ mở được với người được giao quyền xem.`}
        />
        <DataTable
          caption="Bản ghi được tính"
          rows={frozen.listed}
          rowKey={({ id }) => id}
          rowHref={({ kind, opens }) => recordPath(kind, opens)}
          empty={<p>Không có bản ghi nào trong kỳ.</p>}
          columns={[
            { head: 'Bản ghi', cell: ({ kind, day }) => `${recordKinds[kind]}, ${showDay(day)}`, width: 'roomy' },
          ]}
        />
      </>
    ),
  }
}
