import { FieldGroup } from '#ui/fields/field.tsx'
import { type FieldProps, fieldId } from '#ui/fields/form-state.ts'

export type ChoiceOption = {
  value: string
  label: string
  hint?: string
  /** What is to be read before it is taken. */
  about?: { label: string; href: string }
  /** Why this choice is closed; it is shown and cannot be taken. */
  closed?: string
}

type ChoiceGroupProps = FieldProps & { options: readonly ChoiceOption[]; layout?: 'rows' | 'line' }

/**
 * One of a few, all seen at once.
 *
 * `<RadioGroup {...field('kind')} label="Bạn muốn làm gì?" options={[{ value: 'hoi', label: 'Hỏi về pháp luật' }]} />`
 */
export function RadioGroup({ value, ...props }: ChoiceGroupProps & { value?: string }) {
  return <ChoiceGroup {...props} kind="radio" chosen={value === undefined ? [] : [value]} />
}

/**
 * Any of several.
 *
 * `<CheckboxGroup {...choicesOf(view, { villages })('villages')} label="Thôn tham gia" options={villages} layout="line" />`
 */
export function CheckboxGroup({ values = [], ...props }: ChoiceGroupProps & { values?: readonly string[] }) {
  return <ChoiceGroup {...props} kind="checkbox" chosen={values} />
}

/**
 * One statement to agree to.
 *
 * `<Checkbox name="agreed" label="Tôi cam đoan những điều trên là đúng" value="co" checked={false} />`
 */
export function Checkbox({
  name,
  label,
  hint,
  error,
  value = 'co',
  checked,
  required,
  id = fieldId(name),
}: FieldProps & { value?: string; checked?: boolean }) {
  return (
    <div class={error === undefined ? 'field' : 'field field-wrong'}>
      {error !== undefined && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <Choice
        kind="checkbox"
        id={id}
        name={name}
        option={{ value, label, hint }}
        checked={checked === true}
        required={required}
        error={error}
      />
    </div>
  )
}

function ChoiceGroup({
  kind,
  chosen,
  options,
  layout = 'rows',
  ...props
}: ChoiceGroupProps & { kind: 'radio' | 'checkbox'; chosen: readonly string[] }) {
  const id = props.id ?? fieldId(props.name)
  return (
    <FieldGroup {...props} id={id}>
      <div class={`choices choices-${layout}`}>
        {options.map((option, index) => (
          // The first control carries the field's id, so that the error summary lands on it.
          <Choice
            key={option.value}
            kind={kind}
            id={index === 0 ? id : `${id}-${index}`}
            name={props.name}
            option={option}
            checked={chosen.includes(option.value)}
            required={kind === 'radio' && props.required}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

type ChoiceProps = {
  kind: 'radio' | 'checkbox'
  id: string
  name: string
  option: ChoiceOption
  checked: boolean
  required?: boolean
  error?: string
}

function Choice({ kind, id, name, option, checked, required, error }: ChoiceProps) {
  const note = option.closed ?? option.hint
  const described = [note === undefined ? '' : `${id}-note`, error === undefined ? '' : `${id}-error`].join(' ').trim()
  return (
    <div class={option.closed === undefined ? 'choice' : 'choice choice-closed'}>
      <input
        type={kind}
        id={id}
        name={name}
        value={option.value}
        checked={checked}
        required={required}
        disabled={option.closed !== undefined}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={described === '' ? undefined : described}
      />
      <label for={id}>{option.label}</label>
      {note !== undefined && (
        <p class="hint" id={`${id}-note`}>
          {note}
        </p>
      )}
      {option.about !== undefined && (
        <p class="hint">
          <a href={option.about.href}>{option.about.label}</a>
        </p>
      )}
    </div>
  )
}
