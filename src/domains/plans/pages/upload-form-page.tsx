import { paths } from '#domains/plans/pages/paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type UploadFormProps = {
  bodies: { id: string; name: string }[]
  homeBodyId: string | null
  plans: { id: string; title: string }[]
  sizeMbMax: number
}

/** Tải kế hoạch lên: whose plan, which file, and whether it amends an earlier one. */
export function uploadFormPage({ bodies, homeBodyId, plans, sizeMbMax }: UploadFormProps, view: View): PageParts {
  const field = fieldsOf(view, { bodyId: homeBodyId ?? bodies[0]?.id ?? '', amendsPlanId: view.query['sua-doi'] ?? '' })
  return {
    title: 'Tải kế hoạch lên',
    section: 'plans',
    trail: [{ label: 'Kế hoạch', href: paths.plans }],
    body: (
      <>
        <PageHead
          title="Tải kế hoạch lên"
          lead="Hệ thống đọc văn bản và bày từng nhiệm vụ cạnh đoạn gốc. Ông/bà kiểm tra rồi mới nhập."
        />
        <FormPost
          action={paths.newUpload}
          csrf={view.csrf}
          submit="Tải lên và đọc"
          icon="upload"
          files
          cancel={{ label: 'Về danh sách kế hoạch', href: paths.plans }}
        >
          <ErrorSummary refusal={view.refusal} />
          <SelectField
            {...field('bodyId')}
            label="Kế hoạch của cơ quan"
            options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
            required
          />
          <FileField
            {...field('plan')}
            label="Tệp kế hoạch"
            kinds="Word (.docx), PDF, kể cả bản chụp, hoặc văn bản thuần"
            accept=".docx,.pdf,.txt,.md"
            sizeMbMax={sizeMbMax}
            required
          />
          {plans.length > 0 && (
            <SelectField
              {...field('amendsPlanId')}
              label="Sửa đổi, bổ sung kế hoạch nào"
              empty="Không, đây là kế hoạch mới"
              options={plans.map(({ id, title }) => ({ value: id, label: title }))}
            />
          )}
        </FormPost>
      </>
    ),
  }
}
