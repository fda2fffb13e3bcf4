import { fullName } from '#domains/library/document.ts'
import { lawPath, lawPaths } from '#domains/library/law-paths.ts'
import { RelationList } from '#domains/library/pages/relation-list.tsx'
import type { ReadDocument, RelationBeside } from '#domains/library/reading/read-document.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'

export const relationsPageSize = 100

/** All that a document does to others and others to it, where the document's page has no room for it. */
export function relationsPage(props: { document: ReadDocument; relations: RelationBeside[]; page: number }): PageParts {
  const { document, relations, page } = props
  const path = lawPaths.relations(document.slug)
  return {
    title: `Quan hệ của ${document.name} với văn bản khác`,
    section: 'law',
    trail: [
      { label: 'Tìm luật', href: lawPaths.search },
      { label: document.name, href: lawPath({ document: document.slug }) },
    ],
    about: { hidden: true },
    body: (
      <>
        <PageHead title="Quan hệ với văn bản khác" lead={fullName(document)} />
        <RelationList relations={relations.slice((page - 1) * relationsPageSize, page * relationsPageSize)} />
        <Pagination
          page={page}
          pageSize={relationsPageSize}
          total={relations.length}
          unit="quan hệ"
          href={(to) => `${path}?trang=${to}`}
        />
      </>
    ),
  }
}
