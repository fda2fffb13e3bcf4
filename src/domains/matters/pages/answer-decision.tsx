import type { FoundPlace } from '#domains/matters/desk/cited-places.queries.ts'
import { refusals } from '#domains/matters/matter-answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { ClosedStep } from '#ui/parts/button.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'

/**
 * Why an answer that waits cannot be approved by whoever looks at it, as the act would say; undefined: it can. `unready`: what the
 * matter lacks besides.
 */
export function whyNotApproved(
  isOwn: boolean,
  places: readonly FoundPlace[],
  unready: string | undefined = undefined,
): string | undefined {
  if (isOwn) return refusals.ownAnswer.message
  if (unready !== undefined) return unready
  if (places.length === 0) return refusals.uncited.message
  const unsure = places.filter(({ standing }) => standing !== 'in-force').map(({ said }) => said)
  return unsure.length > 0 ? `Còn căn cứ chưa chắc: ${unsure.join('; ')}. Hãy trả lại để sửa.` : undefined
}

export type AnswerDecisionProps = {
  /** The verb on the button that approves. */
  label: string
  whyNot: string | undefined
  /** Where approving, and giving back, are sent to; the latter ends in `/tra-lai`. */
  approveTo: string
  returnTo: string
  /** «Trả lại bản trả lời»: over the form that gives back. */
  returnTitle: string
  hidden: { version: string }
  view: View
}

/** Duyệt, or why not; trả lại, with the reason. */
export function AnswerDecision({ label, whyNot, approveTo, returnTo, returnTitle, hidden, view }: AnswerDecisionProps) {
  const isHere = view.path.endsWith('/tra-lai')
  return (
    <>
      {whyNot === undefined ? (
        <PostButton action={approveTo} csrf={view.csrf} label={label} icon="check" hidden={hidden} />
      ) : (
        <ClosedStep label={label} reason={whyNot} />
      )}
      <details open={isHere}>
        <summary>{returnTitle}</summary>
        <FormPost action={returnTo} csrf={view.csrf} submit="Trả lại để sửa" tone="danger" hidden={hidden}>
          <TextArea
            {...fieldsOf(isHere ? view : { typed: {} })('reason')}
            label="Lý do trả lại"
            hint="Từ 10 chữ cái trở lên"
            rows={3}
            required
          />
        </FormPost>
      </details>
    </>
  )
}
