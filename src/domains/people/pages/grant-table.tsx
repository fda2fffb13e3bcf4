import type { ComponentChildren } from 'preact'
import { reaches } from '#domains/people/grant.ts'
import type { GrantRow } from '#domains/people/people.queries.ts'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { showPeriod } from '#ui/show.ts'

/** Roles with where, how far and how long; what may be done with one stands in its row. */
export function GrantTable({
  caption,
  rows,
  empty,
  whose,
  actions,
}: {
  caption: string
  rows: readonly GrantRow[]
  empty: ComponentChildren
  /** For lists of several people: who holds it. */
  whose?: true
  actions?: (row: GrantRow) => ComponentChildren
}) {
  return (
    <DataTable
      caption={caption}
      captionUnseen
      rows={rows}
      rowKey={(row) => row.id}
      cards
      empty={empty}
      columns={[
        ...(whose ? [{ head: 'Người nhận', cell: (row: GrantRow) => row.personName }] : []),
        { head: 'Vai trò', cell: roleCell },
        { head: 'Cơ quan', cell: (row) => row.bodyName },
        { head: 'Phạm vi', cell: (row) => (row.bodyId === null ? 'Toàn hệ thống' : reaches[row.reach].name) },
        { head: 'Thời hạn', cell: (row) => showPeriod(row.fromDay, row.toDay) },
        { head: 'Hiệu lực', cell: stateCell },
        ...(actions === undefined ? [] : [{ head: 'Việc', cell: actions }]),
      ]}
    />
  )
}

function roleCell(row: GrantRow) {
  if (row.actingForName === null) return row.roleName
  return (
    <>
      {row.roleName} <span class="hint">làm thay {row.actingForName}</span>
    </>
  )
}

function stateCell({ state }: GrantRow) {
  switch (state) {
    case 'in force':
      return <Chip tone="good" label="Đang có hiệu lực" />
    case 'to come':
      return <Chip tone="action" label="Chưa đến ngày" />
    case 'over':
      return <Chip tone="neutral" label="Đã kết thúc" />
  }
}
