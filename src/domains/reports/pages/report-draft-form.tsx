import type { ReportPageProps } from '#domains/reports/report-page.queries.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import { waysToSign } from '#domains/reports/signature.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

/** What the officer writes: the head of the document, the assessment, who signs and who gets it. */
export function ReportDraftForm({ report, view }: { report: ReportPageProps['report']; view: View }) {
  const { paper } = report
  const field = fieldsOf(view, { ...paper, recipients: paper.recipients.join('\n') })
  return (
    <FormPost
      action={reportPaths.step(report.id, 'sua')}
      csrf={view.csrf}
      submit="Lưu dự thảo"
      icon="edit"
      guard={`report-${report.id}`}
      hidden={{ version: String(report.version) }}
    >
      <ErrorSummary refusal={view.refusal} />
      <TextField {...field('title')} label="Trích yếu" hint="Kỳ báo cáo luôn được in kèm trong phần đầu" required />
      <TextArea
        {...field('results')}
        label="Việc đã hoàn thành"
        hint="Soạn sẵn từ việc đã báo xong và sản phẩm kế hoạch nêu; chưa sửa thì khi trình được soạn lại theo số liệu hôm ấy"
        rows={8}
      />
      <TextArea
        {...field('shortcomings')}
        label="Tồn tại, hạn chế"
        hint="Soạn sẵn danh sách việc quá hạn, chưa sửa thì khi trình được soạn lại; phần đánh giá ông/bà viết thêm"
        rows={6}
      />
      <TextArea {...field('causes')} label="Nguyên nhân" hint="Để trống thì mục này không in" rows={4} />
      <TextArea {...field('proposals')} label="Phương hướng, kiến nghị" hint="Để trống thì mục này không in" rows={4} />
      <TextField
        {...field('symbol')}
        label="Ký hiệu"
        hint="Ví dụ: BC-UBND. Số và ngày để trống cho văn thư ghi"
        width="medium"
      />
      <TextField {...field('placeName')} label="Địa danh" hint="Ghi trước ngày tháng năm" width="medium" required />
      <TextArea
        {...field('recipients')}
        label="Nơi nhận"
        hint="Mỗi dòng một nơi nhận; dòng «Lưu: VT» luôn đứng cuối"
        rows={5}
      />
      <SelectField
        {...field('signsAs')}
        label="Cách ký"
        width="medium"
        options={Object.entries(waysToSign).map(([value, label]) => ({ value, label }))}
        required
      />
      <TextField
        {...field('headPosition')}
        label="Chức vụ người đứng đầu"
        hint="Ví dụ: Chủ tịch. Dùng khi ký thay, thừa lệnh, thừa ủy quyền"
        width="medium"
      />
      <TextField {...field('position')} label="Chức vụ người ký" hint="Ví dụ: Phó Chủ tịch" width="medium" />
      <TextField
        {...field('signer')}
        label="Họ tên người ký"
        hint="Không ghi học hàm, học vị"
        width="medium"
        autocomplete="off"
      />
    </FormPost>
  )
}
