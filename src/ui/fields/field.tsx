import type { ComponentChildren } from 'preact'
import { type FieldProps, fieldId } from '#ui/fields/form-state.ts'
import { Icon } from '#ui/icons.tsx'

/** Label, hint, error and the control, in the order they are read. The control names hint and error with `describedBy`. */
export function Field({
  name,
  label,
  hint,
  error,
  required,
  id = fieldId(name),
  children,
}: FieldProps & { children: ComponentChildren }) {
  return (
    <div class={error === undefined ? 'field' : 'field field-wrong'}>
      <label for={id}>
        {label}
        {required && <RequiredMark />}
      </label>
      <HintAndError id={id} hint={hint} error={error} />
      {children}
    </div>
  )
}

/** The same around several controls that answer one question. */
export function FieldGroup({
  name,
  label,
  hint,
  error,
  required,
  id = fieldId(name),
  children,
}: FieldProps & { children: ComponentChildren }) {
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].join(' ').trim()
  return (
    <fieldset
      class={error === undefined ? 'field' : 'field field-wrong'}
      aria-describedby={described === '' ? undefined : described}
    >
      <legend>
        {label}
        {required && <RequiredMark />}
      </legend>
      <HintAndError id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  )
}

function HintAndError({ id, hint, error }: { id: string; hint?: string; error?: string }) {
  return (
    <>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="error" id={`${id}-error`}>
          <Icon name="late" />
          <span>{error}</span>
        </p>
      )}
    </>
  )
}

function RequiredMark() {
  return (
    <span class="must" aria-hidden="true">
      {' '}
      *
    </span>
  )
}
