import { Field } from '#ui/fields/field.tsx'
import { describedBy, type FieldProps, fieldId } from '#ui/fields/form-state.ts'

/**
 * A password. It is never sent back to the page; the island `password` adds the button that shows it.
 *
 * `<PasswordField name="password" label="Mật khẩu" purpose="current-password" required />`
 */
export function PasswordField(props: FieldProps & { purpose: 'current-password' | 'new-password' }) {
  const id = props.id ?? fieldId(props.name)
  return (
    <Field {...props} id={id}>
      <span class="entry entry-medium">
        <input
          type="password"
          id={id}
          name={props.name}
          autocomplete={props.purpose}
          required={props.required}
          data-password
          aria-invalid={props.error === undefined ? undefined : 'true'}
          aria-describedby={describedBy(id, props)}
        />
      </span>
    </Field>
  )
}
