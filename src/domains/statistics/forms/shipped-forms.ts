/** Biểu đi kèm hệ thống. A form that does not read is a fault of ours, found at the start. */
import shipped from '#domains/statistics/facts/forms.json' with { type: 'json' }
import { type Form, type FormLines, readForm } from '#domains/statistics/forms/form.ts'

export const shippedForms: readonly FormLines[] = shipped as FormLines[]

export function shippedForm(code: string): Form | undefined {
  const lines = shippedForms.find((one) => one.code === code)
  if (lines === undefined) return undefined
  const { form, problems } = readForm(lines)
  if (problems.length > 0) throw new Error(`form ${code}: ${JSON.stringify(problems)}`)
  return form
}
