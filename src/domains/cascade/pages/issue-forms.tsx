import type { AddresseeChoices } from '#domains/cascade/addressee-choices.queries.ts'
import type { AddresseeRow } from '#domains/cascade/addressee-row.ts'
import type { ParentPlanHead } from '#domains/cascade/coverage.ts'
import { paths } from '#domains/cascade/pages/paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

/** Giao kế hoạch xuống: who is asked is shown by number before it is done. */
export function IssueForm({
  plan,
  choices,
  isFirst,
  view,
}: {
  plan: ParentPlanHead
  choices: AddresseeChoices
  isFirst: boolean
  view: View
}) {
  const mine = view.typed.step === 'issue'
  const saved = { choice: choices.named.length > 0 ? 'named' : 'below' }
  const field = fieldsOf(mine ? view : { typed: {} }, saved)
  return (
    <details class="step" open={isFirst || mine}>
      <summary>{isFirst ? 'Giao kế hoạch xuống' : 'Giao thêm theo nhóm'}</summary>
      <FormPost
        action={`${paths.coverage(plan.id)}/giao`}
        csrf={view.csrf}
        submit="Giao kế hoạch"
        icon="send"
        hidden={{ step: 'issue' }}
      >
        <RadioGroup
          {...field('choice')}
          label="Cơ quan phải ban hành kế hoạch trả lời"
          options={[
            {
              value: 'named',
              label: `Những nơi kế hoạch nêu (${choices.named.length} cơ quan)`,
              hint: 'Cơ quan chủ trì, phối hợp và nơi nhận ở cấp dưới',
              ...(choices.named.length === 0 ? { closed: 'Kế hoạch không nêu cơ quan cấp dưới nào nhận ra được' } : {}),
            },
            {
              value: 'below',
              label: `Tất cả UBND cấp dưới trực tiếp (${choices.below.length} cơ quan)`,
              ...(choices.below.length === 0 ? { closed: 'Cơ quan này không có UBND cấp dưới' } : {}),
            },
          ]}
        />
        <DateField
          {...field('answerDueDay')}
          label="Hạn ban hành kế hoạch trả lời"
          hint="Để trống nếu không đặt hạn. Hạn ghi ở đây quyết định trễ hay không"
        />
        <TextField {...field('dueSource')} label="Hạn nêu ở đâu" hint="Ví dụ: mục IV.2 của kế hoạch" lengthMax={300} />
      </FormPost>
    </details>
  )
}

/** Giao thêm một cơ quan, with a reason. */
export function AddForm({
  plan,
  choices,
  rows,
  view,
}: {
  plan: ParentPlanHead
  choices: AddresseeChoices
  rows: AddresseeRow[]
  view: View
}) {
  const held = new Set(rows.map((row) => row.bodyId))
  const free = choices.eligible.filter((one) => !held.has(one.id))
  if (free.length === 0) return null
  const mine = view.typed.step === 'add'
  const field = fieldsOf(mine ? view : { typed: {} })
  const own = (name: string) => ({ ...field(name), id: `f-add-${name}` })
  return (
    <details class="step" open={mine}>
      <summary>Giao thêm một cơ quan</summary>
      <FormPost
        action={`${paths.coverage(plan.id)}/them`}
        csrf={view.csrf}
        submit="Giao thêm cơ quan"
        tone="plain"
        hidden={{ step: 'add' }}
      >
        <SelectField
          {...own('bodyId')}
          label="Cơ quan"
          empty="Chọn cơ quan"
          options={free.map((one) => ({ value: one.id, label: one.name }))}
        />
        <DateField {...own('answerDueDay')} label="Hạn ban hành" />
        <TextArea {...own('reason')} label="Lý do giao thêm" required />
      </FormPost>
    </details>
  )
}
