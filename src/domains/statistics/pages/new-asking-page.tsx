import type { BodyChoice } from '#domains/bodies/body-choice.queries.ts'
import { type FormLines, filledBy, formMarks } from '#domains/statistics/forms/form.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type NewAskingProps = {
  choice: BodyChoice
  forms: FormLines[]
  /** Where the address names a form, a period and a year. */
  proposed: { code: string; title: string; from: string; to: string; due: string; mark: FormLines['mark'] } | undefined
}

/** Yêu cầu báo cáo: who asks, which form, for which days, until when. */
export function newAskingPage({ choice, forms, proposed }: NewAskingProps, view: View): PageParts {
  const field = fieldsOf(view, { bodyId: choice.bodies[0]?.bodyId, ...proposed })
  return {
    title: 'Yêu cầu báo cáo biểu',
    section: 'statistics',
    islands: ['form-guard'],
    trail: [
      { label: 'Số liệu thống kê', href: statisticsPaths.figures },
      { label: 'Báo cáo biểu', href: statisticsPaths.returns },
    ],
    body: (
      <>
        <PageHead
          title="Yêu cầu báo cáo biểu"
          lead="Mọi xã, phường bên dưới thấy yêu cầu với hạn nộp; yêu cầu của bộ thì các tỉnh thấy, và tỉnh lập biểu tổng hợp từ các biểu xã, phường đã ký. Nơi đã lập biểu này cho đúng những ngày đó thì gửi luôn, không phải lập lại."
        />
        {proposed !== undefined && proposed.mark !== 'S' && (
          <Notice tone="warning" title="Hạn nộp chưa kiểm chứng">
            {formMarks[proposed.mark]}. Hãy ghi hạn theo văn bản của nơi yêu cầu.
          </Notice>
        )}
        <FormPost
          action={statisticsPaths.newAsking}
          csrf={view.csrf}
          submit="Gửi yêu cầu báo cáo"
          icon="send"
          guard="form-asking"
          cancel={{ label: 'Thôi', href: statisticsPaths.returns }}
        >
          <ErrorSummary refusal={view.refusal} />
          <SelectField
            {...field('bodyId')}
            label="Cơ quan"
            hint="Cơ quan gửi yêu cầu xuống xã, phường (bộ: xuống các tỉnh), hoặc được cấp trên yêu cầu"
            options={choice.bodies.map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
            required
          />
          <TextField
            {...field('above')}
            label="Cấp trên yêu cầu cơ quan này"
            hint="Chỉ ghi khi nơi yêu cầu không dùng hệ thống này, ví dụ Bộ Tư pháp. Khi đó cơ quan lập biểu tổng hợp từ các biểu xã, phường đã ký cho đúng những ngày này. Để trống nếu ông/bà yêu cầu xã, phường."
            lengthMax={200}
          />
          <SelectField
            {...field('code')}
            label="Biểu"
            empty="Chọn biểu"
            options={forms.map((form) => ({
              value: form.code,
              label: `${form.code}: ${form.name}${filledBy(form) === 'province' ? ' (tỉnh lập)' : ''}`,
            }))}
            required
          />
          <TextField {...field('title')} label="Tên kỳ báo cáo" hint="Ví dụ: Sơ bộ năm 2026" lengthMax={200} required />
          <DateField {...field('from')} label="Số liệu từ ngày" required />
          <DateField {...field('to')} label="Số liệu đến ngày" required />
          <DateField {...field('due')} label="Hạn nộp" required />
        </FormPost>
      </>
    ),
  }
}
