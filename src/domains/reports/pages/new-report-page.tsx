import { yearOf } from '#base/day.ts'
import { windowChoices } from '#domains/reports/report-fields.ts'
import { basisNames, reportKinds } from '#domains/reports/report-kind.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import type { SubjectChoice } from '#domains/reports/reports.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type NewReportProps = { plans: SubjectChoice[]; bodies: SubjectChoice[] }

export function newReportPage({ plans, bodies }: NewReportProps, view: View): PageParts {
  const chosen = view.query['ke-hoach']
  const field = fieldsOf(view, {
    subject: chosen === undefined ? '' : `plan:${chosen}`,
    kind: 'progress',
    basis: 'records',
    stretch: 'year',
    year: yearOf(view.today),
  })
  const options = [
    ...plans.map(({ id, name }) => ({ value: `plan:${id}`, label: name, group: 'Một kế hoạch' })),
    ...bodies.map(({ id, name }) => ({ value: `body:${id}`, label: name, group: 'Tất cả nhiệm vụ của cơ quan' })),
  ]
  return {
    title: 'Lập báo cáo',
    section: 'reports',
    islands: ['form-guard'],
    trail: [{ label: 'Báo cáo', href: reportPaths.list }],
    body: (
      <>
        <PageHead
          title="Lập báo cáo"
          lead="Chọn báo cáo về việc gì, trong kỳ nào. Số liệu được đếm từ nhiệm vụ và bản ghi; phần đánh giá ông/bà viết ở bước sau."
        />
        {options.length === 0 ? (
          <EmptyState title="Chưa có gì để báo cáo" icon="file">
            Chưa có kế hoạch nào được nhập ở cơ quan mà ông/bà được giao lập báo cáo.
          </EmptyState>
        ) : (
          <FormPost
            action={reportPaths.new}
            csrf={view.csrf}
            submit="Lập dự thảo báo cáo"
            icon="file"
            cancel={{ label: 'Thôi', href: reportPaths.list }}
          >
            <ErrorSummary refusal={view.refusal} />
            <SelectField
              {...field('subject')}
              label="Báo cáo về"
              hint="Một kế hoạch, hoặc mọi nhiệm vụ mà cơ quan chịu trách nhiệm; phòng, hội thì cả nhiệm vụ mình chủ trì"
              empty="Chọn kế hoạch hoặc cơ quan"
              options={options}
              required
            />
            <SelectField
              {...field('kind')}
              label="Loại báo cáo"
              hint="Trừ loại đầu, báo cáo nêu cả công tác của cơ quan trong kỳ: hoạt động, hòa giải, trả lời người dân"
              options={Object.entries(reportKinds).map(([value, label]) => ({ value, label }))}
              required
            />
            <SelectField
              {...field('stretch')}
              label="Kỳ báo cáo"
              width="medium"
              options={Object.entries(windowChoices).map(([value, label]) => ({ value, label }))}
              required
            />
            <SelectField
              {...field('basis')}
              label="Số liệu công tác"
              hint="Cộng từ báo cáo: dành cho cấp tỉnh; xã nào chưa ban hành báo cáo cùng loại, cùng kỳ thì được nêu tên, không tính là 0"
              width="medium"
              options={Object.entries(basisNames).map(([value, label]) => ({ value, label }))}
              required
            />
            <TextField
              {...field('year')}
              label="Năm"
              hint="Không cần khi chọn «Từ ngày đến ngày»"
              width="short"
              keyboard="numeric"
              lengthMax={4}
            />
            <DateField {...field('from')} label="Từ ngày" hint="Chỉ khi chọn «Từ ngày đến ngày»" />
            <DateField {...field('to')} label="Đến hết ngày" hint="Chỉ khi chọn «Từ ngày đến ngày»" />
          </FormPost>
        )}
      </>
    ),
  }
}
