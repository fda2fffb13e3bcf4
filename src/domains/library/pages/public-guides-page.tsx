import { dayAt, showDay } from '#base/day.ts'
import {
  type Audience,
  audiences,
  type GuideKind,
  type GuideTopic,
  guideKinds,
  guideTopics,
} from '#domains/library/guide-file.ts'
import { guidePaths } from '#domains/library/guides/guide-paths.ts'
import type { GuideLine } from '#domains/library/guides/guides.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { address } from '#ui/address.ts'
import { Chip } from '#ui/parts/chip.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'

export type PublicGuidesProps = {
  kind: GuideKind
  guides: GuideLine[]
  topic: GuideTopic | undefined
  audience: Audience | undefined
  page: number
  total: number
}

export const guidesPageSize = 100

const leads: Record<GuideKind, string> = {
  guide: 'Từng việc một, bằng lời dễ hiểu: bạn có quyền gì, làm gì tiếp, hỏi ai.',
  answer: 'Câu hỏi thường gặp, trả lời ngắn, có căn cứ.',
  newsletter: 'Luật mới và việc mới ở xã, phường.',
}

/** All texts of one kind by topic; a topic or a group of readers narrows them. */
export function publicGuidesPage({ kind, guides, topic, audience, page, total }: PublicGuidesProps): PageParts {
  const path = guidePaths.publicList(kind)
  const name = guideKinds[kind]
  const groups =
    kind === 'newsletter' || topic !== undefined ? [['', guides] as const] : [...Map.groupBy(guides, firstTopic)]
  const narrowed = topic === undefined ? audience && audiences[audience] : guideTopics[topic]
  return {
    title: narrowed === undefined ? name : `${name}: ${narrowed}`,
    section: 'guides',
    trail: narrowed === undefined ? [] : [{ label: name, href: path }],
    about: { description: leads[kind], canonicalPath: path },
    body: (
      <>
        <PageHead title={narrowed === undefined ? name : `${name}: ${narrowed}`} lead={leads[kind]} />
        <nav class="guide-ways" aria-label="Các loại bài">
          <ul>
            {Object.entries(guideKinds).map(([other, label]) => (
              <li key={other}>
                <a href={guidePaths.publicList(other as GuideKind)} aria-current={other === kind ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {guides.length === 0 && (
          <EmptyState title="Chưa có bài nào ở đây">
            <p>
              Bạn có thể <a href="/phap-luat">tìm trong thư viện pháp luật</a>, hoặc hỏi công chức tư pháp của xã,
              phường.
            </p>
          </EmptyState>
        )}
        {groups.map(([heading, some]) => (
          <section key={heading}>
            {heading !== '' && <h2>{heading}</h2>}
            <ul class="guide-list">
              {some.map((guide) => (
                <GuideItem key={guide.id} guide={guide} />
              ))}
            </ul>
          </section>
        ))}
        {total > guidesPageSize && (
          <Pagination
            page={page}
            pageSize={guidesPageSize}
            total={total}
            unit="bài"
            href={(to) => address(path, { 'chu-de': topic, cho: audience, trang: String(to) })}
          />
        )}
        {kind === 'guide' && guides.length > 0 && <Readers path={path} />}
      </>
    ),
  }
}

/** One line of a list; also where guides stand beside other things. */
export function GuideItem({ guide }: { guide: GuideLine }) {
  return (
    <li>
      <a href={guidePaths.publicGuide(guide)}>{guide.title}</a>
      {guide.isFlagged && <Chip tone="warm" icon="warning" label="đang rà lại" />}
      <p>{guide.summary}</p>
      {guide.kind === 'newsletter' && <p class="hint">Ngày {showDay(dayAt(guide.approvedAt))}</p>}
    </li>
  )
}

function firstTopic({ topics }: GuideLine): string {
  return topics[0] === undefined ? 'Việc khác' : guideTopics[topics[0]]
}

function Readers({ path }: { path: string }) {
  return (
    <nav aria-labelledby="for-whom">
      <h2 id="for-whom">Viết riêng cho</h2>
      <ul class="guide-ways-list">
        {Object.entries(audiences)
          .filter(([key]) => key !== 'moi-nguoi')
          .map(([key, label]) => (
            <li key={key}>
              <a href={`${path}?cho=${key}`}>{label}</a>
            </li>
          ))}
      </ul>
    </nav>
  )
}
