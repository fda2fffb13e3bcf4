import { showDay } from '#base/day.ts'
import { shorten } from '#base/vietnamese.ts'
import type { BodyChoice, BodyLine } from '#domains/bodies/body-choice.queries.ts'
import {
  type DisclosureList,
  type DisclosureState,
  disclosureStates,
  kindShortName,
  stateOf,
} from '#domains/disclosure/disclosure.ts'
import { type DisclosureFilter, disclosureShows } from '#domains/disclosure/disclosure-filter.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import {
  type DisclosureCounts,
  type DisclosureRow,
  disclosurePageSize,
  totalOf,
} from '#domains/disclosure/disclosures.queries.ts'
import { DisclosureFields, kindOptions } from '#domains/disclosure/pages/disclosure-fields.tsx'
import { DisclosureTabs } from '#domains/disclosure/pages/disclosure-tabs.tsx'
import { StateChip, Where } from '#domains/disclosure/pages/disclosure-words.tsx'
import { ListCard } from '#domains/disclosure/pages/list-card.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { BodyChoiceFields } from '#ui/parts/body-choice.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { ExportLink } from '#ui/parts/export-link.tsx'
import { Figures } from '#ui/parts/figures.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'

export type DisclosuresPageProps = {
  filter: DisclosureFilter
  rows: DisclosureRow[]
  counts: DisclosureCounts
  choice: BodyChoice
  /** The body that the list is narrowed to. */
  body: BodyLine | undefined
  /** Whose list as such is shown: that body, or one's own; undefined: several, none of them one's own. */
  card: { body: BodyLine; placeId: string; list: DisclosureList | undefined; mayRecord: boolean } | undefined
  /** Where a line may be entered; empty for whoever only reads. */
  bodies: BodyLine[]
}

const titleInListMax = 160
const placeInListMax = 60

/** Danh mục thông tin phải công khai: what, until when, and where it is. */
export function disclosuresPage(props: DisclosuresPageProps, view: View): PageParts {
  const { filter, rows, counts, choice, body, card, bodies } = props
  const total = totalOf(counts, filter.show)
  return {
    title: 'Công khai thông tin',
    section: 'disclosures',
    wide: true,
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title="Công khai thông tin"
          lead="Thông tin cơ quan phải công khai, hạn, đã công khai ở đâu."
          actions={
            <>
              {bodies.length > 0 && <LinkButton href="#them" label="Ghi thông tin" icon="plus" tone="primary" />}
              {card !== undefined && (
                <LinkButton href={disclosurePaths.publicOne(card.placeId)} label="Trang người dân xem" />
              )}
              <ExportLink href={address(disclosurePaths.sheet, view.query, { trang: undefined })} />
            </>
          }
        />
        <DisclosureTabs current="lines" />
        <ErrorSummary refusal={view.refusal} />
        <Figures figures={figuresOf(counts, view)} />
        {card !== undefined && <ListCard {...card} view={view} />}
        <FilterForm action={disclosurePaths.list}>
          <SelectField
            name="xem"
            label="Xem"
            options={Object.entries(disclosureShows).map(([value, label]) => ({ value, label }))}
            value={filter.show}
            width="medium"
          />
          <SelectField
            name="loai"
            label="Loại thông tin"
            empty="Mọi loại"
            options={kindOptions}
            value={filter.kind}
            width="medium"
          />
          <TextField name="nam" label="Tạo ra năm" keyboard="numeric" width="short" value={String(filter.year ?? '')} />
          <BodyChoiceFields choice={choice} body={body} empty="Mọi cơ quan" />
          <TextField name="tim" kind="search" label="Tìm" hint="Tên, số" value={filter.search} width="medium" />
        </FilterForm>
        <DataTable
          caption={disclosureShows[filter.show]}
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => disclosurePaths.one(id)}
          rowTone={(row) => (({ late: 'danger', due: 'warm' }) as const)[stateOf(row, view.today) as 'late' | 'due']}
          cards
          empty={<Empty mayRecord={bodies.length > 0} />}
          columns={[
            {
              head: 'Thông tin',
              width: 'roomy',
              cell: ({ title, number }) => `${shorten(title, titleInListMax)}${number === '' ? '' : ` (${number})`}`,
            },
            { head: 'Loại', cell: ({ kind }) => kindShortName(kind) },
            ...(new Set(rows.map(({ bodyId }) => bodyId)).size > 1
              ? [{ head: 'Cơ quan', cell: ({ bodyName }: DisclosureRow) => bodyName }]
              : []),
            { head: 'Tạo ra', width: 'tight', cell: ({ madeOn }) => showDay(madeOn) },
            { head: 'Hạn', width: 'tight', cell: ({ dueOn }) => showDay(dueOn) },
            {
              head: 'Công khai',
              cell: ({ publishedOn, publishedAt }) =>
                publishedOn === null ? (
                  'chưa'
                ) : (
                  <>
                    {showDay(publishedOn)}, <Where at={publishedAt} lettersMax={placeInListMax} />
                  </>
                ),
            },
            { head: 'Tình trạng', width: 'tight', cell: (row) => <StateChip disclosure={row} today={view.today} /> },
          ]}
        />
        {total > disclosurePageSize && (
          <Pagination
            page={filter.page}
            pageSize={disclosurePageSize}
            total={total}
            unit="mục"
            href={(page) => address(disclosurePaths.list, view.query, { trang: String(page) })}
          />
        )}
        {bodies.length > 0 && (
          <details id="them" open={view.typed.title !== undefined}>
            <summary>Ghi thông tin phải công khai</summary>
            <FormPost
              action={disclosurePaths.list}
              csrf={view.csrf}
              submit="Lưu vào danh mục"
              icon="check"
              hidden={{ version: '0' }}
            >
              <DisclosureFields bodies={bodies} view={view} />
            </FormPost>
          </details>
        )}
      </>
    ),
  }
}

function figuresOf(counts: DisclosureCounts, view: View) {
  const href = (state: DisclosureState) => address(disclosurePaths.list, view.query, { xem: state, trang: undefined })
  const figure = (state: DisclosureState, tone?: 'warm' | 'danger') => ({
    label: disclosureStates[state],
    value: counts[state],
    href: href(state),
    ...(tone && { tone }),
  })
  const unsure = counts['published-unsure'] > 0 ? [figure('published-unsure')] : []
  return [figure('late', 'danger'), figure('due', 'warm'), figure('in-time'), figure('published-late'), ...unsure]
}

function Empty({ mayRecord }: { mayRecord: boolean }) {
  return (
    <EmptyState
      title="Thông tin phải công khai nằm ở đây"
      icon="book"
      example="Dự toán ngân sách xã năm 2027, số 45/QĐ-UBND, tạo ra 16/11/2026, hạn 23/11/2026"
    >
      {mayRecord
        ? 'Bấm «Ghi thông tin phải công khai» ở dưới; hạn tự tính từ ngày tạo ra. Nếu đang lọc, hãy bỏ bớt bộ lọc.'
        : 'Không có mục nào ở đây. Nếu đang lọc, hãy bỏ bớt bộ lọc.'}
    </EmptyState>
  )
}
