import type { ComponentChildren } from 'preact'
import type { BodyPageProps } from '#domains/bodies/body-pages.queries.ts'
import { type BodyStep, bodySteps, closedBecause } from '#domains/bodies/pages/body-steps.ts'
import { bodyPath } from '#domains/bodies/pages/paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { choicesOf, fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { type ButtonTone, ClosedStep } from '#ui/parts/button.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

export type StepProps = BodyPageProps & { view: View }

type StepFormProps = {
  step: BodyStep
  props: StepProps
  /** The verb, on the fold and on the button. */
  label: string
  /** What will happen, before it does. */
  effect: string
  tone?: ButtonTone
  children?: ComponentChildren
}

/** One deed, folded until it is wanted; shown closed with its reason where a rule would refuse it. */
export function StepForm({ step, props, label, effect, tone, children }: StepFormProps) {
  const { body, choices, view } = props
  const reason = closedBecause(step, props, view.today)
  if (reason !== undefined)
    return (
      <div class="step">
        <ClosedStep label={label} reason={reason} />
      </div>
    )
  return (
    <details class="step" open={isAgain(view, step)}>
      <summary>{label}</summary>
      <p>{effect}</p>
      <FormPost
        // the words searched stay in the address, so that what was found is offered again after a refusal
        action={address(`${bodyPath(body.id)}/${bodySteps[step]}`, { chon: choices.text })}
        csrf={view.csrf}
        submit={label}
        tone={tone}
        guard={`co-quan-${body.id}-${bodySteps[step]}`}
        hidden={{ step }}
      >
        {children}
      </FormPost>
    </details>
  )
}

/** Name, value, error and an id of its own: the same names stand in several forms of the page. */
export function fieldFor(view: View, step: BodyStep, saved: Record<string, string | null> = {}) {
  const field = fieldsOf(isAgain(view, step) ? view : untouched, saved)
  return (name: string) => ({ ...field(name), id: `f-${step}-${name}` })
}

export function choicesFor(view: View, step: BodyStep) {
  const choices = choicesOf(isAgain(view, step) ? view : untouched)
  return (name: string) => ({ ...choices(name), id: `f-${step}-${name}` })
}

/** The day and the paper that every change rests on. */
export function DayAndDecision({ view, step, required }: { view: View; step: BodyStep; required: boolean }) {
  const field = fieldFor(view, step)
  return (
    <>
      <DateField {...field('day')} label="Ngày có hiệu lực" required />
      <TextField
        {...field('decision')}
        label="Quyết định"
        hint={`Số, ký hiệu và ngày, ví dụ 15/QĐ-UBND ngày 10/01/2026${required ? '' : '; để trống nếu chưa có'}`}
        lengthMax={300}
        required={required}
      />
    </>
  )
}

const untouched = { typed: {} }

function isAgain(view: View, step: BodyStep): boolean {
  return view.typed.step === step
}
