import { showDay, showMoment } from '#base/day.ts'
import type { CellValue } from '#domains/statistics/forms/cells.ts'
import { recordKinds } from '#domains/statistics/measure.ts'
import { returnTrail } from '#domains/statistics/pages/return-trail.ts'
import { showCell } from '#domains/statistics/pages/statistics-words.ts'
import type { CountedRecords, FormReturn } from '#domains/statistics/returns/form-return.ts'
import { recordPath, statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

/** `added`: of a sum, each return with what it says in this cell. */
export type CellPageProps = {
  one: FormReturn
  label: string
  frozen: CountedRecords[string]
  added: Added[] | null
}

type Added = {
  bodyId: string
  bodyName: string
  returnId: string
  cell: CellValue
  approverName: string
  approvedAt: Date
}

/** Bản ghi của một ô đã chốt: what was counted when it was submitted, whatever became of the records since. */
export function cellPage({ one, label, frozen, added }: CellPageProps, _view: View): PageParts {
  if (added !== null) return addedPage(one, label, frozen, added)
  return {
    title: label,
    section: 'statistics',
    trail: returnTrail(one),
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

/** Of a sum of returns: who says how much, signed by whom. */
function addedPage(
  one: FormReturn,
  label: string,
  { value }: CountedRecords[string],
  added: readonly Added[],
): PageParts {
  return {
    title: label,
    section: 'statistics',
    trail: returnTrail(one),
    body: (
      <>
        <PageHead title={`${label}: ${showCell(value)}`} lead={`Cộng từ ${showNumber(added.length)} biểu đã ký gửi.`} />
        <DataTable
          caption="Từng nơi"
          rows={added}
          rowKey={({ bodyId }) => bodyId}
          rowHref={({ returnId }) => statisticsPaths.oneReturn(returnId)}
          empty={<p>Chưa nơi nào ký gửi.</p>}
          columns={[
            { head: 'Cơ quan', width: 'roomy', cell: ({ bodyName }) => bodyName },
            { head: 'Số báo cáo', align: 'end', cell: ({ cell }) => showCell(cell) },
            { head: 'Người ký', cell: ({ approverName, approvedAt }) => `${approverName}, ${showMoment(approvedAt)}` },
          ]}
        />
      </>
    ),
  }
}
