import { showDay } from '#base/day.ts'
import type { Obligation } from '#domains/plans/obligation.ts'
import { AssignForm } from '#domains/plans/pages/assign-form.tsx'
import { ObligationCard } from '#domains/plans/pages/obligation-card.tsx'
import { wordFor } from '#domains/plans/pages/obligation-words.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import { ProgressSection } from '#domains/plans/pages/progress-section.tsx'
import { TaskHistorySection } from '#domains/plans/pages/task-history.tsx'
import type { TaskPageProps } from '#domains/plans/pages/task-page-props.ts'
import {
  closedBecause,
  mostPressingFirst,
  partNames,
  pressingObligation,
  type Task,
  type TaskPart,
} from '#domains/plans/task.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export function taskPage(props: TaskPageProps, view: View): PageParts {
  const { task, plan, obligations } = props
  const pressing = pressingObligation(obligations)
  const checked = obligations.filter((one) => one.state === 'checked')
  const card = (obligation: Obligation) => (
    <ObligationCard key={obligation.id} obligation={obligation} props={props} view={view} />
  )
  return {
    title: `Nhiệm vụ ${task.path}`,
    section: 'tasks',
    islands: ['keys', 'form-guard'],
    trail: [
      { label: 'Kế hoạch', href: paths.plans },
      { label: plan.title, href: paths.plan(plan.id) },
    ],
    body: (
      <>
        <PageHead
          title={`Nhiệm vụ ${task.path}`}
          lead={task.text}
          chip={pressing === undefined ? undefined : <Chip {...wordFor(pressing, view.today)} />}
        />
        <ErrorSummary refusal={view.refusal} />
        {task.closed !== null && <Notice tone="warning">{closedBecause[task.closed]}</Notice>}
        <Facts facts={factsOf(props)} />
        <h2>Các mốc phải thực hiện</h2>
        {mostPressingFirst(obligations.filter((one) => one.state !== 'checked')).map(card)}
        {checked.length > 0 && (
          <details open={checked.length === obligations.length}>
            <summary>{checked.length} mốc đã kiểm tra</summary>
            {checked.map(card)}
          </details>
        )}
        <TaskHistorySection history={props.history} />
        <ProgressSection props={props} view={view} />
        {props.allowed['assign tasks'] && task.closed === null && <AssignForm props={props} view={view} />}
        <KeySheet />
      </>
    ),
  }
}

function factsOf({ task, plan, bodies, unresolved, officers, handovers, done }: TaskPageProps) {
  const names = (part: 'lead' | 'partner') => [
    ...bodies.filter((body) => body.part === part).map((body) => body.name),
    ...unresolved.filter((one) => one.part === part).map((one) => `${one.written} (chưa gắn với cơ quan cụ thể)`),
  ]
  const officer = officers.find((one) => one.id === task.officerId)
  return [
    {
      term: 'Kế hoạch',
      detail: <a href={paths.plan(plan.id)}>{[plan.number, plan.title].filter(Boolean).join(': ')}</a>,
    },
    { term: partNames.lead, detail: <Names names={names('lead')} /> },
    { term: partNames.partner, detail: <Names names={names('partner')} /> },
    ...(handovers.length === 0
      ? []
      : [{ term: 'Đã chuyển giao', detail: <Names names={handovers.map(handoverWords)} /> }]),
    { term: 'Thời gian', detail: timeWords(task) },
    { term: 'Kết quả, sản phẩm', detail: <Names names={task.outputs} /> },
    {
      term: 'Người phụ trách',
      detail: officer === undefined ? 'Chưa phân công' : [officer.name, officer.bodyName].filter(Boolean).join(', '),
    },
    { term: 'Kinh phí', detail: budgetWords(task) },
    ...(done ?? []).map(({ term, sentence, href }) => ({ term, detail: <a href={href}>{sentence}</a> })),
    { term: 'Đôn đốc', detail: <a href={paths.urging(task.id)}>Xem các lần đôn đốc nhiệm vụ này</a> },
  ]
}

function handoverWords({ part, fromName, toName, onDay, decision }: TaskPageProps['handovers'][number]): string {
  const as = partNames[part as TaskPart].toLocaleLowerCase('vi')
  return `${as} từ ${fromName} sang ${toName} ngày ${showDay(onDay)}${decision === '' ? '' : ` theo ${decision}`}`
}

/** Long lists (all communes of a province) stay folded. */
const namesShownMax = 6

function Names({ names }: { names: string[] }) {
  if (names.length === 0) return <>Văn bản không ghi</>
  if (names.length <= namesShownMax) return <>{names.join('; ')}</>
  return (
    <details>
      <summary>
        {names.slice(0, 3).join('; ')} và {names.length - 3} cơ quan khác
      </summary>
      {names.join('; ')}
    </details>
  )
}

const everyWords = {
  year: 'mỗi năm',
  'half-year': 'mỗi nửa năm',
  quarter: 'mỗi quý',
  month: 'mỗi tháng',
  week: 'mỗi tuần',
  day: 'mỗi ngày',
}

function timeWords({ time }: Task): string {
  if (time === null) return 'Văn bản không ghi'
  const days = [time.start && `từ ${showDay(time.start)}`, time.end && `đến ${showDay(time.end)}`]
    .filter(Boolean)
    .join(' ')
  const understood = [
    time.every && everyWords[time.every],
    days,
    time.basis === 'ongoing' && 'làm thường xuyên',
    time.basis === 'on-request' && 'chờ có yêu cầu',
  ]
    .filter(Boolean)
    .join(', ')
  return `«${time.raw}»${understood === '' ? '' : `, hiểu là: ${understood}`}`
}

function budgetWords({ budget }: Task): string {
  const money = (amount: number | null) => (amount === null ? 'chưa ghi' : `${showNumber(amount)} đồng`)
  const known = budget.estimate !== null || budget.spent !== null || budget.line !== '' || budget.source !== ''
  if (!known) return 'Chưa ghi'
  return [
    budget.line,
    budget.source && `nguồn ${budget.source}`,
    `dự toán ${money(budget.estimate)}`,
    `thực chi ${money(budget.spent)}`,
  ]
    .filter(Boolean)
    .join('; ')
}
