import { clausesOf } from '#domains/library/clauses.ts'
import { deskPaths } from '#domains/library/pages/desk-paths.ts'
import { type DraftArticle, type DraftDoubt, openDoubts } from '#domains/library/uploads/law-draft.ts'
import type { LawUploadProps } from '#domains/library/uploads/law-upload.queries.ts'
import type { View } from '#platform/http/web-request.ts'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'

type Shown = LawUploadProps & { view: View }

/** Beyond this many, the tree is shown part by part: a code has seven hundred articles. */
const treePageSize = 150

/** Chỗ cần xem first; then the tree; the article in hand is open with its form. */
export function DraftArticles(props: Shown) {
  const { upload, view } = props
  const draft = upload.draft!
  const open = openDoubts(draft)
  const current = currentKey(props, open)
  const at = draft.articles.findIndex(({ key }) => key === current)
  const from = Math.floor(Math.max(at, 0) / treePageSize) * treePageSize
  const shown = draft.articles.slice(from, from + treePageSize)
  return (
    <div class="law-tree">
      {open.length > 0 && <Doubts {...props} open={open} />}
      <TreePart {...props} from={from} />
      {shown.map((article, index) => (
        <div key={article.key}>
          {headingsAbove(article, shown[index - 1]).map((heading) => (
            <p key={heading} class="passage-bold">
              {heading}
            </p>
          ))}
          {article.key === current ? (
            <OpenArticle article={article} doubts={open} upload={upload} view={view} />
          ) : (
            <p class="passage" data-place id={`dieu-${article.key}`}>
              <a href={articleHref(upload.id, article.key)}>
                Điều {article.number}. {article.title}
              </a>
              {article.dropped && <span class="soft"> (đã bỏ)</span>}
              {open.some(({ articleKey }) => articleKey === article.key) && <span class="soft"> (cần xem)</span>}
            </p>
          )}
        </div>
      ))}
    </div>
  )
}

function articleHref(uploadId: string, key: string): string {
  return `${deskPaths.upload(uploadId)}?dieu=${key}#dieu-${key}`
}

/** The one that came back or is asked for; else the first with a doubt. */
function currentKey({ upload, view }: Shown, open: DraftDoubt[]): string | undefined {
  if (typeof view.typed.articleKey === 'string') return view.typed.articleKey
  return (
    view.query.dieu ?? open.find(({ articleKey }) => articleKey !== null)?.articleKey ?? upload.draft!.articles[0]?.key
  )
}

const doubtsShown = 100

function Doubts({ upload, view, open }: Shown & { open: DraftDoubt[] }) {
  return (
    <section aria-labelledby="cho-can-xem">
      <h3 id="cho-can-xem">{open.length} chỗ cần xem</h3>
      <ul class="plain-list">
        {open.slice(0, doubtsShown).map((doubt) => (
          <li key={doubt.key} data-doubt>
            {doubt.articleKey === null ? (
              doubt.sentence
            ) : (
              <a href={articleHref(upload.id, doubt.articleKey)}>{doubt.sentence}</a>
            )}
            {upload.state === 'read' && (
              <PostButton
                action={`${deskPaths.upload(upload.id)}/da-xem`}
                csrf={view.csrf}
                label="Đã xem, để nguyên"
                tone="quiet"
                hidden={{ version: String(upload.draft_version), doubtKey: doubt.key }}
              />
            )}
          </li>
        ))}
      </ul>
      {open.length > doubtsShown && <p class="hint">Và {open.length - doubtsShown} chỗ nữa, hiện ra khi bớt dần.</p>}
    </section>
  )
}

function TreePart({ upload, from }: Shown & { from: number }) {
  const { articles } = upload.draft!
  if (articles.length <= treePageSize) return null
  const starts = Array.from({ length: Math.ceil(articles.length / treePageSize) }, (_, index) => index * treePageSize)
  return (
    <nav class="pages" aria-label="Các phần của văn bản">
      {starts.map((start) => {
        const [first, last] = [articles[start]!, articles[Math.min(start + treePageSize, articles.length) - 1]!]
        const label = `Điều ${first.number}–${last.number}`
        return start === from ? (
          <strong key={start}>{label} </strong>
        ) : (
          <a key={start} href={articleHref(upload.id, first.key)}>
            {label}{' '}
          </a>
        )
      })}
    </nav>
  )
}

function headingsAbove({ headings }: DraftArticle, before: DraftArticle | undefined): string[] {
  const same = headings.findIndex((heading, index) => before?.headings[index] !== heading)
  return same < 0 ? [] : headings.slice(same)
}

function OpenArticle({
  article,
  doubts,
  upload,
  view,
}: { article: DraftArticle; doubts: DraftDoubt[] } & Pick<Shown, 'upload' | 'view'>) {
  const { key, number, title, text, dropped } = article
  const own = doubts.filter(({ articleKey }) => articleKey === key)
  const hidden = { version: String(upload.draft_version), articleKey: key }
  const isBack = view.typed.step === 'dieu'
  const said = fieldsOf(isBack ? view : { typed: {} }, { number, title, text })
  const field = (name: string) => ({ ...said(name), id: `f-dieu-${name}` })
  return (
    <section class="law-words" id={`dieu-${key}`} aria-label={`Điều ${number}`}>
      <h3>
        Điều {number}. {title}
      </h3>
      {own.map((doubt) => (
        <p key={doubt.key} class="hint">
          {doubt.sentence}
        </p>
      ))}
      {clausesOf(text).clauses.map(({ start, lead, points }) => (
        <div key={start}>
          {lead.trim() !== '' && <p>{lead.trim()}</p>}
          {points.map((point) => (
            <p key={point.start} class="law-point">
              {point.text.trim()}
            </p>
          ))}
        </div>
      ))}
      {upload.state === 'read' && (
        <>
          <details open={isBack}>
            <summary>Sửa Điều {number}</summary>
            <FormPost
              action={`${deskPaths.upload(upload.id)}/sua-dieu`}
              csrf={view.csrf}
              submit="Lưu điều"
              hidden={{ ...hidden, step: 'dieu' }}
            >
              <TextField {...field('number')} label="Số của điều" width="short" required />
              <TextField {...field('title')} label="Tên điều" />
              <TextArea {...field('text')} label="Nội dung" rows={12} required />
            </FormPost>
          </details>
          <PostButton
            action={`${deskPaths.upload(upload.id)}/bo-dieu`}
            csrf={view.csrf}
            label={dropped ? `Lấy lại Điều ${number}` : `Bỏ Điều ${number} khỏi bản nhập`}
            tone="quiet"
            hidden={{ ...hidden, left: dropped ? 'lay' : 'bo' }}
          />
        </>
      )}
    </section>
  )
}
