import { amendingOf, amendsHowNames, proposedHow } from '#domains/plans/changes/amending.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { UploadPageProps } from '#domains/plans/upload.queries.ts'
import type { View } from '#platform/http/web-request.ts'
import { CheckboxGroup, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

/** Cách sửa đổi: the title proposes, the officer says; with a partial amendment, which unnamed tasks end all the same. */
export function AmendingForm({ props: { upload, comparison }, view }: { props: UploadPageProps; view: View }) {
  const { how, endedTaskIds } = amendingOf(upload.draft!)
  const proposed = proposedHow(upload.draft!.header.title)
  if (upload.state !== 'read' || comparison === null) return <p>{amendsHowNames[how]}.</p>
  const unnamed = how === 'partial' ? [...comparison.kept, ...comparison.dropped] : []
  return (
    <FormPost
      action={`${paths.upload(upload.id)}/cach-sua-doi`}
      csrf={view.csrf}
      submit="Lưu cách sửa đổi"
      tone="plain"
      hidden={{ version: String(upload.draft_version), step: 'cach-sua-doi' }}
    >
      <RadioGroup
        name="how"
        id="f-sua-doi-how"
        label="Các nhiệm vụ mà văn bản này không nhắc tới"
        hint={`Theo trích yếu, hệ thống đề xuất: ${amendsHowNames[proposed].toLocaleLowerCase('vi')}.`}
        value={how}
        options={[
          { value: 'partial', label: 'Vẫn còn hiệu lực, giữ nguyên (sửa đổi, bổ sung một số nội dung)' },
          { value: 'whole', label: 'Không còn nữa (thay thế toàn bộ kế hoạch trước)' },
        ]}
      />
      {unnamed.length > 0 && (
        <CheckboxGroup
          name="ended"
          id="f-sua-doi-ended"
          label="Riêng các nhiệm vụ này được bãi bỏ"
          values={[...endedTaskIds]}
          options={unnamed
            .slice(0, unnamedShownMax)
            .map((task) => ({ value: task.id, label: `${task.path} ${task.text}` }))}
        />
      )}
    </FormPost>
  )
}

const unnamedShownMax = 300
