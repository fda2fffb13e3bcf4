import { guideKinds } from '#domains/library/guide-file.ts'
import type { BodyChoice } from '#domains/library/guides/guide-desk.queries.ts'
import { guidePaths } from '#domains/library/guides/guide-paths.ts'
import { GuideFormFields } from '#domains/library/pages/guide-form.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export function newGuidePage({ bodies }: { bodies: BodyChoice[] }, view: View): PageParts {
  const field = fieldsOf(view, { kind: 'guide', bodyId: bodies[0]?.id })
  return {
    title: 'Soạn bài mới',
    section: 'guides',
    islands: ['form-guard'],
    trail: [{ label: 'Hướng dẫn pháp luật', href: guidePaths.list }],
    body: (
      <>
        <PageHead title="Soạn bài mới" lead="Viết cho một người đang gặp chuyện: trả lời trước, giải thích sau." />
        <FormPost
          action={guidePaths.new}
          csrf={view.csrf}
          submit="Lưu bản nháp"
          icon="edit"
          guard="guide-new"
          cancel={{ label: 'Thôi', href: guidePaths.list }}
        >
          <ErrorSummary refusal={view.refusal} />
          <RadioGroup
            {...field('kind')}
            label="Loại bài"
            layout="line"
            options={Object.entries(guideKinds).map(([value, label]) => ({ value, label }))}
            required
          />
          <SelectField
            {...field('bodyId')}
            label="Cơ quan"
            options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
            required
          />
          <GuideFormFields words={undefined} view={view} />
        </FormPost>
      </>
    ),
  }
}
