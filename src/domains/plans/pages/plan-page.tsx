import { showDay, showMoment } from '#base/day.ts'
import type { ToldPerson } from '#domains/plans/changes/change-notice.queries.ts'
import { stateNames } from '#domains/plans/obligation.ts'
import { ChangedLaws, CitedLaws } from '#domains/plans/pages/cited-laws.tsx'
import { paths } from '#domains/plans/pages/paths.ts'
import { PlanReports } from '#domains/plans/pages/plan-reports.tsx'
import { planStateNames } from '#domains/plans/pages/plans-page.tsx'
import { ToldPeople } from '#domains/plans/pages/told-people.tsx'
import type { PlanPageProps, PlanTaskRow } from '#domains/plans/plan.queries.ts'
import { publicPlanPath } from '#domains/plans/public-plan.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { FourCellBar } from '#ui/drawings/four-cell-bar.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip, type Tone } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { ExportLink } from '#ui/parts/export-link.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { PostButton } from '#ui/parts/form-post.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showList, showPeriod } from '#ui/show.ts'

export type PlanProps = PlanPageProps & { told: ToldPerson[] }

export function planPage(props: PlanProps, view: View): PageParts {
  const { plan, cells, reporting, mayUndo } = props
  const tasks = props.tasks.filter((task) => task.kind === 'work')
  return {
    title: plan.title,
    section: 'plans',
    islands: ['keys'],
    trail: [{ label: 'Kế hoạch', href: paths.plans }],
    body: (
      <>
        <PageHead
          title={plan.title}
          chip={<Chip {...planStateNames[plan.state]} />}
          actions={
            <>
              <LinkButton href={paths.timeline(plan.id)} label="Xem tiến trình theo tháng" icon="calendar" />
              <ExportLink href={paths.planTasksFile(plan.id)} />
              <LinkButton href={paths.coverage(plan.id)} label="Giao xuống và xem bao phủ" icon="send" />
              <LinkButton href={paths.taskTableFile(plan.id)} label="Tải bảng nhiệm vụ (Word)" icon="download" />
              {mayUndo && <LinkButton href={paths.newReport(plan.id)} label="Lập báo cáo" icon="text" />}
              {props.mayPublish && plan.state === 'adopted' && (
                <LinkButton href={paths.publishing(plan.id)} label="Công khai kế hoạch" />
              )}
            </>
          }
        />
        <ChangedLaws planId={plan.id} citations={props.citations} mayNote={mayUndo} view={view} />
        <Facts facts={factsOf(props)} />
        <FourCellBar
          title="Kết quả thực hiện"
          unit="mốc"
          cells={cells}
          hrefs={{
            openLate: `${paths.queue}?ke-hoach=${plan.id}&tt=late`,
            openInTime: `${paths.queue}?ke-hoach=${plan.id}&tt=open`,
            all: `${paths.queue}?ke-hoach=${plan.id}&tt=all`,
          }}
        />
        <DataTable
          caption={`${tasks.length} nhiệm vụ`}
          rows={tasks}
          rowKey={(task) => task.id}
          rowHref={(task) => paths.task(task.id)}
          rowTone={(task) => (task.late > 0 ? 'danger' : undefined)}
          cards
          columns={[
            { head: 'Nhiệm vụ', width: 'roomy', cell: (task) => `${task.path} ${task.text}` },
            { head: 'Chủ trì', cell: (task) => (task.leads.length === 0 ? 'Văn bản không ghi' : showList(task.leads)) },
            { head: 'Thời gian', cell: (task) => task.timeRaw ?? 'Văn bản không ghi' },
            { head: 'Hạn gần nhất', cell: (task) => (task.nextDue === null ? '' : showDay(task.nextDue)) },
            { head: 'Tình trạng', width: 'tight', cell: (task) => <Chip {...wordForTask(task)} /> },
          ]}
        />
        <PlanReports planId={plan.id} tasks={props.tasks} reporting={reporting} />
        <ToldPeople people={props.told} />
        <CitedLaws citations={props.citations} day={props.citedOn} />
        {mayUndo && (
          <section class="steps">
            <LinkButton href={`${paths.newUpload}?sua-doi=${plan.id}`} label="Tải kế hoạch sửa đổi" icon="upload" />
            <PostButton
              action={`${paths.plan(plan.id)}/hoan-tac`}
              csrf={view.csrf}
              label="Hoàn tác việc nhập"
              tone="danger"
              icon="back"
            />
            <p class="hint">Chỉ hoàn tác được khi chưa ai làm việc trên các nhiệm vụ.</p>
          </section>
        )}
        <KeySheet />
      </>
    ),
  }
}

function factsOf({ plan, bodyName, amends, amendedBy, publishedAt }: PlanPageProps) {
  return [
    { term: 'Cơ quan ban hành', detail: bodyName },
    { term: 'Số, ký hiệu', detail: plan.number ?? 'để trống' },
    {
      term: 'Ngày ban hành',
      detail: plan.issued_on === null ? (plan.issued_text ?? 'để trống') : showDay(plan.issued_on),
    },
    {
      term: 'Kỳ của kế hoạch',
      detail: plan.period_start === null ? 'Văn bản không ghi' : showPeriod(plan.period_start, plan.period_end),
    },
    ...(publishedAt === undefined || plan.state !== 'adopted'
      ? []
      : [
          {
            term: 'Công khai',
            detail: <a href={publicPlanPath(plan.id)}>Mọi người xem được từ {showMoment(publishedAt)}</a>,
          },
        ]),
    { term: 'Người ký', detail: plan.signer_name ?? 'để trống' },
    ...(amends === null
      ? []
      : [
          {
            term: plan.amends_how === 'partial' ? 'Sửa đổi một số nội dung của' : 'Thay thế kế hoạch',
            detail: <a href={paths.plan(amends.id)}>{amends.title}</a>,
          },
        ]),
    ...(amendedBy === null
      ? []
      : [{ term: 'Đã được sửa đổi bằng', detail: <a href={paths.plan(amendedBy.id)}>{amendedBy.title}</a> }]),
    ...(plan.upload_id === null
      ? []
      : [{ term: 'Văn bản gốc', detail: <a href={paths.upload(plan.upload_id)}>Xem văn bản và những gì đã đọc</a> }]),
  ]
}

function wordForTask(task: PlanTaskRow): { label: string; tone: Tone } {
  if (task.late > 0) return { label: 'Quá hạn', tone: 'danger' }
  if (task.total === 0) return { label: stateNames.waiting, tone: 'neutral' }
  if (task.done === task.total)
    return task.states.every((state) => state === 'checked' || state === 'waiting')
      ? { label: stateNames.checked, tone: 'good' }
      : { label: stateNames.claimed, tone: 'good' }
  return { label: task.total === 1 ? stateNames.open : `Xong ${task.done} trên ${task.total}`, tone: 'action' }
}
