import { showDay } from '#base/day.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { PlanPageProps, PlanTaskRow } from '#domains/plans/plan.queries.ts'
import { Chip, type Tone } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'

type Row = { key: string; who: string; addressee: string; what: string; due: string; tasks: PlanTaskRow[] }

/** Báo cáo, sơ kết, tổng kết: each duty that the plan names with how far its reports are; apart from the tasks. */
export function PlanReports({
  planId,
  tasks,
  reporting,
}: { planId: string } & Pick<PlanPageProps, 'tasks' | 'reporting'>) {
  const rows = rowsOf(tasks, reporting)
  if (rows.length === 0) return null
  return (
    <DataTable
      caption="Báo cáo, sơ kết, tổng kết mà kế hoạch nêu"
      rows={rows}
      rowKey={(row) => row.key}
      cards
      columns={[
        { head: 'Nội dung', width: 'roomy', cell: (row) => <Named planId={planId} row={row} /> },
        { head: 'Ai báo cáo', cell: (row) => row.who },
        { head: 'Gửi', cell: (row) => row.addressee },
        { head: 'Thời hạn', cell: (row) => row.due },
        { head: 'Hạn gần nhất', cell: (row) => nextDue(row.tasks) },
        { head: 'Tình trạng', width: 'tight', cell: (row) => <Chip {...stateOf(row.tasks)} /> },
      ]}
    />
  )
}

/** One report leads to it, reports of many bodies to their list. */
function Named({ planId, row: { what, tasks } }: { planId: string; row: Row }) {
  if (tasks.length === 0) return <>{what}</>
  const href =
    tasks.length === 1
      ? paths.task(tasks[0]!.id)
      : `${paths.queue}?tt=all&ke-hoach=${planId}&tim=${encodeURIComponent(what)}`
  return <a href={href}>{what}</a>
}

function rowsOf(tasks: readonly PlanTaskRow[], reporting: PlanPageProps['reporting']): Row[] {
  const reports = tasks.filter((task) => task.kind === 'report')
  const known = new Set(reporting.map(({ id }) => id))
  const named = reporting.map((duty) => ({
    key: duty.id,
    who: duty.who ?? 'không ghi',
    addressee: duty.addressee ?? 'không ghi',
    what: duty.what,
    due: duty.dueText ?? 'không ghi',
    tasks: reports.filter((task) => task.reportingId === duty.id),
  }))
  // of a plan that was amended in part: reports that its earlier version asked for
  const kept = Map.groupBy(
    reports.filter((task) => task.reportingId === null || !known.has(task.reportingId)),
    (task) => task.text,
  )
  return [
    ...named,
    ...[...kept].map(([what, group]) => ({
      key: group[0]!.id,
      who: [...new Set(group.flatMap((task) => task.leads))].slice(0, 4).join(', ') || 'không ghi',
      addressee: '',
      what,
      due: group[0]!.timeRaw ?? 'không ghi',
      tasks: group,
    })),
  ]
}

function nextDue(tasks: readonly PlanTaskRow[]): string {
  const [first] = tasks.flatMap(({ nextDue: day }) => day ?? []).sort()
  return first === undefined ? '' : showDay(first)
}

function stateOf(tasks: readonly PlanTaskRow[]): { label: string; tone: Tone } {
  if (tasks.length === 0) return { label: 'Chưa mở hạn', tone: 'neutral' }
  const sum = (of: 'total' | 'done' | 'late') => tasks.reduce((total, task) => total + task[of], 0)
  if (sum('total') === 0) return { label: 'Chờ yêu cầu', tone: 'neutral' }
  if (sum('late') > 0) return { label: `Quá hạn ${sum('late')} trên ${sum('total')}`, tone: 'danger' }
  return sum('done') === sum('total')
    ? { label: 'Đã báo đủ', tone: 'good' }
    : { label: `Xong ${sum('done')} trên ${sum('total')}`, tone: 'action' }
}
