import type { AddresseePageProps } from '#domains/cascade/addressee-page.queries.ts'
import { paths } from '#domains/cascade/pages/paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

/** What can be done about the demand itself, by either side. */
export function AddresseeForms({ props, view }: { props: AddresseePageProps; view: View }) {
  const { plan, row, mayAnswer } = props
  const isAsked = row.state === 'asked'
  return (
    <div class="steps">
      {isAsked && (mayAnswer || plan.mayIssue) && row.answer === null && (
        <ReasonForm
          props={props}
          view={view}
          step="khong-phai-ban-hanh"
          title="Không phải ban hành kế hoạch"
          submit="Ghi không phải ban hành"
          label="Lý do không phải ban hành"
        />
      )}
      {isAsked && plan.mayIssue && <DueForm props={props} view={view} />}
      {plan.mayIssue && (isAsked || row.state === 'not-required') && (
        <ReasonForm
          props={props}
          view={view}
          step="thoi-giao"
          title="Thôi giao cơ quan này"
          submit="Thôi giao cơ quan"
          label="Lý do thôi giao"
        />
      )}
      {plan.mayIssue && (row.state === 'not-required' || row.state === 'withdrawn') && (
        <ReasonForm
          props={props}
          view={view}
          step="giao-lai"
          title="Giao lại cơ quan này"
          submit="Giao lại cơ quan"
          label="Lý do giao lại"
        />
      )}
    </div>
  )
}

type FormProps = { props: AddresseePageProps; view: View }

function ReasonForm({
  props: { plan, row },
  view,
  step,
  title,
  submit,
  label,
}: FormProps & { step: string; title: string; submit: string; label: string }) {
  const mine = view.typed.step === step
  const field = fieldsOf(mine ? view : { typed: {} })
  return (
    <details class="step" open={mine}>
      <summary>{title}</summary>
      <FormPost
        action={paths.addresseeStep(plan.id, row.id, step)}
        csrf={view.csrf}
        submit={submit}
        tone="plain"
        hidden={{ version: String(row.version), step }}
      >
        <TextArea {...field('reason')} id={`f-${step}`} label={label} hint="Từ 10 chữ cái" rows={3} required />
      </FormPost>
    </details>
  )
}

function DueForm({ props: { plan, row }, view }: FormProps) {
  const mine = view.typed.step === 'due'
  const saved = { answerDueDay: row.answerDueDay, dueSource: row.dueSource }
  const plain = fieldsOf(mine ? view : { typed: {} }, saved)
  return (
    <details class="step" open={mine}>
      <summary>Đặt hạn ban hành</summary>
      <FormPost
        action={paths.addresseeStep(plan.id, row.id, 'dat-han')}
        csrf={view.csrf}
        submit="Lưu hạn ban hành"
        tone="plain"
        hidden={{ version: String(row.version), step: 'due' }}
      >
        <DateField {...plain('answerDueDay')} label="Hạn ban hành kế hoạch trả lời" />
        <TextField {...plain('dueSource')} label="Hạn nêu ở đâu" lengthMax={300} />
      </FormPost>
    </details>
  )
}
