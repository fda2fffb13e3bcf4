import { showMoment } from '#base/day.ts'
import type { BulkResult } from '#domains/plans/bulk.queries.ts'
import { bulkWords, undoUntil } from '#domains/plans/bulk.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { PostButton } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** What a deed on many rows did, row by row; and the way back while there is one. */
export function bulkResultPage({ deed, rows }: BulkResult, view: View): PageParts {
  const { verb, done } = bulkWords[deed.kind]
  const made = rows.filter((row) => row.refusal === null)
  const mayUndo = deed.undoneAt === null && view.now <= undoUntil(deed)
  return {
    title: `${verb} nhiều mốc: kết quả`,
    section: 'tasks',
    islands: ['keys'],
    trail: [{ label: 'Nhiệm vụ', href: paths.queue }],
    body: (
      <>
        <PageHead
          title={deed.undoneAt === null ? `Đã ${done} ${made.length} mốc` : `Đã hoàn tác việc ${done}`}
          lead={
            deed.said === '' ? undefined : `${deed.kind === 'assign' ? 'Người phụ trách' : 'Nội dung'}: ${deed.said}`
          }
        />
        <ErrorSummary refusal={view.refusal} />
        {mayUndo && (
          <>
            <p>
              Hoàn tác được đến {showMoment(undoUntil(deed))}; mốc nào đã có người làm tiếp thì được giữ nguyên và nêu
              ra.
            </p>
            <PostButton
              action={`${paths.bulkDeed(deed.id)}/hoan-tac`}
              csrf={view.csrf}
              label="Hoàn tác cả loạt"
              tone="plain"
              icon="back"
            />
          </>
        )}
        <DataTable
          caption="Từng mốc"
          rows={rows}
          rowKey={(row) => row.obligationId}
          rowHref={(row) => `${paths.task(row.taskId)}#moc-${row.obligationId}`}
          cards
          columns={[
            { head: 'Nhiệm vụ', width: 'roomy', cell: (row) => `${row.path} ${row.text}`.slice(0, textLengthMax) },
            { head: 'Mốc', cell: (row) => row.label },
            { head: 'Kết quả', cell: (row) => <Outcome row={row} isUndone={deed.undoneAt !== null} /> },
          ]}
        />
        <p>
          <a href={paths.queue}>Về danh sách nhiệm vụ</a>
        </p>
      </>
    ),
  }
}

const textLengthMax = 160

function Outcome({ row, isUndone }: { row: BulkResult['rows'][number]; isUndone: boolean }) {
  if (row.refusal !== null)
    return (
      <>
        <Chip tone="warm" label="Chưa làm" /> {row.refusal}
      </>
    )
  if (row.leftBecause !== null)
    return (
      <>
        <Chip tone="warm" label="Giữ nguyên" /> {row.leftBecause}
      </>
    )
  return <Chip tone="action" label={isUndone ? 'Đã hoàn tác' : 'Đã làm'} />
}
