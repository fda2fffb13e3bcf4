import { showMoment } from '#base/day.ts'
import { refusals as documentRefusals, fullName, markNames } from '#domains/library/document.ts'
import { deskPaths } from '#domains/library/pages/desk-paths.ts'
import type { ArticleDeskProps, KeptVersion } from '#domains/library/texts/article-page.queries.ts'
import { lastTaken, refusals, sayText } from '#domains/library/texts/article-text.ts'
import { clauseDifferences } from '#domains/library/texts/clause-difference.ts'
import type { NewText } from '#domains/library/texts/new-text.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { ClosedStep } from '#ui/parts/button.tsx'
import { Differences } from '#ui/parts/differences.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Một điều ở bàn biên tập: its texts over the days, and the form for a new one. */
export function articleDeskPage(props: ArticleDeskProps, view: View): PageParts {
  const { document, article, versions } = props
  const title = `Điều ${article.number}${versions.at(-1)?.title ? `. ${versions.at(-1)!.title}` : ''}`
  return {
    title,
    section: 'library',
    islands: ['keys', 'form-guard'],
    trail: trailOf(props),
    body: (
      <>
        <PageHead title={title} lead={[...article.headings].join(' › ') || fullName(document)} />
        <ErrorSummary refusal={view.refusal} />
        <Versions versions={versions} />
        <TakeBack {...props} view={view} />
        <TextForm props={props} view={view} />
        <KeySheet />
      </>
    ),
  }
}

function trailOf({ document }: Pick<ArticleDeskProps, 'document'>) {
  return [
    { label: 'Thư viện pháp luật', href: deskPaths.desk },
    { label: document.number ?? document.name, href: deskPaths.document(document.id) },
  ]
}

/** The latest is open; each older one says what the next one changed in it. */
function Versions({ versions }: { versions: readonly KeptVersion[] }) {
  if (versions.length === 0) return <p class="hint">Thư viện chưa có phần chữ của điều này.</p>
  return (
    <section aria-labelledby="cac-ban">
      <h2 id="cac-ban">{versions.length === 1 ? 'Một bản chữ' : `${versions.length} bản chữ, mới nhất trước`}</h2>
      {versions.toReversed().map((version, index) => {
        const before = versions[versions.length - index - 2]
        return (
          <details key={version.id} open={index === 0}>
            <summary>
              {sayText(version)}, {version.source} ({markNames[version.mark]}), ghi lúc {showMoment(version.enteredAt)}
            </summary>
            <Words version={version} />
            {before !== undefined && (
              <>
                <h3>Khác bản trước</h3>
                <Differences differences={clauseDifferences(before, version)} />
              </>
            )}
          </details>
        )
      })}
    </section>
  )
}

function Words({ version }: { version: KeptVersion }) {
  return (
    <div class="law-words">
      {version.title !== '' && <p class="passage-bold">{version.title}</p>}
      {version.text.split('\n').map((line, index) => (
        // Lines of one text never change their order.
        <p key={`${index}-${line.slice(0, 12)}`}>{line}</p>
      ))}
    </div>
  )
}

function TakeBack({ document, article, versions, pinnedSince, view }: ArticleDeskProps & { view: View }) {
  const label = 'Bỏ bản chữ mới nhất'
  if (versions.length < 2) return null
  const closed = whyClosed(versions, pinnedSince)
  if (closed !== undefined) return <ClosedStep label={label} reason={closed} />
  return (
    <PostButton
      action={`${deskPaths.article(document.id, article.slug)}/bo-ban-moi`}
      csrf={view.csrf}
      label={label}
      icon="back"
      tone="danger"
      hidden={{ version: String(document.version) }}
    />
  )
}

/** The same rule that the act asks, as a sentence. */
function whyClosed(versions: readonly KeptVersion[], pinnedSince: number): string | undefined {
  try {
    lastTaken(versions, pinnedSince)
    return undefined
  } catch (error) {
    if (Object.values(refusals).some((refusal) => refusal === error)) return (error as Error).message
    throw error
  }
}

function TextForm({ props, view }: { props: ArticleDeskProps; view: View }) {
  const { document, article, versions } = props
  const latest = versions.at(-1)
  const field = fieldsOf(view, { title: latest?.title ?? '', text: latest?.text ?? '' })
  if (latest === undefined) return <p class="hint">{documentRefusals.articleNotFound.message}</p>
  return (
    <section aria-labelledby="ban-moi">
      <h2 id="ban-moi">Nhập bản chữ mới</h2>
      <FormPost
        action={`${deskPaths.article(document.id, article.slug)}/xem-truoc`}
        csrf={view.csrf}
        submit="Xem khác bản đang có ở đâu"
        hidden={{ version: String(document.version) }}
        guard={`law-text-${article.id}`}
      >
        <TextField {...field('title')} label="Tên điều" />
        <TextArea
          {...field('text')}
          label="Nội dung"
          rows={14}
          hint="Mỗi khoản, mỗi điểm một dòng, như trong văn bản"
          required
        />
        <DateField {...field('fromDay')} label="Có hiệu lực từ ngày" required />
        <TextField
          {...field('amendedBy')}
          label="Số hiệu văn bản sửa đổi"
          hint="Nhiều văn bản thì cách nhau bằng dấu chấm phẩy"
        />
        <TextField
          {...field('source')}
          label="Phần chữ này ở đâu"
          hint="Ví dụ «khoản 3 Điều 1 Luật 05/2026/QH16, Công báo»"
          required
        />
      </FormPost>
    </section>
  )
}

/** Trước khi lưu: khoản by khoản what is different, and what will end. */
export function newTextPage({ document, article, fresh, place }: NewText, view: View): PageParts {
  const { before, corrects } = place
  const title = `Bản chữ mới của Điều ${article.number}`
  return {
    title,
    section: 'library',
    trail: [
      ...trailOf({ document }),
      { label: `Điều ${article.number}`, href: deskPaths.article(document.id, article.slug) },
    ],
    body: (
      <>
        <PageHead title={title} lead={`${sayText(fresh)}, ${fresh.source}`} />
        {corrects && (
          <Notice tone="warning" title="Sửa lại bản chữ đã có từ đúng ngày này">
            Bản cũ sẽ không còn được đọc nữa; nhật ký vẫn ghi nó đã được thay.
          </Notice>
        )}
        <h2>Khác bản {sayText(before)}</h2>
        <Differences differences={clauseDifferences(before, fresh)} />
        <FormPost
          action={`${deskPaths.article(document.id, article.slug)}/ban-moi`}
          csrf={view.csrf}
          submit="Lưu bản chữ mới"
          icon="check"
          cancel={{ label: 'Về sửa lại', href: deskPaths.article(document.id, article.slug) }}
          hidden={{
            version: String(document.version),
            title: fresh.title,
            text: fresh.text,
            fromDay: fresh.fromDay ?? '',
            amendedBy: fresh.amendedBy.join('; '),
            source: fresh.source,
          }}
        />
      </>
    ),
  }
}
