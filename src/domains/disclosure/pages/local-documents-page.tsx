import { showDay } from '#base/day.ts'
import { shorten } from '#base/vietnamese.ts'
import type { BodyChoice, BodyLine } from '#domains/bodies/body-choice.queries.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import { type LocalDocumentFilter, localDocumentShows } from '#domains/disclosure/local-document-filter.ts'
import { type LocalDocumentRow, localDocumentPageSize } from '#domains/disclosure/local-documents.queries.ts'
import { DisclosureTabs } from '#domains/disclosure/pages/disclosure-tabs.tsx'
import { LocalDocumentFields } from '#domains/disclosure/pages/local-document-fields.tsx'
import { checkWords, DocumentChip, lacksOf } from '#domains/disclosure/pages/local-document-words.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { BodyChoiceFields } from '#ui/parts/body-choice.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'

export type LocalDocumentsPageProps = {
  filter: LocalDocumentFilter
  rows: LocalDocumentRow[]
  total: number
  choice: BodyChoice
  /** The body that the register is narrowed to. */
  body: BodyLine | undefined
  /** Where a document may be entered; empty for whoever only reads. */
  bodies: BodyLine[]
}

const titleInListMax = 160

/** Văn bản quy phạm pháp luật của xã: what is to be issued and what was, with its steps. */
export function localDocumentsPage(props: LocalDocumentsPageProps, view: View): PageParts {
  const { filter, rows, total, choice, body, bodies } = props
  return {
    title: 'Văn bản của xã',
    section: 'disclosures',
    wide: true,
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title="Văn bản của xã"
          lead="Nghị quyết, quyết định quy phạm pháp luật xã phải ban hành hoặc tự ban hành: truyền thông dự thảo, ban hành, công khai, tự kiểm tra."
        />
        <DisclosureTabs current="documents" />
        <ErrorSummary refusal={view.refusal} />
        <FilterForm action={disclosurePaths.documents}>
          <SelectField
            name="xem"
            label="Xem"
            options={Object.entries(localDocumentShows).map(([value, label]) => ({ value, label }))}
            value={filter.show}
            width="medium"
          />
          <TextField
            name="nam"
            label="Năm"
            hint="Của hạn, hoặc ngày ban hành"
            keyboard="numeric"
            width="short"
            value={String(filter.year ?? '')}
            lengthMax={4}
          />
          <BodyChoiceFields choice={choice} body={body} empty="Mọi xã" />
          <TextField
            name="tim"
            kind="search"
            label="Tìm"
            hint="Tên, số, ai giao"
            value={filter.search}
            width="medium"
          />
        </FilterForm>
        <DataTable
          caption={localDocumentShows[filter.show]}
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => disclosurePaths.document(id)}
          rowTone={({ issuedOn, droppedOn, dueOn }) =>
            issuedOn === null && droppedOn === null && dueOn !== null && dueOn < view.today ? 'danger' : undefined
          }
          cards
          empty={<Empty mayRecord={bodies.length > 0} />}
          columns={[
            {
              head: 'Văn bản',
              width: 'roomy',
              cell: ({ title, number }) => `${shorten(title, titleInListMax)}${number === '' ? '' : ` (${number})`}`,
            },
            { head: 'Xã', cell: ({ bodyName }) => bodyName },
            { head: 'Hạn', width: 'tight', cell: ({ dueOn }) => (dueOn === null ? 'không có' : showDay(dueOn)) },
            {
              head: 'Ban hành',
              width: 'tight',
              cell: ({ issuedOn }) => (issuedOn === null ? 'chưa' : showDay(issuedOn)),
            },
            { head: 'Tự kiểm tra', cell: (row) => checkWords(row) },
            { head: 'Chưa ghi', cell: (row) => lacksOf(row, row.publishedOn).join('; ') || 'không' },
            { head: 'Tình trạng', width: 'tight', cell: (row) => <DocumentChip document={row} today={view.today} /> },
          ]}
        />
        {total > localDocumentPageSize && (
          <Pagination
            page={filter.page}
            pageSize={localDocumentPageSize}
            total={total}
            unit="văn bản"
            href={(page) => address(disclosurePaths.documents, view.query, { trang: String(page) })}
          />
        )}
        {bodies.length > 0 && (
          <details id="them" open={view.typed.title !== undefined}>
            <summary>Ghi văn bản phải ban hành</summary>
            <FormPost
              action={disclosurePaths.documents}
              csrf={view.csrf}
              submit="Lưu vào sổ"
              icon="check"
              hidden={{ version: '0' }}
            >
              <LocalDocumentFields bodies={bodies} view={view} />
            </FormPost>
          </details>
        )}
      </>
    ),
  }
}

function Empty({ mayRecord }: { mayRecord: boolean }) {
  return (
    <EmptyState
      title="Văn bản quy phạm pháp luật của xã nằm ở đây"
      icon="file"
      example="Quyết định quy định mức chi hỗ trợ hòa giải viên, UBND tỉnh giao, hạn 30/9/2026"
    >
      {mayRecord
        ? 'Bấm «Ghi văn bản phải ban hành» ở dưới. Nếu đang lọc, hãy bỏ bớt bộ lọc.'
        : 'Không có văn bản nào ở đây. Nếu đang lọc, hãy bỏ bớt bộ lọc.'}
    </EmptyState>
  )
}
