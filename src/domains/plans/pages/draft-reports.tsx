import { showDay } from '#base/day.ts'
import { reportFrameOf } from '#domains/plans/adoption.ts'
import { passageId } from '#domains/plans/pages/document-pane.tsx'
import { DraftBodyLine } from '#domains/plans/pages/draft-body-line.tsx'
import { paths } from '#domains/plans/pages/paths.ts'
import { openReports } from '#domains/plans/reports/open-reports.ts'
import type { DraftReport } from '#domains/plans/reports/report-draft.ts'
import { openReport } from '#domains/plans/reports/report-times.ts'
import type { UploadPageProps } from '#domains/plans/upload.queries.ts'
import type { View } from '#platform/http/web-request.ts'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'

type Props = { props: UploadPageProps; view: View }

/** Báo cáo phải gửi: which deadlines each duty will open, to correct or leave out before adopting. */
export function ReportsSection({ props, view }: Props) {
  const reports = props.upload.draft!.reports ?? []
  if (reports.length === 0) return null
  const opened = openReports(reports, reportFrameOf(props.upload.draft!, view.today))
  return (
    <section aria-labelledby="bao-cao">
      <h2 id="bao-cao">Báo cáo, sơ kết, tổng kết phải gửi</h2>
      <p>
        Sẽ mở {opened.length} báo cáo với {opened.reduce((sum, one) => sum + one.obligations.length, 0)} hạn, tính
        riêng, không nằm trong số nhiệm vụ.
      </p>
      {reports.map((report) => (
        <ReportCard key={report.key} report={report} props={props} view={view} />
      ))}
    </section>
  )
}

function ReportCard({ report, props, view }: Props & { report: DraftReport }) {
  const { upload, bodyNames } = props
  const isAgain = view.typed.step === 'bao-cao' && view.typed.reportKey === report.key
  const saved = {
    text: report.text,
    who: report.who.map((body) => body.written).join('\n'),
    to: report.to ?? '',
    time: report.time,
  }
  const plain = fieldsOf(isAgain ? view : { typed: {} }, saved)
  const field = (name: string) => ({ ...plain(name), id: `f-${report.key}-${name}` })
  const hidden = { version: String(upload.draft_version), reportKey: report.key }
  return (
    <article class={report.leftOut ? 'draft-task draft-dropped' : 'draft-task'} aria-labelledby={`t-${report.key}`}>
      <h3 id={`t-${report.key}`}>
        {report.text} {report.leftOut && <Chip tone="neutral" label="Không mở" />}
      </h3>
      <dl class="reading">
        <dt>Ai báo cáo</dt>
        <dd>
          {report.who.length === 0
            ? 'không ghi: cơ quan ban hành giữ'
            : report.who.map((body) => <DraftBodyLine key={body.written} body={body} names={bodyNames} />)}
        </dd>
        <dt>Gửi</dt>
        <dd>{report.to ?? 'không ghi'}</dd>
        <dt>Thời hạn</dt>
        <dd>{openedWords(report, props, view)}</dd>
      </dl>
      <p class="hint">
        <a href={`#${passageId(report.source.paragraph)}`}>Xem đoạn gốc</a>
      </p>
      {upload.state === 'read' && (
        <div class="steps">
          <details class="step" open={isAgain}>
            <summary>Sửa báo cáo này</summary>
            <FormPost
              action={`${paths.upload(upload.id)}/sua-bao-cao`}
              csrf={view.csrf}
              submit="Lưu báo cáo"
              hidden={{ ...hidden, step: 'bao-cao' }}
            >
              <TextArea {...field('text')} label="Nội dung báo cáo" rows={2} required />
              <TextArea {...field('who')} label="Cơ quan phải báo cáo" hint="Mỗi cơ quan một dòng" rows={2} />
              <TextField {...field('to')} label="Gửi cơ quan" />
              <TextField
                {...field('time')}
                label="Thời hạn"
                hint="Ví dụ: 6 tháng, trước ngày 15/6; trước ngày 25 hằng tháng; sơ kết năm 2026, tổng kết năm 2030"
              />
            </FormPost>
          </details>
          <PostButton
            action={`${paths.upload(upload.id)}/${report.leftOut ? 'mo-bao-cao' : 'bo-bao-cao'}`}
            csrf={view.csrf}
            label={report.leftOut ? 'Mở báo cáo này' : 'Không mở báo cáo này'}
            tone="plain"
            hidden={hidden}
          />
        </div>
      )}
    </article>
  )
}

const daysShownMax = 8

function openedWords(report: DraftReport, { upload }: UploadPageProps, view: View): string {
  const written = report.time === '' ? 'văn bản không ghi' : `«${report.time}»`
  if (report.sameAsTask !== null && report.leftOut) return `${written}: đã là nhiệm vụ ${report.sameAsTask}`
  const opened = openReport(report.time, reportFrameOf(upload.draft!, view.today))
  if (opened.length === 0) return `${written}: chưa hiểu thành ngày nên không mở hạn nào`
  if (opened[0]!.kind === 'on-request') return `${written}: chờ khi có yêu cầu`
  const days = opened.slice(0, daysShownMax).map((one) => `${one.label} (hạn ${showDay(one.dueDay!)})`)
  const more = opened.length > daysShownMax ? ` và ${opened.length - daysShownMax} hạn nữa` : ''
  return `${written}: ${days.join('; ')}${more}`
}
