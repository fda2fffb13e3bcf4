import { lawPaths } from '#domains/library/law-paths.ts'
import { type DocumentLine, DocumentLines } from '#domains/library/pages/document-lines.tsx'
import { type DocumentFilter, documentsPageSize } from '#domains/library/reading/document-list.queries.ts'
import type { SearchChoices } from '#domains/library/search/search-choices.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { address } from '#ui/address.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'

export type DocumentListProps = {
  filter: DocumentFilter
  choices: SearchChoices
  documents: DocumentLine[]
  total: number
  page: number
}

/** Văn bản: all that the library knows of, narrowed by words, kind, issuer and year. */
export function documentListPage({ filter, choices, documents, total, page }: DocumentListProps): PageParts {
  const { words, kind, issuer, year } = filter
  const query = { q: words, loai: kind, 'co-quan': issuer, nam: year?.toString() }
  const isNarrowed = Object.values(query).some((one) => one !== undefined && one !== '')
  return {
    title: 'Danh sách văn bản',
    section: 'law',
    trail: [{ label: 'Tìm luật', href: lawPaths.search }],
    about: {
      description: 'Các văn bản pháp luật mà thư viện biết, kèm hiệu lực.',
      canonicalPath: lawPaths.documents,
      hidden: isNarrowed,
    },
    body: (
      <>
        <PageHead title="Danh sách văn bản" lead="Văn bản mới đứng trước. Mỗi dòng nói trước hết còn hiệu lực không." />
        <FilterForm action={lawPaths.documents}>
          <TextField name="q" label="Tên hoặc số hiệu" kind="search" value={words} lengthMax={200} />
          <SelectField
            name="loai"
            label="Loại văn bản"
            empty="Mọi loại"
            options={choices.kinds}
            {...(kind === undefined ? {} : { value: kind })}
          />
          <SelectField
            name="co-quan"
            label="Cơ quan ban hành"
            empty="Mọi cơ quan"
            options={choices.issuers.map((one) => ({ value: one, label: one }))}
            {...(issuer === undefined ? {} : { value: issuer })}
          />
          <TextField
            name="nam"
            label="Năm"
            width="short"
            keyboard="numeric"
            lengthMax={4}
            value={year?.toString() ?? ''}
          />
        </FilterForm>
        {total === 0 ? (
          <EmptyState title="Không có văn bản nào như vậy">
            <p>
              Hãy gõ ít chữ hơn, hoặc <a href={lawPaths.documents}>xem cả danh sách</a>. Muốn tìm theo nội dung, hãy{' '}
              <a href={lawPaths.search}>tìm điều luật</a>.
            </p>
          </EmptyState>
        ) : (
          <>
            <DocumentLines documents={documents} articlesOf="" />
            <Pagination
              page={page}
              pageSize={documentsPageSize}
              total={total}
              unit="văn bản"
              href={(to) => address(lawPaths.documents, query, { trang: to === 1 ? undefined : String(to) })}
            />
          </>
        )}
      </>
    ),
  }
}
