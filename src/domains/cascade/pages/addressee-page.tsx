import { showDay } from '#base/day.ts'
import type { AddresseePageProps } from '#domains/cascade/addressee-page.queries.ts'
import { coveredOf } from '#domains/cascade/coverage-figures.ts'
import { AddresseeForms } from '#domains/cascade/pages/addressee-forms.tsx'
import { AnswerSection } from '#domains/cascade/pages/answer-section.tsx'
import { dueWordsOf, ruleSentence, wordForRow } from '#domains/cascade/pages/cascade-words.ts'
import { CellCard } from '#domains/cascade/pages/cell-card.tsx'
import { paths } from '#domains/cascade/pages/paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** One body's answer: the plan above on the left, its own on the right, task by task. */
export function addresseePage(props: AddresseePageProps, view: View): PageParts {
  const { plan, row, cells } = props
  return {
    title: `${row.bodyName} trả lời ${plan.number ?? plan.title}`,
    section: 'cascade',
    wide: true,
    islands: ['keys', 'form-guard'],
    trail: [
      { label: 'Phân rã kế hoạch', href: paths.overview },
      { label: 'Bao phủ kế hoạch', href: paths.coverage(plan.id) },
    ],
    body: (
      <>
        <ErrorSummary refusal={view.refusal} />
        <PageHead
          title={row.bodyName}
          chip={<Chip {...wordForRow(row, plan.rule, view.today)} />}
          lead={`Đối chiếu với kế hoạch cấp trên: ${plan.title}`}
        />
        <Facts facts={factsOf(props, view)} />
        <AnswerSection props={props} view={view} />
        {row.state === 'asked' && (
          <section aria-labelledby="doi-chieu">
            <h2 id="doi-chieu">Nhiệm vụ cấp trên giao</h2>
            <p class="quiet-words">
              {coveredOf(row.figures)} trong {row.figures.due} nhiệm vụ đã đưa vào; {row.figures.open} chờ xác nhận,{' '}
              {row.figures.stale} cần xem lại, {row.figures['not-applicable']} không áp dụng.
            </p>
            {cells.length === 0 && (
              <EmptyState title="Kế hoạch không giao nhiệm vụ nào cho cơ quan này" icon="check">
                Vẫn phải ban hành kế hoạch trả lời nếu cấp trên yêu cầu.
              </EmptyState>
            )}
            {cells.map((cell) => (
              <CellCard key={cell.id} cell={cell} props={props} view={view} />
            ))}
          </section>
        )}
        <OwnTasks {...props} />
        <AddresseeForms props={props} view={view} />
        <KeySheet />
      </>
    ),
  }
}

function factsOf({ plan, row }: AddresseePageProps, view: View) {
  return [
    {
      term: 'Kế hoạch cấp trên',
      detail: <a href={paths.coverage(plan.id)}>{[plan.number, plan.title].filter(Boolean).join(' – ')}</a>,
    },
    { term: 'Cơ quan ban hành', detail: plan.issuerName },
    { term: 'Ngày giao', detail: showDay(row.issuedOn) },
    ...(row.state === 'asked'
      ? [
          {
            term: 'Hạn ban hành',
            detail: `${dueWordsOf(row, plan.rule, view.today)}${row.dueSource === '' ? '' : `, theo ${row.dueSource}`}`,
          },
        ]
      : []),
    ...(plan.rule === undefined ? [] : [{ term: 'Thời hạn tham khảo', detail: ruleSentence(plan.rule) }]),
    ...(row.reason === '' ? [] : [{ term: 'Lý do', detail: row.reason }]),
    ...(row.formerNames.length === 0 ? [] : [{ term: 'Kế tục', detail: row.formerNames.join(', ') }]),
  ]
}

/** Nhiệm vụ riêng: what the body plans beyond what it was given. */
function OwnTasks({ childTasks }: AddresseePageProps) {
  const own = childTasks.filter((task) => task.isOwn)
  if (own.length === 0) return null
  return (
    <details>
      <summary>{own.length} nhiệm vụ riêng, không trả lời nhiệm vụ nào của cấp trên</summary>
      <ul>
        {own.map((task) => (
          <li key={task.id}>
            <a href={paths.task(task.id)}>{task.path}</a> {task.text}
          </li>
        ))}
      </ul>
    </details>
  )
}
