import { Field } from '#ui/fields/field.tsx'
import { describedBy, type FieldProps, fieldId } from '#ui/fields/form-state.ts'

export type TextFieldProps = FieldProps & {
  value?: string
  kind?: 'text' | 'email' | 'tel' | 'search'
  /** As wide as what is typed: a code, a name, a sentence. */
  width?: 'short' | 'medium' | 'full'
  /** The keyboard of a phone. */
  keyboard?: 'numeric' | 'decimal' | 'tel' | 'email'
  autocomplete?: string
  lengthMax?: number
  /** What stands after the box: «ngày làm việc». */
  suffix?: string
  /** Offered while typing; anything else may be typed too. */
  suggestions?: readonly string[]
}

/**
 * One line of text. Numbers too (`keyboard="numeric"`): a number box changes under a scrolling hand.
 *
 * `<TextField {...field('title')} label="Tên kế hoạch" hint="Như ghi trên văn bản" required />`
 */
export function TextField(props: TextFieldProps) {
  const { name, id = fieldId(name), value, kind = 'text', width = 'full', suggestions, suffix } = props
  return (
    <Field {...props} id={id}>
      <span class={`entry entry-${width}`}>
        <input
          id={id}
          name={name}
          type={kind}
          value={value}
          required={props.required}
          maxLength={props.lengthMax}
          inputMode={props.keyboard}
          autocomplete={props.autocomplete}
          list={suggestions === undefined ? undefined : `${id}-list`}
          aria-invalid={props.error === undefined ? undefined : 'true'}
          aria-describedby={describedBy(id, props)}
        />
        {suffix !== undefined && <span class="suffix">{suffix}</span>}
      </span>
      {suggestions !== undefined && (
        <datalist id={`${id}-list`}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </Field>
  )
}
