import { refusals } from '#domains/reports/report.ts'
import type { ReportPageProps } from '#domains/reports/report-page.queries.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { ClosedStep } from '#ui/parts/button.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'

/** What can be done with the report now; a step that is closed to this person stands with its reason. */
export function ReportSteps({ report, allowed, isWriter, mayCorrect, view }: ReportPageProps & { view: View }) {
  const hidden = { version: String(report.version) }
  if (mayCorrect) return <CorrectStep report={report} view={view} />
  if (!allowed.submit && !allowed.takeBack && !allowed.issue && !allowed.return) return null
  return (
    <section class="steps" aria-label="Bước tiếp theo">
      {allowed.submit && (
        <>
          <PostButton
            action={reportPaths.step(report.id, 'trinh')}
            csrf={view.csrf}
            label="Trình ký báo cáo"
            icon="send"
            hidden={hidden}
          />
          <p class="hint">
            Hãy lưu dự thảo trước. Khi trình, số liệu được đếm lại lần cuối rồi giữ nguyên cùng tệp Word.
          </p>
        </>
      )}
      {allowed.issue &&
        (isWriter ? (
          <ClosedStep label="Ký ban hành báo cáo" reason={refusals.ownReport.message} />
        ) : (
          <PostButton
            action={reportPaths.step(report.id, 'ban-hanh')}
            csrf={view.csrf}
            label="Ký ban hành báo cáo"
            icon="check"
            hidden={hidden}
          />
        ))}
      {allowed.takeBack && isWriter && (
        <PostButton
          action={reportPaths.step(report.id, 'lay-lai')}
          csrf={view.csrf}
          label="Lấy lại báo cáo để sửa"
          tone="plain"
          icon="back"
          hidden={hidden}
        />
      )}
      {allowed.drop && (
        <WithReason
          report={report}
          view={view}
          step="bo"
          title="Bỏ dự thảo"
          submit="Bỏ dự thảo báo cáo"
          label="Lý do bỏ"
          hint="Dự thảo không còn trong danh sách; lý do được giữ lại. Từ 10 chữ cái trở lên"
        />
      )}
      {allowed.return && (
        <WithReason
          report={report}
          view={view}
          step="tra-lai"
          title="Trả lại báo cáo"
          submit="Trả lại để sửa"
          label="Lý do trả lại"
          hint="Nói rõ cần sửa gì, từ 10 chữ cái trở lên"
        />
      )}
    </section>
  )
}

type Reasoned = {
  step: Parameters<typeof reportPaths.step>[1]
  title: string
  submit: string
  label: string
  hint: string
}

/** A step that goes with a reason: folded until it is wanted, open again where it was refused. */
function WithReason({
  report,
  view,
  step,
  title,
  submit,
  label,
  hint,
}: Pick<ReportPageProps, 'report'> & { view: View } & Reasoned) {
  const action = reportPaths.step(report.id, step)
  const wasAsked = view.refusal !== undefined && view.typed.reason !== undefined
  return (
    <details open={wasAsked}>
      <summary>{title}</summary>
      <FormPost
        action={action}
        csrf={view.csrf}
        submit={submit}
        tone="danger"
        icon="back"
        hidden={{ version: String(report.version) }}
        guard={`report-${step}-${report.id}`}
      >
        <TextArea {...fieldsOf(view)('reason')} label={label} hint={hint} rows={3} required />
      </FormPost>
    </details>
  )
}

function CorrectStep({ report, view }: Pick<ReportPageProps, 'report'> & { view: View }) {
  const field = fieldsOf(view)
  return (
    <section class="steps" aria-label="Đính chính">
      <details open={view.refusal !== undefined}>
        <summary>Đính chính báo cáo</summary>
        <FormPost
          action={reportPaths.step(report.id, 'dinh-chinh')}
          csrf={view.csrf}
          submit="Lập bản đính chính"
          icon="edit"
          hidden={{ version: String(report.version) }}
          guard={`report-correct-${report.id}`}
        >
          <TextArea
            {...field('reason')}
            label="Lý do đính chính"
            hint="Số liệu được đếm lại; bản đã ban hành giữ nguyên. Từ 10 chữ cái trở lên"
            rows={3}
            required
          />
        </FormPost>
      </details>
    </section>
  )
}
