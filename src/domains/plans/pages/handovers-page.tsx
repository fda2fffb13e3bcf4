import { showDay } from '#base/day.ts'
import type { WaitingHandover } from '#domains/plans/handover/handover.queries.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Việc cần giao lại: what bodies that ended with several successors, or none, leave open; plan by plan. */
export function handoversPage({ waiting }: { waiting: WaitingHandover[] }, view: View): PageParts {
  return {
    title: 'Việc cần giao lại',
    section: 'plans',
    trail: [{ label: 'Kế hoạch', href: paths.plans }],
    body: (
      <>
        <PageHead
          title="Việc cần giao lại"
          lead="Cơ quan chỉ có một cơ quan kế tục thì việc đang mở tự chuyển sang. Ở đây là việc của cơ quan bị chia hoặc kết thúc mà chưa rõ ai nhận."
          actions={<LinkButton href={paths.impact} label="Xem ảnh hưởng khi sắp xếp lại" icon="search" />}
        />
        <ErrorSummary refusal={view.refusal} />
        {waiting.length === 0 && (
          <EmptyState title="Không có việc nào chờ giao lại" icon="check">
            Khi một cơ quan được chia thành nhiều cơ quan, việc đang mở của cơ quan đó hiện ra ở đây để chọn nơi nhận.
          </EmptyState>
        )}
        {waiting.map((one) => (
          <WaitingCard key={`${one.fromId}-${one.planId}`} one={one} view={view} />
        ))}
      </>
    ),
  }
}

function WaitingCard({ one, view }: { one: WaitingHandover; view: View }) {
  const key = `${one.fromId}-${one.planId}`
  return (
    <section aria-labelledby={`t-${key}`}>
      <h2 id={`t-${key}`}>{one.fromName}</h2>
      <p>
        Kết thúc ngày {showDay(one.endedOn)}
        {one.endedBy === '' ? '' : ` theo ${one.endedBy}`}. Trong <a href={paths.plan(one.planId)}>{one.planTitle}</a>{' '}
        còn {one.tasks} nhiệm vụ đang mở ({one.paths.join(', ')}
        {one.tasks > one.paths.length ? ', …' : ''}){one.late > 0 ? `, ${one.late} nhiệm vụ quá hạn` : ''}.
      </p>
      <FormPost
        action={paths.handovers}
        csrf={view.csrf}
        submit="Giao lại việc"
        hidden={{ fromId: one.fromId, planId: one.planId }}
      >
        <SelectField
          name="toId"
          id={`f-${key}-toId`}
          label="Cơ quan nhận việc"
          empty="Chọn cơ quan nhận việc"
          options={one.choices.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
      </FormPost>
    </section>
  )
}
