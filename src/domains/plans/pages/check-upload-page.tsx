import { AdoptSection } from '#domains/plans/pages/adopt-section.tsx'
import { CitedLaws } from '#domains/plans/pages/cited-laws.tsx'
import { ComparisonSection } from '#domains/plans/pages/comparison-section.tsx'
import { DocumentPane } from '#domains/plans/pages/document-pane.tsx'
import { HeaderForm } from '#domains/plans/pages/draft-header-form.tsx'
import { ReportsSection } from '#domains/plans/pages/draft-reports.tsx'
import { Doubts, DraftTaskCard } from '#domains/plans/pages/draft-task-card.tsx'
import { paths } from '#domains/plans/pages/paths.ts'
import { uploadStateNames } from '#domains/plans/plan-upload.ts'
import type { UploadPageProps } from '#domains/plans/upload.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { PostButton } from '#ui/parts/form-post.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { RecordPager } from '#ui/parts/pagination.tsx'
import { Panes } from '#ui/parts/panes.tsx'
import { Progress } from '#ui/parts/progress.tsx'

/** Kiểm tra văn bản: passage and task side by side, doubts first; or how far the reading is, or why it could not be read. */
export function checkUploadPage(props: UploadPageProps, view: View): PageParts {
  const { upload } = props
  const trail = [{ label: 'Kế hoạch', href: paths.plans }]
  const title = `Kiểm tra «${upload.file_name}»`
  const common = { title, section: 'plans', trail }
  if (upload.state === 'queued') return { ...common, islands: ['wait'], body: <Waiting props={props} view={view} /> }
  if (upload.draft === null || upload.document === null)
    return { ...common, body: <Refused props={props} view={view} /> }
  return {
    ...common,
    wide: true,
    islands: ['keys', 'panes', 'form-guard'],
    body: <Checking props={props} view={view} />,
  }
}

function Waiting({ props: { upload, progress }, view }: { props: UploadPageProps; view: View }) {
  // nothing is counted until a worker takes it up
  const steps = progress === null || progress.total === 0 ? { done: 0, total: 3, note: 'Đang chờ đến lượt' } : progress
  return (
    <div data-wait={`${paths.upload(upload.id)}/tien-do`}>
      <PageHead
        title={`Đang đọc «${upload.file_name}»`}
        lead="Tệp Word chỉ mất vài giây; bản chụp phải nhận dạng chữ nên có thể mất vài phút. Ông/bà có thể rời trang; kết quả sẽ chờ ở mục Kế hoạch."
      />
      <Progress label="Đọc văn bản" unit="bước" {...steps} />
      <div class="steps">
        <LinkButton href={paths.upload(upload.id)} label="Xem đã xong chưa" />
        <PostButton
          action={`${paths.upload(upload.id)}/bo-tai-lieu`}
          csrf={view.csrf}
          label="Bỏ tài liệu này"
          tone="plain"
        />
      </div>
    </div>
  )
}

function Refused({ props: { upload }, view }: { props: UploadPageProps; view: View }) {
  return (
    <>
      <PageHead title={upload.file_name} chip={<Chip tone="danger" label={uploadStateNames[upload.state]} />} />
      <Notice tone="refusal" title="Chưa đọc được tệp này">
        {upload.refusal ?? 'Tài liệu này đã được bỏ.'}
      </Notice>
      <div class="steps">
        <LinkButton href={paths.newUpload} label="Tải tệp khác lên" icon="upload" tone="primary" />
        {upload.state === 'refused' && (
          <PostButton
            action={`${paths.upload(upload.id)}/bo-tai-lieu`}
            csrf={view.csrf}
            label="Bỏ tài liệu này"
            tone="plain"
          />
        )}
      </div>
    </>
  )
}

function Checking({ props, view }: { props: UploadPageProps; view: View }) {
  const { upload, doubts } = props
  const tasks = upload.draft!.tasks
  const open = doubts.filter((doubt) => !doubt.settled)
  const current =
    view.query.nv ??
    (typeof view.typed.taskKey === 'string'
      ? view.typed.taskKey
      : (open.find((doubt) => doubt.taskKey !== null)?.taskKey ?? tasks[0]?.key))
  return (
    <>
      <PageHead
        title={`Kiểm tra «${upload.file_name}»`}
        chip={<Chip tone={upload.state === 'read' ? 'warm' : 'good'} label={uploadStateNames[upload.state]} />}
        actions={<LinkButton href={`${paths.upload(upload.id)}/tep`} label="Tải tệp gốc" icon="download" />}
        lead={`${tasks.filter((task) => !task.dropped).length} nhiệm vụ, ${open.length} chỗ cần xem, ${props.correctionCount} lần sửa. Cơ quan: ${props.bodyName}.`}
      />
      <ErrorSummary refusal={view.refusal} idOf={(name) => `f-${String(view.typed.step ?? 'sua')}-${name}`} />
      <Panes
        document={{ title: 'Văn bản gốc', body: <DocumentPane document={upload.document!} /> }}
        reading={{
          title: 'Hệ thống đọc được',
          aside: <DoubtPager props={props} current={current} />,
          body: (
            <>
              <HeaderForm props={props} view={view} />
              <Doubts doubts={doubts.filter((doubt) => doubt.taskKey === null)} props={props} view={view} />
              {tasks.map((task) => (
                <DraftTaskCard key={task.key} task={task} isCurrent={task.key === current} props={props} view={view} />
              ))}
            </>
          ),
        }}
      />
      <CitedLaws citations={props.citations} day={props.citedOn} />
      <ReportsSection props={props} view={view} />
      <ComparisonSection props={props} view={view} />
      <AdoptSection props={props} openDoubts={open.length} view={view} />
      <KeySheet more={[{ keys: ['n', 'p'], does: 'chỗ cần xem tiếp theo, trước đó' }]} />
    </>
  )
}

/** From one task with a doubt to the next, without a script. */
function DoubtPager({ props, current }: { props: UploadPageProps; current: string | undefined }) {
  const keys = [
    ...new Set(props.doubts.filter((doubt) => !doubt.settled && doubt.taskKey !== null).map((doubt) => doubt.taskKey!)),
  ]
  if (keys.length === 0) return <span class="hint">Không còn chỗ cần xem</span>
  const at = keys.indexOf(current ?? '')
  const href = (key: string | undefined) =>
    key === undefined ? undefined : `${paths.upload(props.upload.id)}?nv=${key}#nv-${key}`
  return (
    <RecordPager
      position={Math.max(at, 0) + 1}
      of={keys.length}
      unit="nhiệm vụ cần xem"
      previousHref={href(keys[at - 1])}
      nextHref={href(keys[at + 1])}
    />
  )
}
