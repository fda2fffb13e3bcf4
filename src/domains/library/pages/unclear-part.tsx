import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

type UnclearProps = {
  action: string
  /** «Cả bài», «Cả điều». */
  whole: string
  places: readonly { value: string; label: string }[]
  chosen?: string
  hidden?: Record<string, string>
  view: View
}

/** «Tôi không hiểu chỗ này»: a place is chosen and nothing typed, so that nothing about a person can be sent. */
export function UnclearPart({ action, whole, places, chosen = '', hidden = {}, view }: UnclearProps) {
  const isBack = view.refusal !== undefined
  return (
    <details class="unclear" open={isBack}>
      <summary>Tôi không hiểu chỗ này</summary>
      <FormPost action={action} csrf={view.csrf} submit="Báo chỗ chưa hiểu" icon="send" hidden={hidden}>
        {isBack && <ErrorSummary refusal={view.refusal} />}
        <SelectField
          name="place"
          label="Chỗ nào chưa hiểu?"
          hint="Chỉ đếm số lần từng chỗ được báo; không ghi ai đã báo. Muốn được trả lời, hãy hỏi công chức tư pháp ở xã, phường"
          empty={whole}
          options={places}
          value={chosen}
        />
      </FormPost>
    </details>
  )
}
