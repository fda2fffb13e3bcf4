import type { VNode } from 'preact'
import { showDay } from '#base/day.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { paths } from '#domains/urging/pages/paths.ts'
import { outcomeOf, stepName, type Urge } from '#domains/urging/urge.ts'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { showList } from '#ui/show.ts'

/** Urges as rows: when, what, who, what came of it. */
export function UrgeTable({
  caption,
  urges,
  calendar,
  empty,
}: {
  caption: string
  urges: readonly Urge[]
  calendar: Calendar
  empty?: VNode
}) {
  return (
    <DataTable
      caption={caption}
      rows={urges}
      rowKey={(urge) => urge.id}
      rowHref={(urge) => paths.task(urge.taskId)}
      cards
      empty={empty}
      columns={[
        { head: 'Nhiệm vụ', width: 'roomy', cell: (urge) => urge.title },
        { head: 'Hạn', cell: (urge) => (urge.dueDay === null ? 'không ghi' : showDay(urge.dueDay)) },
        { head: 'Ngày đôn đốc', cell: (urge) => showDay(urge.day) },
        { head: 'Bậc', cell: stepName },
        {
          head: 'Người nhận',
          cell: (urge) => (urge.people.length === 0 ? 'Không có người nhận' : showList(urge.people)),
        },
        {
          head: 'Lời đôn đốc',
          cell: (urge) => (urge.message === null ? urge.why : `${urge.sentBy}: «${urge.message}»`),
        },
        { head: 'Kết quả', width: 'tight', cell: (urge) => <Chip {...outcomeOf(urge, calendar)} /> },
      ]}
    />
  )
}
