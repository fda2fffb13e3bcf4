import { Field } from '#ui/fields/field.tsx'
import { describedBy, type FieldProps, fieldId } from '#ui/fields/form-state.ts'

export type SelectOption = { value: string; label: string; group?: string }

export type SelectFieldProps = FieldProps & {
  options: readonly SelectOption[]
  value?: string
  /** The first line, for "nothing chosen": «Chọn đơn vị». */
  empty?: string
  width?: 'medium' | 'full'
}

/**
 * One of many. With fewer than six, take `RadioGroup`.
 *
 * `<SelectField {...field('leadId')} label="Đơn vị chủ trì" empty="Chọn đơn vị" options={bodies} />`
 */
export function SelectField(props: SelectFieldProps) {
  const { name, id = fieldId(name), value, empty, width = 'full' } = props
  const groups = [...Map.groupBy(props.options, (option) => option.group ?? '')]
  return (
    <Field {...props} id={id}>
      <select
        id={id}
        name={name}
        class={`entry-${width}`}
        required={props.required}
        aria-invalid={props.error === undefined ? undefined : 'true'}
        aria-describedby={describedBy(id, props)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {groups.map(([group, options]) => {
          const lines = options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))
          return group === '' ? (
            lines
          ) : (
            <optgroup key={group} label={group}>
              {lines}
            </optgroup>
          )
        })}
      </select>
    </Field>
  )
}
