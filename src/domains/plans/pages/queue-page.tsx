import type { Calendar } from '#domains/calendar/calendar.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import { QueueTable } from '#domains/plans/pages/queue-table.tsx'
import { type QueueFilter, type QueueRow, queueCountMax, queuePageSize } from '#domains/plans/queue.queries.ts'
import type { FourCells } from '#domains/plans/task.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { FourCellBar } from '#ui/drawings/four-cell-bar.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'
import { Tabs } from '#ui/parts/tabs.tsx'

export type QueuePageProps = {
  calendar: Calendar
  filter: QueueFilter
  rows: QueueRow[]
  count: number
  cells: FourCells
  plans: { id: string; title: string }[]
  bodies: { id: string; name: string }[]
}

const stateLabels: Record<QueueFilter['state'], string> = {
  late: 'Quá hạn',
  due: 'Đến hạn trong 30 ngày',
  open: 'Đang làm',
  'to-check': 'Chờ kiểm tra',
  returned: 'Bị trả lại',
  'to-explain': 'Chờ giải trình',
  waiting: 'Chờ yêu cầu',
  done: 'Đã xong',
  all: 'Tất cả',
}

export function queuePage(
  { calendar, filter, rows, count, cells, plans, bodies }: QueuePageProps,
  view: View,
): PageParts {
  const go = (change: Record<string, string | undefined>) =>
    address(paths.queue, view.query, { trang: undefined, ...change })
  const active = [
    ...(filter.search === '' ? [] : [{ label: `Tìm «${filter.search}»`, href: go({ tim: undefined }) }]),
    ...plans
      .filter((plan) => plan.id === filter.planId)
      .map((plan) => ({ label: plan.title, href: go({ 'ke-hoach': undefined }) })),
    ...bodies
      .filter((body) => body.id === filter.bodyId)
      .map((body) => ({ label: body.name, href: go({ 'co-quan': undefined }) })),
    ...(filter.officerId === null ? [] : [{ label: 'Việc giao cho tôi', href: go({ cua: undefined }) }]),
  ]
  return {
    title: 'Nhiệm vụ',
    section: 'tasks',
    islands: ['keys'],
    body: (
      <>
        <PageHead title="Nhiệm vụ" lead="Mỗi dòng là một mốc phải thực hiện của một nhiệm vụ trong kế hoạch." />
        <FourCellBar
          title="Kết quả thực hiện các mốc đang lọc"
          unit="mốc"
          cells={cells}
          hrefs={{
            openLate: go({ tt: 'late' }),
            openInTime: go({ tt: 'open' }),
            doneInTime: go({ tt: 'done' }),
            doneLate: go({ tt: 'done' }),
            all: go({ tt: 'all' }),
          }}
        />
        <p class="quiet-words">
          Trong số đã xong: {cells.claimed} báo đã xong, {cells.evidenced} có sản phẩm kèm theo, {cells.checked} đã kiểm
          tra. Ngoài ra {cells.waiting} mốc chờ yêu cầu, không tính vào mẫu số.
        </p>
        <FilterForm action={paths.queue} keep={{ tt: filter.state }} active={active}>
          <TextField
            name="tim"
            label="Tìm trong nhiệm vụ"
            kind="search"
            value={filter.search}
            hint="Gõ không dấu cũng được"
          />
          <SelectField
            name="ke-hoach"
            label="Kế hoạch"
            empty="Mọi kế hoạch"
            value={filter.planId ?? ''}
            options={plans.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <SelectField
            name="co-quan"
            label="Cơ quan thực hiện"
            empty="Mọi cơ quan"
            value={filter.bodyId ?? ''}
            options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            name="cua"
            label="Người làm"
            empty="Mọi người"
            value={filter.officerId === null ? '' : 'toi'}
            options={[{ value: 'toi', label: 'Việc giao cho tôi' }]}
          />
        </FilterForm>
        <Tabs
          label="Tình trạng"
          current={filter.state}
          tabs={(Object.keys(stateLabels) as QueueFilter['state'][]).map((key) => ({
            key,
            label: stateLabels[key],
            href: go({ tt: key }),
          }))}
        />
        <QueueTable
          caption={`${stateLabels[filter.state]}: ${count > queueCountMax ? 'hơn 1.000' : count} mốc`}
          rows={rows}
          today={view.today}
          calendar={calendar}
          empty={
            <EmptyState title="Không có mốc nào ở đây" icon="check">
              {active.length > 0
                ? 'Hãy bỏ bớt điều kiện lọc ở trên.'
                : 'Nhiệm vụ xuất hiện ở đây khi một kế hoạch đã được kiểm tra và nhập vào hệ thống.'}
            </EmptyState>
          }
        />
        <Pagination
          page={filter.page}
          pageSize={queuePageSize}
          total={Math.min(count, queueCountMax)}
          unit="mốc"
          href={(page) => address(paths.queue, view.query, { trang: String(page) })}
        />
        <KeySheet />
      </>
    ),
  }
}
