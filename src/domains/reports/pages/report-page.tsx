import { showDay, showMoment } from '#base/day.ts'
import { wholeWorkNote } from '#domains/reports/measured.ts'
import { openPaths } from '#domains/reports/open-figures/open-report.ts'
import { ReportDraftForm } from '#domains/reports/pages/report-draft-form.tsx'
import { ReportFigures } from '#domains/reports/pages/report-figures.tsx'
import { ReportSteps } from '#domains/reports/pages/report-steps.tsx'
import { stateTones } from '#domains/reports/pages/reports-page.tsx'
import { stateNames } from '#domains/reports/report.ts'
import { basisNames, reportKinds, tellsWork } from '#domains/reports/report-kind.ts'
import type { ReportPageProps } from '#domains/reports/report-page.queries.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import { windowInFull } from '#domains/reports/reporting-window.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { PostButton } from '#ui/parts/form-post.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export function reportPage(props: ReportPageProps & { whyNoPdf: string | null }, view: View): PageParts {
  const { report, count, whyNoCount, allowed, events } = props
  const isFrozen = report.countedOn !== null
  return {
    title: report.paper.title,
    section: 'reports',
    islands: ['keys', 'form-guard'],
    trail: [{ label: 'Báo cáo', href: reportPaths.list }],
    body: (
      <>
        <PageHead
          title={report.paper.title}
          lead={`Kỳ: ${windowInFull(report.window)}`}
          chip={<Chip tone={stateTones[report.state]} label={stateNames[report.state]} />}
          actions={
            count !== null &&
            report.state !== 'dropped' && (
              <>
                <LinkButton
                  href={reportPaths.file(report.id)}
                  label={isFrozen ? 'Tải tệp Word' : 'Xem trước tệp Word'}
                  icon="download"
                />
                <LinkButton href={reportPaths.sheets(report.id)} label="Tải Excel" icon="download" />
                {isFrozen && (
                  <LinkButton href={reportPaths.recount(report.id)} label="So với đếm hôm nay" icon="text" />
                )}
                {props.isCompared && (
                  <LinkButton href={reportPaths.differences(report.id)} label="Thay đổi so với kỳ trước" icon="text" />
                )}
              </>
            )
          }
        />
        {!allowed.change && <ErrorSummary refusal={view.refusal} />}
        <CorrectionNotice {...props} />
        {report.state === 'returned' && <ReturnedBecause {...props} />}
        <Facts facts={factsOf(props)} />
        {isFrozen && <PdfFile {...props} view={view} />}
        {props.openData !== null && <OpenData {...props} view={view} />}
        {whyNoCount !== null && (
          <Notice tone="warning" title="Không đếm được số liệu">
            {whyNoCount}
          </Notice>
        )}
        {allowed.change && (
          <section aria-labelledby="draft-heading">
            <h2 id="draft-heading">Dự thảo</h2>
            <ReportDraftForm report={report} view={view} />
            {props.hasOldLists && (
              <Notice tone="warning" title="Danh sách việc trong dự thảo cũ hơn số liệu hôm nay">
                Ông/bà đã sửa danh sách nên hệ thống không tự thay. Soạn lại thì hai danh sách lấy theo số liệu hôm nay,
                lời đã sửa trong đó mất đi.
                <PostButton
                  action={reportPaths.step(report.id, 'soan-lai')}
                  csrf={view.csrf}
                  label="Soạn lại hai danh sách"
                  tone="plain"
                  icon="edit"
                  hidden={{ version: String(report.version) }}
                />
              </Notice>
            )}
          </section>
        )}
        <ReportSteps {...props} view={view} />
        {count !== null && report.state !== 'dropped' && (
          <section aria-labelledby="figures-heading">
            <h2 id="figures-heading">{isFrozen ? 'Số liệu đã chốt' : 'Số liệu nếu trình hôm nay'}</h2>
            {report.planId !== null && count.measured !== undefined && <p>{wholeWorkNote}</p>}
            <ReportFigures reportId={report.id} count={count} />
          </section>
        )}
        <DataTable
          caption="Quá trình"
          rows={events}
          rowKey={(event) => event.id}
          columns={[
            { head: 'Việc', cell: (event) => eventNames[event.kind] ?? event.kind },
            { head: 'Người', cell: (event) => event.by },
            { head: 'Lúc', cell: (event) => showMoment(event.at) },
            { head: 'Lý do', width: 'roomy', cell: (event) => event.reason },
          ]}
        />
        <KeySheet />
      </>
    ),
  }
}

const eventNames: Record<string, string> = {
  written: 'Lập dự thảo',
  prepared: 'Soạn sẵn dự thảo trước hạn',
  changed: 'Sửa dự thảo',
  submitted: 'Trình ký',
  'taken-back': 'Lấy lại để sửa',
  returned: 'Trả lại',
  issued: 'Ký ban hành',
  dropped: 'Bỏ dự thảo',
  renewed: 'Soạn lại danh sách việc từ số liệu hôm ấy',
  'taken-up': 'Gắn với mốc phải báo cáo',
}

function factsOf({ report, subject, count, duty }: ReportPageProps) {
  return [
    { term: 'Loại báo cáo', detail: reportKinds[report.kind] },
    ...(report.basis === 'reports' ? [{ term: 'Số liệu công tác', detail: basisNames.reports }] : []),
    { term: 'Cơ quan báo cáo', detail: subject.body.name },
    {
      term: 'Báo cáo về',
      detail:
        subject.plan === null ? (
          tellsWork(report.kind) ? (
            'Công tác và mọi nhiệm vụ của cơ quan'
          ) : (
            'Mọi nhiệm vụ của cơ quan'
          )
        ) : (
          <a href={reportPaths.plan(subject.plan.id)}>{subject.plan.title}</a>
        ),
    },
    ...(duty === null
      ? []
      : [
          {
            term: 'Trả lời nhiệm vụ',
            detail: (
              <a href={reportPaths.mark(duty.taskId, duty.obligationId)}>
                {duty.label}
                {duty.dueDay === null ? '' : `, hạn ${showDay(duty.dueDay)}`}
              </a>
            ),
          },
        ]),
    ...(report.countedOn === null ? [] : [{ term: 'Chốt số liệu ngày', detail: showDay(report.countedOn) }]),
    ...(count === null ? [] : [{ term: 'Số mốc đã đếm', detail: `${count.rows.length} mốc` }]),
    { term: 'Người ký', detail: report.paper.signer === '' ? 'chưa ghi' : report.paper.signer },
    ...(report.issuedAt === null ? [] : [{ term: 'Ban hành lúc', detail: showMoment(report.issuedAt) }]),
    ...(report.sha256 === null
      ? []
      : [{ term: 'Mã kiểm tra tệp (SHA-256)', detail: <code class="long-code">{report.sha256}</code> }]),
  ]
}

function OpenData({ report, openData, view }: ReportPageProps & { view: View }) {
  const hidden = { version: String(report.version) }
  if (openData === 'published')
    return (
      <>
        <p class="hint">
          Số liệu của báo cáo này có ở <a href={openPaths.list}>Số liệu mở</a>, không kèm số nhỏ.
        </p>
        <PostButton
          action={reportPaths.step(report.id, 'thoi-cong-bo')}
          csrf={view.csrf}
          label="Thôi công bố số liệu"
          tone="plain"
          icon="back"
          hidden={hidden}
        />
      </>
    )
  return (
    <PostButton
      action={reportPaths.step(report.id, 'cong-bo')}
      csrf={view.csrf}
      label="Công bố số liệu mở"
      tone="plain"
      icon="send"
      hidden={hidden}
    />
  )
}

function PdfFile({ report, pdf, whyNoPdf, view }: ReportPageProps & { whyNoPdf: string | null; view: View }) {
  if (pdf.at === 'made')
    return (
      <p>
        <a href={reportPaths.pdf(report.id)}>Tải tệp PDF</a>
      </p>
    )
  if (pdf.at === 'waiting') return <p class="hint">Đang làm tệp PDF. Hãy tải lại trang sau ít phút.</p>
  if (whyNoPdf !== null) return <p class="hint">{whyNoPdf}</p>
  return (
    <>
      {pdf.at === 'refused' && <p class="hint">{pdf.why}</p>}
      <PostButton
        action={reportPaths.step(report.id, 'pdf')}
        csrf={view.csrf}
        label="Làm tệp PDF"
        tone="plain"
        icon="file"
        hidden={{}}
      />
    </>
  )
}

/** What this report stands for, and what stands for it: a version in the middle has both. */
function CorrectionNotice({ report, correction, duty, events }: ReportPageProps) {
  const reasonOf = (kind: string) => events.find((event) => event.kind === kind)?.reason
  return (
    <>
      {report.state === 'dropped' && (
        <Notice tone="info" title="Dự thảo đã bỏ">
          {reasonOf('dropped')}
        </Notice>
      )}
      {report.correctsId !== null && report.state !== 'dropped' && (
        <Notice tone="info" title="Bản đính chính">
          {report.state === 'issued' ? 'Thay cho' : 'Khi được ký thì thay cho'}{' '}
          <a href={reportPaths.report(report.correctsId)}>báo cáo đã ban hành</a>. Lý do: {reasonOf('written')}
        </Notice>
      )}
      {correction !== null && (
        <Notice
          tone={correction.isIssued ? 'warning' : 'info'}
          title={correction.isIssued ? 'Đã được đính chính' : 'Đang được đính chính'}
        >
          <a href={reportPaths.report(correction.id)}>Mở bản đính chính</a>
        </Notice>
      )}
      {correction === null && report.state === 'issued' && duty?.isOpen && (
        <Notice tone="info" title="Báo cáo chưa thay cho lời báo xong">
          Tải tệp Word, kèm làm sản phẩm ở{' '}
          <a href={reportPaths.mark(duty.taskId, duty.obligationId)}>mốc «{duty.label}»</a> rồi báo đã xong ở đó.
        </Notice>
      )}
    </>
  )
}

function ReturnedBecause({ events }: ReportPageProps) {
  const returned = events.find((event) => event.kind === 'returned')
  if (returned === undefined) return null
  return (
    <Notice tone="warning" title={`${returned.by} trả lại lúc ${showMoment(returned.at)}`}>
      {returned.reason}
    </Notice>
  )
}
