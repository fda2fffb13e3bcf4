import type { View } from '#platform/http/web-request.ts'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

/** Trả lại để sửa: whoever approves says what is to be mended. `what` as in «Trả lại cuộc thi». */
export function GiveBack(props: { action: string; what: string; hidden: Record<string, string>; view: View }) {
  const { action, what, hidden, view } = props
  return (
    <details>
      <summary>Trả lại để sửa</summary>
      <FormPost action={action} csrf={view.csrf} submit={`Trả lại ${what}`} tone="plain" hidden={hidden}>
        <TextArea {...fieldsOf(view)('why')} label="Cần sửa gì" rows={3} lengthMax={1000} required />
      </FormPost>
    </details>
  )
}
