import { PractitionerFields } from '#domains/practitioners/pages/practitioner-form.tsx'
import type { PractitionerPage } from '#domains/practitioners/practitioner-page.queries.ts'
import { practitionerPaths } from '#domains/practitioners/practitioner-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Sửa thông tin trong danh sách. */
export function changePractitionerPage({ practitioner, phone }: PractitionerPage, view: View): PageParts {
  const { id, name, version } = practitioner
  return {
    title: `Sửa: ${name}`,
    section: 'practitioners',
    trail: [
      { label: 'Người làm công tác pháp luật', href: practitionerPaths.list },
      { label: name, href: practitionerPaths.one(id) },
    ],
    body: (
      <>
        <PageHead title={`Sửa: ${name}`} lead="Quyết định đã ghi thì giữ nguyên." />
        <FormPost
          action={practitionerPaths.step(id, 'sua')}
          csrf={view.csrf}
          submit="Lưu thông tin"
          icon="check"
          hidden={{ version: String(version) }}
          cancel={{ label: 'Thôi, không sửa', href: practitionerPaths.one(id) }}
        >
          <ErrorSummary refusal={view.refusal} />
          <PractitionerFields saved={practitioner} phone={phone} view={view} />
        </FormPost>
      </>
    ),
  }
}
