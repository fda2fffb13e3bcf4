import { showDay } from '#base/day.ts'
import type { GivenRow, IssuedRow } from '#domains/cascade/overview.queries.ts'
import { paths } from '#domains/cascade/pages/paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { Tone } from '#ui/parts/chip.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type OverviewPageProps = { given: GivenRow[]; issued: IssuedRow[]; mayIssue: boolean }

/** Both sides find their plans here: what was given to them, and what they gave. */
export function overviewPage({ given, issued, mayIssue }: OverviewPageProps): PageParts {
  return {
    title: 'Phân rã kế hoạch',
    section: 'cascade',
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title="Phân rã kế hoạch"
          lead="Kế hoạch cấp trên giao xuống, và kế hoạch cấp dưới ban hành để trả lời."
        />
        <DataTable
          caption="Kế hoạch cấp trên giao"
          rows={given}
          rowKey={(row) => row.addresseeId}
          rowHref={(row) => paths.addressee(row.planId, row.addresseeId)}
          rowTone={(row) =>
            row.timeliness === 'late' && row.answerTitle === null
              ? 'danger'
              : row.stale + row.returned > 0
                ? 'warm'
                : undefined
          }
          cards
          empty={
            <EmptyState title="Không có kế hoạch cấp trên nào phải trả lời" icon="check">
              Kế hoạch xuất hiện ở đây khi cấp trên giao cho cơ quan của ông/bà.
            </EmptyState>
          }
          columns={[
            {
              head: 'Kế hoạch cấp trên',
              width: 'roomy',
              cell: (row) => [row.planNumber, row.planTitle].filter(Boolean).join(' – '),
            },
            { head: 'Nơi giao', cell: (row) => row.issuerName },
            { head: 'Nơi trả lời', cell: (row) => row.bodyName },
            { head: 'Hạn ban hành', cell: (row) => dueWords(row) },
            { head: 'Tình trạng', width: 'tight', cell: (row) => <Chip {...wordFor(row)} /> },
          ]}
        />
        {(issued.length > 0 || mayIssue) && (
          <DataTable
            caption="Kế hoạch đã giao xuống"
            rows={issued}
            rowKey={(row) => row.planId}
            rowHref={(row) => paths.coverage(row.planId)}
            cards
            empty={
              <EmptyState title="Chưa giao kế hoạch nào xuống" icon="send">
                Mở một kế hoạch đang thực hiện, chọn «Giao xuống và xem bao phủ».
              </EmptyState>
            }
            columns={[
              {
                head: 'Kế hoạch',
                width: 'roomy',
                cell: (row) => [row.planNumber, row.planTitle].filter(Boolean).join(' – '),
              },
              { head: 'Cơ quan ban hành', cell: (row) => row.issuerName },
              { head: 'Đã trả lời', align: 'end', cell: (row) => `${row.answered} trong ${row.asked}` },
              {
                head: 'Tình trạng',
                width: 'tight',
                cell: (row) =>
                  row.stale > 0 ? (
                    <Chip tone="warm" label={`${row.stale} nơi cần xem lại`} />
                  ) : row.answered === row.asked ? (
                    <Chip tone="good" label="Đã trả lời hết" />
                  ) : (
                    <Chip tone="neutral" label={`Còn ${row.asked - row.answered} nơi`} />
                  ),
              },
            ]}
          />
        )}
        <KeySheet />
      </>
    ),
  }
}

function dueWords(row: GivenRow): string {
  if (row.bindingDay !== null) return showDay(row.bindingDay)
  if (row.ruleDueDay !== null && row.timeliness === 'past-rule')
    return `Không đặt hạn (quá ngày ${showDay(row.ruleDueDay)} theo thời hạn chưa kiểm chứng)`
  return 'Không đặt hạn'
}

function wordFor(row: GivenRow): { label: string; tone: Tone } {
  if (row.answerTitle === null) {
    if (row.timeliness === 'late') return { label: 'Chưa ban hành, trễ hạn', tone: 'danger' }
    if (row.proposals > 0) return { label: 'Chờ xác nhận kế hoạch', tone: 'action' }
    return { label: 'Chưa ban hành', tone: row.timeliness === 'past-rule' ? 'warm' : 'neutral' }
  }
  if (row.returned > 0) return { label: `${row.returned} nhiệm vụ bị trả lại`, tone: 'warm' }
  if (row.stale > 0) return { label: `${row.stale} nhiệm vụ cần xem lại`, tone: 'warm' }
  if (row.open > 0) return { label: `${row.open} trong ${row.total} chờ xác nhận`, tone: 'action' }
  return { label: 'Đủ', tone: 'good' }
}
