import { paths } from '#domains/plans/pages/paths.ts'
import type { TaskPageProps } from '#domains/plans/pages/task-page-props.ts'
import type { View } from '#platform/http/web-request.ts'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { showNumber } from '#ui/show.ts'

/** Who is responsible, and the money. Blank money is «chưa ghi», not zero. */
export function AssignForm({ props, view }: { props: TaskPageProps; view: View }) {
  const { task, officers } = props
  const { budget } = task
  const mine = view.typed.step === 'assign'
  const money = (amount: number | null) => (amount === null ? '' : showNumber(amount))
  const saved = {
    officerId: task.officerId,
    budgetLine: budget.line,
    budgetSource: budget.source,
    budgetEstimate: money(budget.estimate),
    budgetSpent: money(budget.spent),
  }
  const field = fieldsOf(mine ? view : { typed: {} }, saved)
  return (
    <details class="step" open={mine}>
      <summary>Phân công và kinh phí</summary>
      <FormPost
        action={`${paths.task(task.id)}/phan-cong`}
        csrf={view.csrf}
        submit="Lưu phân công"
        hidden={{ step: 'assign', version: String(task.version) }}
      >
        <SelectField
          {...field('officerId')}
          label="Người phụ trách"
          empty="Chưa phân công"
          options={officers.map((one) => ({
            value: one.id,
            label: [one.name, one.bodyName].filter(Boolean).join(', '),
          }))}
        />
        <TextField {...field('budgetLine')} label="Nội dung chi" lengthMax={300} />
        <TextField
          {...field('budgetSource')}
          label="Nguồn kinh phí"
          lengthMax={300}
          hint="Ví dụ: ngân sách phường, Đề án 977, xã hội hóa"
        />
        <TextField {...field('budgetEstimate')} label="Dự toán" suffix="đồng" width="medium" keyboard="numeric" />
        <TextField {...field('budgetSpent')} label="Thực chi" suffix="đồng" width="medium" keyboard="numeric" />
      </FormPost>
    </details>
  )
}
