import type { Calendar } from '#domains/calendar/calendar.ts'
import { nation } from '#domains/places/place.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import { BulkForm } from '#domains/plans/pages/queue-bulk.tsx'
import { queueStateLabels } from '#domains/plans/pages/queue-filter-words.ts'
import { QueueTable } from '#domains/plans/pages/queue-table.tsx'
import { SaveViewForm, ViewChips } from '#domains/plans/pages/view-chips.tsx'
import { type QueueRow, queueCountMax, queuePageSize } from '#domains/plans/queue.queries.ts'
import { isDoneState, type QueueFilter, type QueueState, queueStates } from '#domains/plans/queue-filter.ts'
import type { ChosenNames } from '#domains/plans/queue-names.queries.ts'
import type { FourCells } from '#domains/plans/task.ts'
import type { Views } from '#domains/plans/views/saved-view.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { address } from '#ui/address.ts'
import { FourCellBar } from '#ui/drawings/four-cell-bar.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { ExportLink } from '#ui/parts/export-link.tsx'
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
  chosen: ChosenNames
  plans: { id: string; title: string }[]
  bodies: { id: string; name: string }[]
  views: Views
}

/** Those of the four cells alone; they are reached by a number of the table, and then stand among the tabs. */
const cellStates: readonly QueueState[] = ['open-in-time', 'done-in-time', 'done-late']

export function queuePage(
  { calendar, filter, rows, count, cells, chosen, plans, bodies, views }: QueuePageProps,
  view: View,
): PageParts {
  // the state always stands: an address without anything may open a saved view
  const go = (change: Record<string, string | undefined>) =>
    address(paths.queue, view.query, {
      tt: filter.state,
      trang: undefined,
      sau: undefined,
      truoc: undefined,
      ...change,
    })
  const active = activeFilters(filter, chosen, go)
  return {
    title: 'Nhiệm vụ',
    section: 'tasks',
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title="Nhiệm vụ"
          lead="Mỗi dòng là một mốc phải thực hiện của một nhiệm vụ trong kế hoạch."
          actions={
            <>
              {view.actor !== undefined && mayAnywhere(view.actor, 'work on tasks') && (
                <LinkButton
                  href={address(paths.progressImport, view.query, { trang: undefined })}
                  label="Nhập tiến độ từ Excel"
                  icon="upload"
                  tone="quiet"
                />
              )}
              <ExportLink href={address(paths.queueFile, view.query, { trang: undefined })} />
            </>
          }
        />
        <FourCellBar
          title="Kết quả thực hiện các mốc đang lọc"
          unit="mốc"
          cells={cells}
          hrefs={{
            openLate: go({ tt: 'late' }),
            openInTime: go({ tt: 'open-in-time' }),
            doneInTime: go({ tt: 'done-in-time' }),
            doneLate: go({ tt: 'done-late' }),
            // the list of all also holds what waits for a request
            all: cells.waiting === 0 ? go({ tt: 'all' }) : undefined,
          }}
        />
        <p class="quiet-words">
          Trong số đã xong: {cells.claimed} báo đã xong, {cells.evidenced} có sản phẩm kèm theo, {cells.checked} đã kiểm
          tra. Ngoài ra <a href={go({ tt: 'waiting' })}>{cells.waiting} mốc chờ yêu cầu</a>, không tính vào mẫu số.
        </p>
        <FilterForm
          action={paths.queue}
          keep={keptBeside(view.query)}
          active={active}
          clearHref={address(paths.queue, { tt: filter.state })}
        >
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
            options={withChosen(
              plans.map(({ id, title }) => ({ value: id, label: title })),
              filter.planId,
              chosen.plan,
            )}
          />
          <SelectField
            name="co-quan"
            label="Cơ quan thực hiện"
            empty="Mọi cơ quan"
            value={filter.bodyId ?? ''}
            options={withChosen(
              bodies.map(({ id, name }) => ({ value: id, label: name })),
              filter.bodyId,
              chosen.body,
            )}
          />
          <SelectField
            name="cua"
            label="Người làm"
            empty="Mọi người"
            value={filter.officerId === null ? '' : 'toi'}
            options={[{ value: 'toi', label: 'Việc giao cho tôi' }]}
          />
        </FilterForm>
        <ViewChips views={views} filter={filter} />
        <SaveViewForm views={views} filter={filter} view={view} />
        <Tabs
          label="Tình trạng"
          current={filter.state}
          tabs={queueStates
            .filter((key) => !cellStates.includes(key) || key === filter.state)
            .map((key) => ({
              key,
              label: queueStateLabels[key],
              href: go({ tt: key }),
            }))}
        />
        <BulkForm filter={filter} count={count} hasRows={rows.length > 0} view={view}>
          <QueueTable
            caption={`${queueStateLabels[filter.state]}: ${count > queueCountMax ? 'hơn 1.000' : count} mốc`}
            rows={rows}
            today={view.today}
            calendar={calendar}
            canChoose
            empty={
              <EmptyState title="Không có mốc nào ở đây" icon="check">
                {active.length > 0
                  ? 'Hãy bỏ bớt điều kiện lọc ở trên.'
                  : 'Nhiệm vụ xuất hiện ở đây khi một kế hoạch đã được kiểm tra và nhập vào hệ thống.'}
              </EmptyState>
            }
          />
        </BulkForm>
        <p class="quiet-words">Xếp theo: {orders(filter, go)}</p>
        <Pagination
          page={filter.page}
          pageSize={queuePageSize}
          total={Math.min(count, queueCountMax)}
          unit="mốc"
          href={(page) => pageHref(page, filter, rows, view)}
        />
        <KeySheet more={[{ keys: ['X'], does: 'chọn cả đoạn từ dòng đánh dấu trước đó' }]} />
      </>
    ),
  }
}

/** Beyond the next or the previous page nobody knows a key: those are counted off. */
function pageHref(page: number, filter: QueueFilter, rows: QueueRow[], { query }: View): string {
  const sau = page === filter.page + 1 ? rows.at(-1)?.key : undefined
  const truoc = page === filter.page - 1 && page > 1 ? rows[0]?.key : undefined
  return address(paths.queue, query, { trang: String(page), sau, truoc })
}

function orders({ order = 'due', state }: QueueFilter, go: Go) {
  const choices = [
    { key: 'due', label: 'ngày đến hạn', href: go({ 'sap-xep': undefined }) },
    ...(isDoneState(state) ? [{ key: 'late', label: 'số ngày muộn', href: go({ 'sap-xep': 'muon' }) }] : []),
    { key: 'plan', label: 'kế hoạch', href: go({ 'sap-xep': 'ke-hoach' }) },
  ]
  const inForce = choices.find(({ key }) => key === order)?.key ?? 'due'
  return choices.map(({ key, label, href }, index) => (
    <>
      {index > 0 && ' · '}
      {key === inForce ? <strong>{label}</strong> : <a href={href}>{label}</a>}
    </>
  ))
}

type Go = (change: Record<string, string | undefined>) => string

/** The conditions in force by name, each with the address without it. */
function activeFilters(filter: QueueFilter, chosen: ChosenNames, go: Go): { label: string; href: string }[] {
  const conditions: [isSet: boolean, label: string, name: string][] = [
    [filter.search !== '', `Tìm «${filter.search}»`, 'tim'],
    [filter.planId !== null, chosen.plan ?? 'Kế hoạch không tìm thấy', 'ke-hoach'],
    [filter.bodyId !== null, `Thực hiện: ${chosen.body ?? 'cơ quan không tìm thấy'}`, 'co-quan'],
    [filter.holderId !== null, `Đơn vị: ${chosen.holder ?? 'không tìm thấy'}`, 'don-vi'],
    [filter.placeId !== null, `Địa bàn: ${chosen.place ?? 'không tìm thấy'}`, 'dia-ban'],
    [
      filter.ownPlaceId !== null,
      filter.ownPlaceId === nation.id
        ? 'Riêng cơ quan trung ương'
        : `Riêng ${chosen.ownPlace ?? 'địa bàn không tìm thấy'}`,
      'dia-ban-rieng',
    ],
    [filter.year !== null, `Hạn trong năm ${filter.year}`, 'nam'],
    [filter.officerId !== null, 'Việc giao cho tôi', 'cua'],
  ]
  return conditions.filter(([isSet]) => isSet).map(([, label, name]) => ({ label, href: go({ [name]: undefined }) }))
}

/** Conditions without a field of their own stay when the form is sent. */
function keptBeside(query: Record<string, string>): Record<string, string | undefined> {
  const { tt, 'sap-xep': order, 'don-vi': holder, 'dia-ban': place, 'dia-ban-rieng': ownPlace, nam } = query
  return { tt, 'sap-xep': order, 'don-vi': holder, 'dia-ban': place, 'dia-ban-rieng': ownPlace, nam }
}

type Choice = { value: string; label: string }

/** What is chosen stays to be chosen, also when it is not among the first that are offered. */
function withChosen(choices: Choice[], id: string | null, name: string | null): Choice[] {
  if (id === null || name === null || choices.some(({ value }) => value === id)) return choices
  return [{ value: id, label: name }, ...choices]
}
