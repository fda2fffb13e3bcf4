/** What a page shown again after a refusal knows: what was typed, and what is wrong with which field. */
export type FormState = {
  typed: Record<string, string | string[]>
  refusal?: { sentence: string; fields: Record<string, string> }
}

/** What every field takes. `id` is needed only when a name stands twice on a page. */
export type FieldProps = {
  name: string
  label: string
  hint?: string
  error?: string
  required?: boolean
  id?: string
}

/**
 * Spreads name, value and error into fields: what was typed wins over what is saved.
 *
 * ```tsx
 * const field = fieldsOf(view, { title: plan.title })
 * <TextField {...field('title')} label="Tên kế hoạch" required />
 * ```
 */
export function fieldsOf(
  { typed, refusal }: FormState,
  saved: Record<string, string | number | null | undefined> = {},
): (name: string) => { name: string; value: string; error: string | undefined } {
  return (name) => {
    const value = typed[name] ?? saved[name] ?? ''
    return { name, value: Array.isArray(value) ? (value.at(-1) ?? '') : String(value), error: refusal?.fields[name] }
  }
}

/** The same for fields of several values: `<CheckboxGroup {...choicesOf(view, { villages })('villages')} … />`. */
export function choicesOf(
  { typed, refusal }: FormState,
  saved: Record<string, readonly string[] | undefined> = {},
): (name: string) => { name: string; values: string[]; error: string | undefined } {
  return (name) => {
    // A form that came back without the name had every box cleared.
    const sent = Object.keys(typed).length > 0
    return { name, values: [typed[name] ?? (sent ? [] : (saved[name] ?? []))].flat(), error: refusal?.fields[name] }
  }
}

export function fieldId(name: string): string {
  return `f-${name.replace(/[^\w-]/g, '-')}`
}

/** The ids of hint and error, for `aria-describedby`. */
export function describedBy(id: string, { hint, error }: { hint?: string; error?: string }): string | undefined {
  const ids = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter(
    (one) => one !== '',
  )
  return ids.length === 0 ? undefined : ids.join(' ')
}
