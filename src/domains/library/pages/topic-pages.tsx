import { lawPaths } from '#domains/library/law-paths.ts'
import { type DocumentLine, DocumentLines } from '#domains/library/pages/document-lines.tsx'
import { documentsPageSize, type TopicLine } from '#domains/library/reading/document-list.queries.ts'
import { subscribingPaths } from '#domains/library/subscribing/subscribing-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { AskBox } from '#ui/parts/ask-box.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'
import { showNumber } from '#ui/show.ts'

/** Chủ đề: the topics of the codification, by name. */
export function topicsPage({ topics }: { topics: TopicLine[] }): PageParts {
  return {
    title: 'Luật theo chủ đề',
    section: 'law',
    trail: [{ label: 'Tìm luật', href: lawPaths.search }],
    about: {
      description: 'Các chủ đề của pháp luật, mỗi chủ đề với văn bản và điều của nó.',
      canonicalPath: lawPaths.topics,
    },
    body: (
      <>
        <PageHead title="Luật theo chủ đề" lead="Chủ đề theo Bộ pháp điển. Chọn một chủ đề để xem văn bản của nó." />
        {topics.length === 0 ? (
          <EmptyState title="Chưa có chủ đề nào">
            <p>
              Bạn vẫn <a href={lawPaths.search}>tìm được theo lời thường</a>, hoặc xem{' '}
              <a href={lawPaths.documents}>danh sách văn bản</a>.
            </p>
          </EmptyState>
        ) : (
          <ul class="law-topics">
            {topics.map(({ code, name, articles }) => (
              <li key={code}>
                <a href={lawPaths.topic(code)}>{name}</a> <span class="soft">{showNumber(articles)} điều</span>
              </li>
            ))}
          </ul>
        )}
      </>
    ),
  }
}

export type TopicPageProps = {
  topic: { code: string; name: string }
  documents: DocumentLine[]
  total: number
  page: number
}

/** One topic: a box that searches within it, its documents, how to hear of changes. */
export function topicPage({ topic, documents, total, page }: TopicPageProps): PageParts {
  const path = lawPaths.topic(topic.code)
  return {
    title: topic.name,
    section: 'law',
    trail: [
      { label: 'Tìm luật', href: lawPaths.search },
      { label: 'Chủ đề', href: lawPaths.topics },
    ],
    about: {
      description: `Pháp luật về ${topic.name}: ${showNumber(total)} văn bản.`,
      canonicalPath: path,
      feeds: [{ title: `Thay đổi về ${topic.name}`, href: lawPaths.topicFeed(topic.code) }],
    },
    body: (
      <>
        <PageHead title={topic.name} lead={`${showNumber(total)} văn bản có điều về chủ đề này.`} />
        <AskBox action={lawPaths.search} name="q" label="Tìm trong chủ đề này" submit="Tìm luật">
          <input type="hidden" name="chu-de" value={topic.code} />
        </AskBox>
        <DocumentLines documents={documents} articlesOf=" của chủ đề này" />
        <Pagination
          page={page}
          pageSize={documentsPageSize}
          total={total}
          unit="văn bản"
          href={(to) => (to === 1 ? path : `${path}?trang=${to}`)}
        />
        <p class="law-follow">
          <a href={subscribingPaths.topic(topic.code)}>Nhận thư khi chủ đề này thay đổi</a> ·{' '}
          <a href={lawPaths.topicFeed(topic.code)}>Kênh tin Atom</a>
        </p>
      </>
    ),
  }
}
