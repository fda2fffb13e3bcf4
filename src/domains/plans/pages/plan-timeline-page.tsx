import { showDay, showDayWithWeekday } from '#base/day.ts'
import { shorten } from '#base/vietnamese.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import { planStateNames } from '#domains/plans/pages/plans-page.tsx'
import {
  groupOf,
  type PlanTimelineProps,
  type TimelineTask,
  timelinePageSize,
  timelinePrintMax,
} from '#domains/plans/plan-timeline.queries.ts'
import { marksOf, type Stretch, type Unit, undatedOf, unitsOf, yearsOf } from '#domains/plans/plan-timeline.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { PlanTimeline, type TimelineGroup, type TimelineRow } from '#ui/drawings/plan-timeline.tsx'
import { TimelineByMonth } from '#ui/drawings/timeline-by-month.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'
import { PrintHeader } from '#ui/parts/print-header.tsx'
import { Tabs } from '#ui/parts/tabs.tsx'
import { showList, showNumber } from '#ui/show.ts'

/** Tiến trình của kế hoạch: its tasks over its months, to look at and to hang on the wall. */
export function planTimelinePage(props: PlanTimelineProps, view: View): PageParts {
  const { plan, bodyName, filter, stretch, tasks, total, late, pageSize } = props
  const path = paths.timeline(plan.id)
  const groups = groupsOf(props, unitsOf(stretch), view)
  return {
    title: `Tiến trình: ${plan.title}`,
    section: 'plans',
    wide: true,
    trail: [
      { label: 'Kế hoạch', href: paths.plans },
      { label: plan.title, href: paths.plan(plan.id) },
    ],
    body: (
      <div class="on-wide-paper">
        <PrintHeader bodyName={bodyName} placeAndDay={`In ${showDayWithWeekday(view.today)}`} />
        <PageHead
          title={`Tiến trình: ${plan.title}`}
          chip={plan.state === 'adopted' ? undefined : <Chip {...planStateNames[plan.state]} />}
          lead={`${bodyName}${plan.number === null ? '' : `, số ${plan.number}`}. ${showNumber(total)} nhiệm vụ, ${late === 0 ? 'không có mốc trễ' : `${showNumber(late)} mốc trễ`}; từ ${showDay(stretch.from)} đến ${showDay(stretch.to)}.`}
          actions={
            total > timelinePageSize &&
            !filter.whole && (
              <LinkButton
                href={address(path, view.query, { in: 'het', trang: undefined })}
                label={`Hiện ${total > timelinePrintMax ? `${timelinePrintMax} nhiệm vụ đầu` : 'cả kế hoạch'} để in`}
                icon="print"
              />
            )
          }
        />
        <Filters {...props} view={view} />
        {tasks.length === 0 ? (
          <EmptyState title="Không có nhiệm vụ nào ở đây" icon="calendar">
            Hãy bỏ bớt điều kiện lọc, hoặc chọn khoảng thời gian khác ở trên.
          </EmptyState>
        ) : (
          <>
            <PlanTimeline
              caption="Các mốc của từng nhiệm vụ; bấm vào mốc để mở"
              from={stretch.from}
              to={stretch.to}
              today={view.today}
              units={unitsOf(stretch)}
              groups={groups}
            />
            <TimelineByMonth title="Các mốc theo tháng" groups={groups} />
          </>
        )}
        <Pagination
          page={filter.page}
          pageSize={pageSize}
          total={filter.whole ? Math.min(total, timelinePrintMax) : total}
          unit="nhiệm vụ"
          href={(page) => address(path, view.query, { trang: String(page) })}
        />
      </div>
    ),
  }
}

function Filters({ plan, filter, whole, stretch, bodies, view }: PlanTimelineProps & { view: View }) {
  const path = paths.timeline(plan.id)
  const go = (change: Record<string, string | undefined>) => address(path, view.query, { trang: undefined, ...change })
  const years = yearsOf(whole)
  const year = years.find((one) => `${one}-01-01` === filter.from && `${one}-12-31` === filter.to)
  const lead = bodies.find((body) => body.id === filter.leadBodyId)
  const isDayChosen = (filter.from !== null || filter.to !== null) && year === undefined
  const active = [
    ...(filter.lateOnly ? [{ label: 'Có mốc trễ', href: go({ tt: undefined }) }] : []),
    ...(lead === undefined ? [] : [{ label: `Chủ trì: ${lead.name}`, href: go({ 'co-quan': undefined }) }]),
    ...(filter.officerId === null ? [] : [{ label: 'Việc giao cho tôi', href: go({ cua: undefined }) }]),
    ...(isDayChosen ? [{ label: stretchName(stretch), href: go({ tu: undefined, den: undefined }) }] : []),
  ]
  return (
    <>
      {years.length > 1 && (
        <Tabs
          label="Năm"
          current={year === undefined ? (isDayChosen ? '' : 'whole') : String(year)}
          tabs={[
            { key: 'whole', label: 'Cả kế hoạch', href: go({ nam: undefined, tu: undefined, den: undefined }) },
            ...years.map((one) => ({
              key: String(one),
              label: `Năm ${one}`,
              href: go({ nam: String(one), tu: undefined, den: undefined }),
            })),
          ]}
        />
      )}
      <FilterForm action={path} active={active} keep={{ nam: year === undefined ? undefined : String(year) }}>
        <SelectField
          name="co-quan"
          label="Chủ trì"
          empty="Mọi đơn vị"
          value={filter.leadBodyId ?? ''}
          options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          name="tt"
          label="Tình trạng"
          empty="Mọi nhiệm vụ"
          value={filter.lateOnly ? 'late' : ''}
          options={[{ value: 'late', label: 'Có mốc trễ' }]}
        />
        <SelectField
          name="cua"
          label="Người làm"
          empty="Mọi người"
          value={filter.officerId === null ? '' : 'toi'}
          options={[{ value: 'toi', label: 'Việc giao cho tôi' }]}
        />
        <DateField name="tu" label="Từ ngày" hint="Ví dụ 01/07/2026" value={isDayChosen ? stretch.from : ''} />
        <DateField name="den" label="Đến ngày" hint="Ví dụ 31/12/2026" value={isDayChosen ? stretch.to : ''} />
      </FilterForm>
    </>
  )
}

function stretchName({ from, to }: Stretch): string {
  return `${showDay(from)} – ${showDay(to)}`
}

function groupsOf({ tasks, headings }: PlanTimelineProps, units: Unit[], view: View): TimelineGroup[] {
  const groups = Map.groupBy(tasks, (task) => (task.kind === 'report' ? reports : groupOf(task.path)))
  return [...groups].map(([path, found]) => ({
    key: path,
    heading: groups.size === 1 && !headings.has(path) ? undefined : headingOf(path, headings.get(path)),
    rows: found.map((task) => rowOf(task, units, view)),
  }))
}

/** Reports that the plan asks for have no place among its headings. */
const reports = 'Báo cáo phải gửi'

function headingOf(path: string, heading: string | undefined): string {
  if (path === reports) return reports
  if (path === '') return 'Các nhiệm vụ khác'
  return heading === undefined ? `Mục ${path}` : `${path}. ${heading}`
}

/** More letters than this are read on the task's own page. */
const labelLengthMax = 140

function rowOf(task: TimelineTask, units: Unit[], view: View): TimelineRow {
  return {
    id: task.id,
    label: `${task.path} ${shorten(task.text, labelLengthMax)}`,
    href: paths.task(task.id),
    note: <Note task={task} />,
    start: task.startDay ?? undefined,
    end: task.endDay ?? undefined,
    marks: marksOf(task.obligations, units, view.today).map(({ obligationId, ...mark }) => ({
      ...mark,
      href: `${paths.task(task.id)}#moc-${obligationId}`,
    })),
  }
}

function leadsOf({ leads, leadCount }: TimelineTask): string {
  if (leadCount === 0) return 'văn bản không ghi chủ trì'
  const more = leadCount - leads.length
  return showList(more === 0 ? leads : [...leads, `${more} đơn vị khác`])
}

function Note({ task }: { task: TimelineTask }) {
  const undated = undatedOf(task.obligations)
  const words = [
    leadsOf(task),
    task.timeRaw ?? 'văn bản không ghi thời gian',
    ...(task.officerName === null ? [] : [task.officerName]),
  ]
  return (
    <>
      {words.join(' · ')}
      {undated.map((one) => (
        <span key={one.id}>
          {' · '}
          {one.state === 'waiting' ? 'chờ yêu cầu' : `${one.label}: không có hạn`}
        </span>
      ))}
    </>
  )
}
