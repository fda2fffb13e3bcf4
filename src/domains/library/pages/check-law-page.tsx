import { AdoptLaw } from '#domains/library/pages/adopt-law-section.tsx'
import { deskPaths } from '#domains/library/pages/desk-paths.ts'
import { DraftArticles } from '#domains/library/pages/draft-articles.tsx'
import { DraftHeaderForm } from '#domains/library/pages/draft-law-header.tsx'
import { DraftRelations } from '#domains/library/pages/draft-relations.tsx'
import { openDoubts } from '#domains/library/uploads/law-draft.ts'
import type { LawUploadProps } from '#domains/library/uploads/law-upload.queries.ts'
import { uploadStateNames } from '#domains/library/uploads/law-upload.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { PostButton } from '#ui/parts/form-post.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Panes } from '#ui/parts/panes.tsx'
import { Progress } from '#ui/parts/progress.tsx'

/** Kiểm tra văn bản: the tree of its text with what is doubted first, beside what was read of the document itself. */
export function checkLawPage(props: LawUploadProps, view: View): PageParts {
  const { upload } = props
  const common = {
    title: `Kiểm tra «${upload.file_name}»`,
    section: 'library',
    trail: [{ label: 'Thư viện pháp luật', href: deskPaths.desk }],
  }
  if (upload.state === 'queued') return { ...common, islands: ['wait'], body: <Waiting {...props} view={view} /> }
  if (upload.draft === null) return { ...common, body: <Refused {...props} view={view} /> }
  return { ...common, wide: true, islands: ['keys', 'panes', 'form-guard'], body: <Checking {...props} view={view} /> }
}

type Shown = LawUploadProps & { view: View }

function Waiting({ upload, progress, view }: Shown) {
  const steps = progress === null || progress.total === 0 ? { done: 0, total: 2, note: 'Đang chờ đến lượt' } : progress
  return (
    <div data-wait={`${deskPaths.upload(upload.id)}/tien-do`}>
      <PageHead
        title={`Đang đọc «${upload.file_name}»`}
        lead="Tệp Word chỉ mất vài giây; bản chụp phải nhận dạng chữ nên có thể mất vài phút. Ông/bà có thể rời trang; kết quả chờ ở mục Thư viện pháp luật."
      />
      <Progress label="Đọc văn bản" unit="bước" {...steps} />
      <div class="steps">
        <LinkButton href={deskPaths.upload(upload.id)} label="Xem đã xong chưa" />
        <Discard upload={upload} view={view} />
      </div>
    </div>
  )
}

function Refused({ upload, view }: Shown) {
  return (
    <>
      <PageHead title={upload.file_name} chip={<Chip tone="danger" label={uploadStateNames[upload.state]} />} />
      <Notice tone="refusal" title="Chưa đọc được tệp này">
        {upload.refusal ?? 'Tài liệu này đã được bỏ.'}
      </Notice>
      <div class="steps">
        <LinkButton href={deskPaths.newUpload} label="Tải tệp khác lên" icon="upload" tone="primary" />
        {upload.state === 'refused' && <Discard upload={upload} view={view} />}
      </div>
    </>
  )
}

function Discard({ upload, view }: Pick<Shown, 'upload' | 'view'>) {
  return (
    <PostButton
      action={`${deskPaths.upload(upload.id)}/bo-tai-lieu`}
      csrf={view.csrf}
      label="Bỏ tài liệu này"
      tone="plain"
    />
  )
}

function Checking(props: Shown) {
  const { upload, view } = props
  const draft = upload.draft!
  const open = openDoubts(draft)
  const articles = draft.articles.filter(({ dropped }) => !dropped).length
  return (
    <>
      <PageHead
        title={`Kiểm tra «${upload.file_name}»`}
        chip={<Chip tone={upload.state === 'read' ? 'warm' : 'good'} label={uploadStateNames[upload.state]} />}
        actions={<LinkButton href={`${deskPaths.upload(upload.id)}/tep`} label="Tải tệp gốc" icon="download" />}
        lead={`${articles} điều, ${open.length} chỗ cần xem.`}
      />
      <ErrorSummary refusal={view.refusal} idOf={(name) => `f-${String(view.typed.step ?? 'nhap')}-${name}`} />
      <Panes
        document={{ title: 'Điều, khoản, điểm', body: <DraftArticles {...props} /> }}
        reading={{
          title: 'Văn bản và quan hệ',
          body: (
            <>
              <DraftHeaderForm {...props} />
              <DraftRelations {...props} />
            </>
          ),
        }}
      />
      <AdoptLaw {...props} />
      <KeySheet more={[{ keys: ['n', 'p'], does: 'chỗ cần xem tiếp theo, trước đó' }]} />
    </>
  )
}
