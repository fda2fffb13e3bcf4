import { showDay, showMoment } from '#base/day.ts'
import { refusals } from '#domains/library/guide.ts'
import { guideKinds } from '#domains/library/guide-file.ts'
import type { GuidePageProps } from '#domains/library/guides/guide-page.queries.ts'
import { guidePaths } from '#domains/library/guides/guide-paths.ts'
import type { GuideEventKind } from '#domains/library/guides/guides.tables.ts'
import { GuideDoubts } from '#domains/library/pages/guide-doubts.tsx'
import { GuideFormFields } from '#domains/library/pages/guide-form.tsx'
import { GuideSteps } from '#domains/library/pages/guide-steps.tsx'
import { GuideTextView } from '#domains/library/pages/guide-text-view.tsx'
import { GuideChips } from '#domains/library/pages/guides-desk-page.tsx'
import { wholeText } from '#domains/library/unclear/unclear-place.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

/** One text on the desk: what is written, beside it what to look at, below it how it will be read. */
export function guidePage(props: GuidePageProps, view: View): PageParts {
  const { guide, allowed, flags, bodyName } = props
  return {
    title: guide.words.title,
    section: 'guides',
    islands: ['keys', 'form-guard'],
    trail: [{ label: 'Hướng dẫn pháp luật', href: guidePaths.list }],
    body: (
      <>
        <PageHead
          title={guide.words.title}
          lead={`${guideKinds[guide.kind]} của ${bodyName}${guide.edition > 0 ? `, bản ${guide.edition}` : ''}`}
          chip={<GuideChips guide={{ ...guide, isFlagged: flags.length > 0 }} />}
          actions={
            guide.isPublic && (
              <LinkButton href={guidePaths.publicGuide(guide)} label="Xem trang người dân đọc" icon="book" />
            )
          }
        />
        {!allowed.change && <ErrorSummary refusal={view.refusal} />}
        <Held {...props} />
        <Returned {...props} />
        <Flagged {...props} />
        <GuideSteps {...props} view={view} />
        <div class="with-panel">
          <div>{allowed.change ? <Editor {...props} view={view} /> : <Preview {...props} />}</div>
          <section class="panel" aria-label="Chỗ cần xem và độ dễ đọc">
            <GuideDoubts {...props} />
          </section>
        </div>
        {allowed.change && <Preview {...props} />}
        <Unclear {...props} />
        <Events {...props} />
        <KeySheet />
      </>
    ),
  }
}

function Editor({ guide, view }: GuidePageProps & { view: View }) {
  const isNew = guide.state === 'published' || guide.state === 'withdrawn'
  const form = (
    <FormPost
      action={guidePaths.step(guide.id, 'sua')}
      csrf={view.csrf}
      submit="Lưu bản nháp"
      icon="edit"
      guard={`guide-${guide.id}`}
      hidden={{ version: String(guide.version) }}
    >
      <ErrorSummary refusal={view.refusal} />
      <GuideFormFields words={guide.words} view={view} />
    </FormPost>
  )
  if (!isNew) return form
  return (
    <details open={view.refusal !== undefined}>
      <summary>Soạn bản mới</summary>
      {guide.isPublic && <p class="hint">Bản đang công bố giữ nguyên cho đến khi bản mới được duyệt.</p>}
      {form}
    </details>
  )
}

function Preview({ guide, shown }: GuidePageProps) {
  return (
    <section aria-labelledby="preview-heading">
      <h2 id="preview-heading">Xem trước</h2>
      <p class="hint">Như người dân sẽ đọc, theo bản đã lưu.</p>
      <div class="guide-preview">
        <GuideTextView shown={shown} terms={guide.words.terms} />
      </div>
    </section>
  )
}

/** What it was made of may not be read by everybody now. */
function Held({ guide }: GuidePageProps) {
  if (guide.held === '') return null
  return (
    <Notice tone="warning" title="Bài này không được công bố">
      {refusals.held[guide.held].message}
    </Notice>
  )
}

function Returned({ guide, events }: GuidePageProps) {
  const returned = guide.state === 'returned' && events.find(({ kind }) => kind === 'returned')
  if (!returned) return null
  return (
    <Notice tone="warning" title={`${returned.by ?? ''} trả lại lúc ${showMoment(returned.at)}`}>
      {returned.reason}
    </Notice>
  )
}

function Flagged({ flags, checkedOn }: GuidePageProps) {
  if (flags.length === 0) return null
  return (
    <Notice tone="warning" title="Luật mà bài đang dẫn đã thay đổi">
      <ul>
        {flags.map(({ reason }) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <p>
        {checkedOn !== null && `Đối chiếu còn đúng lần cuối ngày ${showDay(checkedOn)}. `}
        Hãy soạn bản mới rồi trình duyệt; hoặc người thứ hai xác nhận bài vẫn đúng.
      </p>
    </Notice>
  )
}

function Unclear({ unclear }: GuidePageProps) {
  if (unclear.length === 0) return null
  return (
    <DataTable
      caption="Chỗ người đọc báo chưa hiểu"
      rows={unclear}
      rowKey={({ place }) => place}
      cards
      columns={[
        { head: 'Chỗ', width: 'roomy', cell: ({ place }) => (place === wholeText ? 'Cả bài' : `«${place}»`) },
        { head: 'Số lần', align: 'end', cell: ({ times }) => showNumber(times) },
        { head: 'Gần nhất', width: 'tight', cell: ({ lastOn }) => showDay(lastOn) },
      ]}
    />
  )
}

const eventNames: Record<GuideEventKind, string> = {
  written: 'Soạn bài',
  'taken-over': 'Nhận bản soạn sẵn',
  changed: 'Sửa bài',
  submitted: 'Trình duyệt',
  'taken-back': 'Lấy lại để sửa',
  returned: 'Trả lại',
  approved: 'Duyệt, công bố',
  confirmed: 'Xác nhận vẫn đúng',
  withdrawn: 'Rút bài',
  flagged: 'Luật thay đổi',
  discarded: 'Bỏ bản nháp mới',
}

function Events({ events }: GuidePageProps) {
  return (
    <DataTable
      caption="Quá trình"
      rows={events}
      rowKey={(event) => event.id}
      columns={[
        { head: 'Việc', cell: (event) => eventNames[event.kind] },
        { head: 'Người', cell: (event) => event.by ?? 'Hệ thống' },
        { head: 'Lúc', cell: (event) => showMoment(event.at) },
        { head: 'Lý do', width: 'roomy', cell: (event) => event.reason },
      ]}
    />
  )
}
