import { type Day, showDay } from '#base/day.ts'
import type { Article } from '#domains/library/article.ts'
import { clausesOf } from '#domains/library/clauses.ts'
import { fullName } from '#domains/library/document.ts'
import type { LawStatus } from '#domains/library/document-status.ts'
import type { GuideLine } from '#domains/library/guides/guides.queries.ts'
import { lawPath, lawPaths } from '#domains/library/law-paths.ts'
import type { Listen } from '#domains/library/listening/listen.queries.ts'
import { type AsAt, AsAtForm } from '#domains/library/pages/as-at-form.tsx'
import { LawText } from '#domains/library/pages/law-text.tsx'
import { ListenPart } from '#domains/library/pages/listen-part.tsx'
import { GuideItem } from '#domains/library/pages/public-guides-page.tsx'
import { CopyBlock, QrBlock, SubscribeLine } from '#domains/library/pages/reading-tools.tsx'
import { StatusView } from '#domains/library/pages/status-view.tsx'
import { UnclearPart } from '#domains/library/pages/unclear-part.tsx'
import { VersionLine } from '#domains/library/pages/version-line.tsx'
import type { TextBlock } from '#domains/library/reading/article-text.ts'
import type { TextLink } from '#domains/library/reading/cited-places.queries.ts'
import type { ReadDocument } from '#domains/library/reading/read-document.ts'
import type { Neighbour, VersionMark } from '#domains/library/reading/reading.queries.ts'
import { structuredArticle } from '#domains/library/reading/structured-law.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { Icon } from '#ui/icons.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type ArticlePageProps = {
  document: ReadDocument
  article: Article
  status: LawStatus
  versions: VersionMark[]
  /** Undefined: the library has no text of that day. */
  shown: { version: VersionMark; text: string; links: TextLink[] } | undefined
  /** The blocks of this page of the text, of all its pages. */
  blocks: TextBlock[]
  textPage: { page: number; pages: number }
  /** The khoản or điểm that was asked for; without blocks: the article has none such. */
  focus: { clause: string | null; point: string | null; blocks: TextBlock[] } | undefined
  neighbours: { previous: Neighbour | undefined; next: Neighbour | undefined }
  /** What explains the khoản, or the article, in plain language. */
  guides: GuideLine[]
  /** Today's words, to hear; null: as at another day, or nobody can say them. */
  listen: Listen | null
  asAt: AsAt
  libraryDay: Day | null
  publicUrl: string
}

/** Điều: in force or not, its words of a day, the khoản that was asked for first. */
export function articlePage(props: ArticlePageProps, view: View): PageParts {
  const { document, article, status, shown, focus, asAt, publicUrl, libraryDay } = props
  const place = { document: document.slug, article: article.slug }
  const day = asAt.isToday ? undefined : asAt.day
  const found = focus !== undefined && focus.blocks.length > 0 ? focus : undefined
  const at = `${found ? `${placeName(found)} ` : ''}Điều ${article.number}`
  const name = `${at} ${fullName(document)}`
  const path = lawPath(found ? { ...place, ...found } : place)
  // «Điều 3» stays on one line
  const head = at.replace(/ (?=[^ ]*$)/u, '\u00a0')
  const title = shown === undefined || shown.version.title === '' ? at : `${at}. ${shown.version.title}`
  return {
    title: `${at} ${document.name}`,
    section: 'law',
    islands: ['copy'],
    trail: [
      { label: 'Tìm luật', href: lawPaths.search },
      { label: document.name, href: lawPath({ document: document.slug }, day) },
      ...(found ? [{ label: `Điều ${article.number}`, href: lawPath(place, day) }] : []),
    ],
    about: {
      description: `${title}. ${status.sentence}`,
      canonicalPath: path,
      structured: structuredArticle(document, {
        name,
        path,
        status,
        publicUrl,
        fromDay: shown?.version.fromDay ?? null,
      }),
      hidden: focus !== undefined && found === undefined,
    },
    body: (
      <>
        <PageHead
          title={title.replace(at, head)}
          lead={<a href={lawPath({ document: document.slug }, day)}>{fullName(document)}</a>}
        />
        <StatusView
          status={status}
          asAt={day}
          libraryDay={libraryDay}
          byHref={status.by === null ? undefined : lawPath({ document: status.by.by.slug })}
        />
        {focus !== undefined && found === undefined && shown !== undefined && (
          <Notice tone="warning" title={`Điều ${article.number} không có ${placeName(focus).toLowerCase()}`}>
            Chữ của ngày {showDay(asAt.day)} không có chỗ này. Dưới đây là cả điều.
          </Notice>
        )}
        {shown === undefined ? (
          <NoText {...props} />
        ) : (
          <>
            {found && (
              <section class="law-focus" aria-label={at}>
                <LawText {...place} {...shown} blocks={found.blocks} asAt={day} anchors={false} />
              </section>
            )}
            <section aria-labelledby="ca-dieu">
              <h2 id="ca-dieu" class={found ? undefined : 'unseen'}>
                {found ? `Cả Điều ${article.number}` : 'Nội dung'}
              </h2>
              {article.headings.length > 0 && <p class="law-headings">{article.headings.join(' · ')}</p>}
              <LawText
                {...place}
                {...shown}
                blocks={props.blocks}
                asAt={day}
                anchors
                isFocus={(block) => found?.blocks.some(({ start }) => start === block.start) ?? false}
              />
              <TextPages {...props} />
            </section>
          </>
        )}
        {asAt.isToday && <ListenPart listen={props.listen} what={at} />}
        <Explained guides={props.guides} />
        {asAt.isToday && shown !== undefined && (
          <UnclearPart
            action={`${lawPath(place)}/chua-hieu`}
            whole={`Cả Điều ${article.number}`}
            places={clausesOf(shown.text).clauses.flatMap(({ number }) =>
              number === null ? [] : [{ value: number, label: `Khoản ${number}` }],
            )}
            chosen={found?.clause ?? ''}
            view={view}
          />
        )}
        <Neighbours {...props} />
        <div class="law-tools">
          <AsAtForm action={path} asAt={asAt} />
          {shown && <CopyBlock citation={citationOf(name, { ...props, shown }, publicUrl + path)} />}
          <QrBlock url={publicUrl + path} what={at} />
        </div>
        <SubscribeLine document={document.slug} />
        {props.versions.length > 0 && (
          <section>
            <h2>Chữ của điều này qua các ngày</h2>
            <VersionLine {...place} versions={props.versions} shown={shown?.version} today={view.today} />
          </section>
        )}
      </>
    ),
  }
}

function Explained({ guides }: { guides: readonly GuideLine[] }) {
  if (guides.length === 0) return null
  return (
    <section aria-labelledby="de-hieu">
      <h2 id="de-hieu">Hướng dẫn dễ hiểu</h2>
      <ul class="guide-list">
        {guides.slice(0, guidesShown).map((guide) => (
          <GuideItem key={guide.id} guide={guide} />
        ))}
      </ul>
    </section>
  )
}

const guidesShown = 5

/** «Khoản 1», «Điểm a khoản 1», «Điểm a». */
function placeName({ clause, point }: { clause: string | null; point: string | null }): string {
  if (point === null) return `Khoản ${clause}`
  return clause === null ? `Điểm ${point}` : `Điểm ${point} khoản ${clause}`
}

function NoText({ versions, asAt, article }: ArticlePageProps) {
  const [first] = versions
  return (
    <Notice tone="warning" title={`Thư viện không có chữ của Điều ${article.number} vào ngày ${showDay(asAt.day)}`}>
      {first?.fromDay && first.fromDay > asAt.day ? (
        <p>Chữ sớm nhất mà thư viện có là của ngày {showDay(first.fromDay)}. Hãy chọn một bản ở dưới.</p>
      ) : versions.length > 0 ? (
        <p>Hãy chọn một bản ở dưới.</p>
      ) : (
        <p>Hãy mở văn bản và chọn điều khác trong mục lục.</p>
      )}
    </Notice>
  )
}

function TextPages({ textPage: { page, pages }, document, article, asAt }: ArticlePageProps) {
  if (pages < 2) return null
  const path = lawPath({ document: document.slug, article: article.slug })
  const href = (to: number) => address(path, { ngay: asAt.isToday ? undefined : asAt.day, trang: String(to) })
  return (
    <nav class="law-beside" aria-label="Các phần của điều">
      {page > 1 && (
        <a href={href(page - 1)} rel="prev">
          <Icon name="arrow-left" />
          Phần trước
        </a>
      )}
      <span>
        Phần {page} trong {pages} của Điều {article.number}
      </span>
      {page < pages && (
        <a href={href(page + 1)} rel="next">
          Phần sau
          <Icon name="arrow-right" />
        </a>
      )}
    </nav>
  )
}

function Neighbours({ document, neighbours: { previous, next }, asAt }: ArticlePageProps) {
  const href = ({ slug }: Neighbour) =>
    lawPath({ document: document.slug, article: slug }, asAt.isToday ? undefined : asAt.day)
  return (
    <nav class="law-beside" aria-label="Điều trước, điều sau">
      {previous && (
        <a href={href(previous)} rel="prev">
          <Icon name="arrow-left" />
          Điều {previous.number}
        </a>
      )}
      <a href={lawPath({ document: document.slug }, asAt.isToday ? undefined : asAt.day)}>
        <Icon name="list" />
        Mục lục
      </a>
      {next && (
        <a href={href(next)} rel="next">
          Điều {next.number}
          <Icon name="arrow-right" />
        </a>
      )}
    </nav>
  )
}

const citedLengthMax = 4_000

function citationOf(
  name: string,
  { shown: { text }, focus, status, asAt, blocks }: ArticlePageProps & { shown: { text: string } },
  url: string,
): string {
  const quoted = focus && focus.blocks.length > 0 ? focus.blocks : blocks
  const words = quoted.map(({ mark, start, end }) => `${mark} ${text.slice(start, end).trim()}`.trim()).join('\n')
  const cut = words.length > citedLengthMax ? `${words.slice(0, citedLengthMax)}…` : words
  return `«${cut}»\n(${name}. Vào ngày ${showDay(asAt.day)}: ${status.sentence} ${url})`
}
