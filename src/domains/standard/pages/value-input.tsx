import type { RuleInput } from '#domains/standard/rule-test.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import type { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'

/** The field of one input of a test: a number, a day, yes or no. */
export function ValueInput({
  input,
  field,
  id,
}: {
  input: RuleInput
  field: ReturnType<ReturnType<typeof fieldsOf>>
  id: string
}) {
  switch (input.kind) {
    case 'number':
      return <TextField {...field} id={id} label={input.label} keyboard="numeric" width="short" />
    case 'day':
      return <DateField {...field} id={id} label={input.label} />
    case 'answer':
      return (
        <RadioGroup
          {...field}
          id={id}
          label={input.label}
          options={[
            { value: 'co', label: 'Có' },
            { value: 'khong', label: 'Chưa' },
          ]}
          layout="line"
        />
      )
  }
}
