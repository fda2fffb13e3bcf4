import { addDays, showDay } from '#base/day.ts'
import type { Article } from '#domains/library/article.ts'
import { fullName } from '#domains/library/document.ts'
import { lawPath, lawPaths } from '#domains/library/law-paths.ts'
import type { ReadDocument } from '#domains/library/reading/read-document.ts'
import type { VersionMark } from '#domains/library/reading/reading.queries.ts'
import type { VersionChange } from '#domains/library/reading/version-changes.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { Differences } from '#ui/parts/differences.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showList } from '#ui/show.ts'

export type ChangesPageProps = {
  document: ReadDocument
  article: Article
  /** Undefined: there is no version before the one of that day. */
  compared: { before: VersionMark; after: VersionMark; changes: VersionChange[] } | undefined
}

/** What became different from one version of an article to the next, word by word. */
export function changesPage({ document, article, compared }: ChangesPageProps): PageParts {
  const place = { document: document.slug, article: article.slug }
  const href = lawPath(place)
  return {
    title: `Thay đổi của Điều ${article.number} ${document.name}`,
    section: 'law',
    trail: [
      { label: 'Tìm luật', href: lawPaths.search },
      { label: document.name, href: lawPath({ document: document.slug }) },
      { label: `Điều ${article.number}`, href },
    ],
    about: { hidden: true },
    body: (
      <>
        <PageHead title={`Điều ${article.number} đã thay đổi thế nào`} lead={<a href={href}>{fullName(document)}</a>} />
        {compared === undefined ? (
          <EmptyState title="Không có bản trước để so">
            Thư viện chỉ có một bản chữ của điều này vào ngày đã chọn, nên chưa có gì để so sánh.
          </EmptyState>
        ) : (
          <>
            <p>
              Bên dưới chỉ có những chỗ khác nhau: chữ gạch ngang là chữ cũ, chữ gạch chân là chữ mới
              {compared.after.fromDay !== null && <> từ ngày {showDay(compared.after.fromDay)}</>}
              {compared.after.amendedBy.length > 0 && <>, theo {showList(compared.after.amendedBy)}</>}.
            </p>
            <p>
              {compared.after.fromDay !== null && (
                <>
                  <a href={lawPath(place, addDays(compared.after.fromDay, -1))}>Xem bản trước</a> ·{' '}
                  <a href={lawPath(place, compared.after.fromDay)}>Xem bản sau</a>
                </>
              )}
            </p>
            {compared.changes.length === 0 ? (
              <p>Hai bản có cùng chữ; chỉ khác ngày và nguồn.</p>
            ) : (
              <Differences differences={compared.changes} />
            )}
          </>
        )}
      </>
    ),
  }
}
