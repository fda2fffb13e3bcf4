import { Field } from '#ui/fields/field.tsx'
import { describedBy, type FieldProps, fieldId } from '#ui/fields/form-state.ts'

/**
 * Several lines of text.
 *
 * `<TextArea {...field('reason')} label="Lý do trả lại" rows={4} hint="Nói rõ cần sửa gì" required />`
 */
export function TextArea(props: FieldProps & { value?: string; rows?: number; lengthMax?: number }) {
  const { name, id = fieldId(name), value, rows = 5 } = props
  return (
    <Field {...props} id={id}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        maxLength={props.lengthMax}
        required={props.required}
        aria-invalid={props.error === undefined ? undefined : 'true'}
        aria-describedby={describedBy(id, props)}
        value={value}
      />
    </Field>
  )
}
