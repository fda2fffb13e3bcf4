import type { BodyChoice } from '#domains/bodies/body-choice.queries.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { CitedPlaces } from '#domains/matters/pages/cited-places.tsx'
import { DeskTabs } from '#domains/matters/pages/desk-tabs.tsx'
import type { CheckedTemplate } from '#domains/matters/templates/template.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { BodyChoiceFields, isWide } from '#ui/parts/body-choice.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type TemplatesPageProps = {
  choice: BodyChoice
  bodyId: string
  bodyName: string
  templates: CheckedTemplate[]
}

/** Mẫu trả lời của một cơ quan, each with what it cites as the library has it today. */
export function templatesPage(props: TemplatesPageProps, view: View): PageParts {
  const { choice, bodyId, bodyName, templates } = props
  return {
    title: 'Mẫu trả lời',
    section: 'matters',
    trail: [{ label: 'Sổ theo dõi', href: matterPaths.register }],
    body: (
      <>
        <PageHead
          title={`Mẫu trả lời – ${bodyName}`}
          lead="Cho câu hỏi lặp lại. Mẫu dẫn điều luật; điều nào hết hiệu lực thì mẫu không dùng được cho đến khi sửa."
        />
        <DeskTabs current="templates" view={view} />
        <ErrorSummary refusal={view.refusal} />
        {isWide(choice) && (
          <FilterForm action={matterPaths.templates}>
            <BodyChoiceFields choice={choice} body={{ bodyId, bodyName }} />
          </FilterForm>
        )}
        {templates.map((template) => (
          <details key={template.id}>
            <summary>
              {template.title}
              {template.places.some(({ standing }) => standing !== 'in-force') && ' (căn cứ không còn dùng được)'}
            </summary>
            <CitedPlaces places={template.places} />
            <TemplateForm bodyId={bodyId} template={template} view={view} />
            <PostButton
              action={matterPaths.removeTemplate}
              csrf={view.csrf}
              label={`Bỏ mẫu «${template.title}»`}
              tone="danger"
              hidden={{ templateId: template.id }}
            />
          </details>
        ))}
        <h2>Thêm mẫu</h2>
        <TemplateForm bodyId={bodyId} template={undefined} view={view} />
      </>
    ),
  }
}

function TemplateForm({
  bodyId,
  template,
  view,
}: {
  bodyId: string
  template: CheckedTemplate | undefined
  view: View
}) {
  const isHere = (view.typed.templateId ?? '') === (template?.id ?? '')
  const field = fieldsOf(isHere ? view : { typed: {} }, { title: template?.title, text: template?.text })
  const id = template?.id ?? 'new'
  return (
    <FormPost
      action={matterPaths.templates}
      csrf={view.csrf}
      submit="Lưu mẫu"
      tone={template === undefined ? 'primary' : 'plain'}
      hidden={{ bodyId, templateId: template?.id ?? '', version: String(template?.version ?? 0) }}
    >
      <TextField {...field('title')} id={`title-${id}`} label="Tên mẫu" lengthMax={160} required />
      <TextArea
        {...field('text')}
        id={`text-${id}`}
        label="Nội dung"
        hint="Ghi căn cứ cuối câu, ví dụ [35/2013/QH13 Điều 16]."
        rows={8}
        lengthMax={15_000}
        required
      />
    </FormPost>
  )
}
