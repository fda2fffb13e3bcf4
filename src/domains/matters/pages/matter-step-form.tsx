import type { ComponentChildren } from 'preact'
import type { MatterPageProps } from '#domains/matters/desk/matter-page.queries.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

export type StepProps = MatterPageProps & { view: View }

type StepFormProps = StepProps & {
  path: string
  summary: string
  submit: string
  children: ComponentChildren
  /** Stands before the form, and what it chose goes along with it. */
  before?: { form: ComponentChildren; query: string | undefined }
}

/** One step of a matter: folded until it is wanted, open again with its reason when it was refused. */
export function StepForm({ matter, view, path, summary, submit, children, before }: StepFormProps) {
  const isHere = view.refusal !== undefined && view.path.endsWith(`/${path}`)
  return (
    <details open={isHere || before?.query !== undefined}>
      <summary>{summary}</summary>
      {before?.form}
      <FormPost
        action={address(matterPaths.step(matter.id, path), { tinh: before?.query })}
        csrf={view.csrf}
        submit={submit}
        tone="plain"
        hidden={{ version: String(matter.version) }}
      >
        {children}
      </FormPost>
    </details>
  )
}

/** What the person is told by a step. */
export function ToldField({ path, label, view }: { path: string; label: string; view: View }) {
  const field = view.path.endsWith(`/${path}`) ? fieldsOf(view)('told') : { name: 'told' }
  return (
    <TextArea
      {...field}
      id={`told-${path}`}
      label={label}
      hint="Người gửi đọc được đúng lời này. Từ 10 chữ cái."
      rows={4}
      required
    />
  )
}
