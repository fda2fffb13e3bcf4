import { showDay } from '#base/day.ts'
import type { BodyChoice } from '#domains/bodies/body-choice.queries.ts'
import { PractitionerFields } from '#domains/practitioners/pages/practitioner-form.tsx'
import { practitionerPaths } from '#domains/practitioners/practitioner-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { BodySearch } from '#ui/parts/body-choice.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Ghi người, tổ chức vào danh sách. */
export function addPractitionerPage({ choice }: { choice: BodyChoice }, view: View): PageParts {
  const field = fieldsOf(view, { bodyId: choice.bodies[0]?.bodyId, askedOn: showDay(view.today) })
  return {
    title: 'Ghi người, tổ chức',
    section: 'practitioners',
    islands: ['form-guard'],
    trail: [{ label: 'Người làm công tác pháp luật', href: practitionerPaths.list }],
    body: (
      <>
        <PageHead
          title="Ghi người, tổ chức"
          lead="Báo cáo viên, tuyên truyền viên vào danh sách chờ quyết định. Luật gia, câu lạc bộ, địa chỉ tin cậy hoạt động ngay."
        />
        {(choice.more > 0 || choice.search !== '') && (
          <FilterForm action={practitionerPaths.add}>
            <BodySearch {...choice} />
          </FilterForm>
        )}
        <FormPost
          action={address(practitionerPaths.add, { 'tim-co-quan': choice.search })}
          csrf={view.csrf}
          submit="Ghi vào danh sách"
          icon="check"
          guard="practitioner-new"
          cancel={{ label: 'Thôi, về danh sách', href: practitionerPaths.list }}
        >
          <ErrorSummary refusal={view.refusal} />
          <SelectField
            {...field('bodyId')}
            label="Danh sách của"
            options={choice.bodies.map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
            required
          />
          <DateField {...field('askedOn')} label="Ngày nhận đủ đề nghị, danh sách đăng ký" required />
          <PractitionerFields phone="" view={view} />
        </FormPost>
      </>
    ),
  }
}
