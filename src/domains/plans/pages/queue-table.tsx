import type { VNode } from 'preact'
import type { Day } from '#base/day.ts'
import { shorten } from '#base/vietnamese.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { dueWords, wordFor } from '#domains/plans/pages/obligation-words.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { QueueRow } from '#domains/plans/queue.queries.ts'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { showList } from '#ui/show.ts'

/** Obligations as rows of work: what, when, who, how it stands. */
export function QueueTable({
  caption,
  captionUnseen,
  rows,
  today,
  calendar,
  empty,
  canChoose,
}: {
  caption: string
  captionUnseen?: boolean
  rows: QueueRow[]
  today: Day
  calendar: Calendar
  empty?: VNode
  /** With a box before each row: the table then stands in a form. */
  canChoose?: boolean
}) {
  return (
    <DataTable
      caption={caption}
      captionUnseen={captionUnseen}
      rows={rows}
      rowKey={(row) => row.obligationId}
      rowHref={(row) => `${paths.task(row.taskId)}#moc-${row.obligationId}`}
      rowTone={(row) => toneOf(row, today)}
      cards
      select={canChoose ? { name: 'moc', label: (row) => `Chọn ${row.path}, ${row.label}` } : undefined}
      empty={empty}
      columns={[
        { head: 'Nhiệm vụ', width: 'roomy', cell: (row) => <TaskCell row={row} /> },
        { head: 'Mốc', cell: (row) => row.label },
        { head: 'Hạn', cell: (row) => dueWords(row, today, calendar) },
        { head: 'Chủ trì', cell: (row) => (row.leads.length === 0 ? 'Chưa ghi' : showList(row.leads.slice(0, 3))) },
        { head: 'Người làm', cell: (row) => row.officerName ?? 'Chưa phân công' },
        { head: 'Tình trạng', width: 'tight', cell: (row) => <Chip {...wordFor(row, today)} /> },
      ]}
    />
  )
}

function TaskCell({ row }: { row: QueueRow }) {
  return (
    <>
      <span class="quiet-words">{row.path}</span> {shorten(row.text, textLengthMax)}
      {row.taskKind === 'report' && ' '}
      {row.taskKind === 'report' && <Chip tone="neutral" label="Báo cáo" />}
      {row.unanswered && ' '}
      {row.unanswered && <Chip tone="warm" label="Chờ giải trình" />}
    </>
  )
}

/** A row is for recognising a task; its page has the whole text. */
const textLengthMax = 160

function toneOf(row: QueueRow, today: Day): 'warm' | 'danger' | undefined {
  const { tone } = wordFor(row, today)
  if (row.state === 'open' && tone === 'danger') return 'danger'
  return row.returned || row.unanswered ? 'warm' : undefined
}
