import { type Day, showDay, showMoment } from '#base/day.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { stateNames } from '#domains/plans/obligation.ts'
import { dueInWords } from '#domains/urging/due-words.ts'
import { paths } from '#domains/urging/pages/paths.ts'
import { outcomeOf, stepName, type Urge } from '#domains/urging/urge.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { ClosedStep } from '#ui/parts/button.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Timeline } from '#ui/parts/timeline.tsx'
import { showList } from '#ui/show.ts'

export type TaskUrgesProps = {
  task: { id: string; path: string; text: string; planTitle: string; mayUrge: boolean }
  obligations: {
    id: string
    label: string
    dueDay: Day | null
    state: Urge['state']
    whyNot: string | undefined
    recipients: string[]
  }[]
  urges: Urge[]
  calendar: Calendar
}

/** Everything that was said about one task, and urging it by hand. */
export function taskUrgesPage({ task, obligations, urges, calendar }: TaskUrgesProps, view: View): PageParts {
  return {
    title: `Đôn đốc nhiệm vụ ${task.path}`,
    section: 'urging',
    islands: ['form-guard'],
    trail: [
      { label: 'Đôn đốc', href: paths.digest },
      { label: `Nhiệm vụ ${task.path}`, href: paths.taskHome(task.id) },
    ],
    body: (
      <>
        <PageHead title={`Đôn đốc nhiệm vụ ${task.path}`} lead={task.text} />
        <ErrorSummary refusal={view.refusal} />
        {urges.length > 0 && <p>{inOneLine(urges)}</p>}
        {obligations.map((one) => (
          <section key={one.id} id={`moc-${one.id}`}>
            <h2>{one.label}</h2>
            <p>
              {stateNames[one.state]}; {dueInWords(one.dueDay, view.today, calendar)}
            </p>
            {task.mayUrge && <UrgeForm taskId={task.id} obligation={one} view={view} />}
          </section>
        ))}
        <h2>Đã đôn đốc</h2>
        {urges.length === 0 ? (
          <EmptyState title="Chưa đôn đốc lần nào" icon="bell">
            Khi việc quá hạn, hệ thống đôn đốc cán bộ phụ trách, rồi người đứng đầu, rồi cấp trên, mỗi ngày làm việc
            nhiều nhất một bậc.
          </EmptyState>
        ) : (
          <Timeline events={urges.map((urge) => eventOf(urge, calendar))} />
        )}
      </>
    ),
  }
}

/** «Đã đôn đốc: 12/11/2026 Cán bộ phụ trách; 17/11/2026 Người đứng đầu cơ quan». */
function inOneLine(urges: readonly Urge[]): string {
  const said = urges.filter((urge) => urge.undoneAt === null)
  return `Đã đôn đốc: ${said.map((urge) => `${showDay(urge.day)} ${stepName(urge)}`).join('; ')}.`
}

function UrgeForm({
  taskId,
  obligation,
  view,
}: {
  taskId: string
  obligation: TaskUrgesProps['obligations'][number]
  view: View
}) {
  if (obligation.whyNot !== undefined) return <ClosedStep label="Đôn đốc" reason={obligation.whyNot} />
  const field = fieldsOf(view)('message')
  return (
    <details open={view.refusal !== undefined}>
      <summary>Đôn đốc</summary>
      <p>Người nhận: {showList(obligation.recipients)}. Họ thấy ngay trong hệ thống và trong bản tin tiếp theo.</p>
      <FormPost
        action={paths.urge(taskId, obligation.id)}
        csrf={view.csrf}
        submit="Gửi lời đôn đốc"
        icon="bell"
        guard={`urge-${obligation.id}`}
      >
        <TextArea
          {...field}
          id={`message-${obligation.id}`}
          label="Lời đôn đốc"
          rows={3}
          lengthMax={500}
          hint="Nói rõ cần gì, trước khi nào."
          required
        />
      </FormPost>
    </details>
  )
}

function eventOf(urge: Urge, calendar: Calendar) {
  const outcome = outcomeOf(urge, calendar)
  return {
    when: showMoment(urge.madeAt),
    what: stepName(urge),
    who: urge.people.length === 0 ? 'không có người nhận' : showList(urge.people),
    note: `${urge.message === null ? urge.why : `${urge.sentBy}: «${urge.message}»`} – ${outcome.label}`,
    tone: outcome.tone,
    icon: 'bell' as const,
  }
}
