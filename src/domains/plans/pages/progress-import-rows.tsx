import { showDay } from '#base/day.ts'
import { type ImportPageProps, type ImportRowShown, shownRowsMax } from '#domains/plans/imports/import.queries.ts'
import type { ProgressMeant, RowState } from '#domains/plans/imports/progress-import.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { showNumber } from '#ui/show.ts'

/** The rows that failed, each with the cell and what to do there. */
export function FailedRows({ rows, total }: { rows: ImportRowShown[]; total: number }) {
  return (
    <DataTable
      caption={`Các dòng có lỗi: ${showNumber(total)}${total > shownRowsMax ? `, dưới đây là ${shownRowsMax} dòng đầu; tải tệp dòng lỗi để xem đủ` : ''}`}
      rows={rows}
      rowKey={(row) => String(row.line)}
      rowTone={() => 'danger'}
      cards
      columns={[
        { head: 'Dòng', cell: (row) => `Dòng ${showNumber(row.line)}`, width: 'tight' },
        { head: 'Nhiệm vụ', cell: taskCell },
        {
          head: 'Lỗi cần sửa',
          width: 'roomy',
          cell: (row) => (
            <ul class="plain-list">
              {row.problems.map(({ address, sentence }) => (
                <li key={`${address}${sentence}`}>
                  <strong>{address}</strong>: {sentence}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}

/** The rows that are, or would be, written; and those that were written before. */
export function GoodRows({ good, counts }: ImportPageProps) {
  if (good.length === 0) return null
  const total = counts.ready + counts.written + counts.kept + counts.undone + counts.repeated
  return (
    <DataTable
      caption={`Các dòng đọc được: ${showNumber(total)}${total > shownRowsMax ? `, dưới đây là ${shownRowsMax} dòng đầu` : ''}`}
      rows={good}
      rowKey={(row) => String(row.line)}
      rowTone={(row) => (row.warnings.length > 0 ? 'warm' : undefined)}
      cards
      columns={[
        { head: 'Dòng', cell: (row) => `Dòng ${showNumber(row.line)}`, width: 'tight' },
        { head: 'Nhiệm vụ', cell: taskCell },
        { head: 'Nội dung ghi', width: 'roomy', cell: (row) => <Said {...row} /> },
        { head: 'Kết quả', width: 'tight', cell: (row) => <Chip {...rowStates[row.state]} /> },
      ]}
    />
  )
}

const rowStates: Record<RowState, { label: string; tone: 'good' | 'action' | 'warm' | 'neutral' | 'danger' }> = {
  ready: { label: 'Sẽ ghi', tone: 'action' },
  unchanged: { label: 'Để trống', tone: 'neutral' },
  failed: { label: 'Có lỗi', tone: 'danger' },
  repeated: { label: 'Đã ghi trước đó', tone: 'neutral' },
  written: { label: 'Đã ghi', tone: 'good' },
  undone: { label: 'Đã hoàn tác', tone: 'neutral' },
  kept: { label: 'Giữ nguyên', tone: 'warm' },
}

function Said({ meant, warnings }: { meant: ProgressMeant | null; warnings: string[] }) {
  return (
    <>
      {meant?.note}
      {meant?.figures.map(({ name, value, unit }) => (
        <p key={name}>
          {name}: {value.toLocaleString('vi')} {unit}
        </p>
      ))}
      {meant?.doneDay != null && <p>Báo đã xong ngày {showDay(meant.doneDay)}</p>}
      {warnings.map((warning) => (
        <p key={warning} class="hint">
          {warning}
        </p>
      ))}
    </>
  )
}

function taskCell({ taskId, taskPath, taskText }: ImportRowShown) {
  if (taskId === null || taskText === null) return 'chưa rõ'
  return <a href={paths.task(taskId)}>{`${taskPath} ${taskText}`.trim()}</a>
}
