import { showDay } from '#base/day.ts'
import type { AddresseeChoices } from '#domains/cascade/addressee-choices.queries.ts'
import { type AddresseeRow, isCounted, type RowTag, rowTags, tagsOf } from '#domains/cascade/addressee-row.ts'
import type { MatrixCell, ParentPlanHead, ParentTask } from '#domains/cascade/coverage.ts'
import { coveredOf, sumFigures } from '#domains/cascade/coverage-figures.ts'
import { dueWordsOf, ruleSentence, tagLabels, wordForRow } from '#domains/cascade/pages/cascade-words.ts'
import { CoverageMatrix } from '#domains/cascade/pages/coverage-matrix.tsx'
import { AddForm, IssueForm } from '#domains/cascade/pages/issue-forms.tsx'
import { paths } from '#domains/cascade/pages/paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { ExportLink } from '#ui/parts/export-link.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { Figures } from '#ui/parts/figures.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'
import { Tabs } from '#ui/parts/tabs.tsx'

export type CoverageFilter = { tag: RowTag | 'all'; search: string; page: number }

export type CoveragePageProps = {
  plan: ParentPlanHead
  /** Every demand that the person may see. */
  rows: AddresseeRow[]
  /** Those that the filter meets, and of them the page shown. */
  found: AddresseeRow[]
  shown: AddresseeRow[]
  tasks: ParentTask[]
  cells: MatrixCell[]
  filter: CoverageFilter
  /** Only for who may issue it. */
  choices: AddresseeChoices | null
}

export const coveragePageSize = 25

export function coveragePage(props: CoveragePageProps, view: View): PageParts {
  const { plan, rows, choices } = props
  return {
    title: `Bao phủ: ${plan.title}`,
    section: 'cascade',
    wide: true,
    islands: ['keys'],
    trail: [
      { label: 'Phân rã kế hoạch', href: paths.overview },
      { label: plan.title, href: paths.plan(plan.id) },
    ],
    body: (
      <>
        <ErrorSummary refusal={view.refusal} />
        <PageHead
          title="Bao phủ kế hoạch"
          lead={plan.title}
          actions={rows.length > 0 && <ExportLink href={paths.workbook(plan.id)} />}
        />
        {plan.amendedById !== null && plan.state === 'replaced' && (
          <Notice tone="warning">
            <p>
              Kế hoạch này đã được sửa đổi.{' '}
              <a href={paths.coverage(plan.amendedById)}>Mở bảng bao phủ của bản sửa đổi</a>.
            </p>
          </Notice>
        )}
        <Facts facts={factsOf(plan)} />
        {rows.length === 0 ? (
          <EmptyState title="Kế hoạch chưa được giao xuống" icon="send">
            {choices === null
              ? 'Khi cơ quan ban hành giao kế hoạch này, các cơ quan phải trả lời xuất hiện ở đây.'
              : 'Hãy chọn những cơ quan phải ban hành kế hoạch trả lời ở dưới.'}
          </EmptyState>
        ) : (
          <Coverage props={props} view={view} />
        )}
        {choices !== null && <IssueForm plan={plan} choices={choices} isFirst={rows.length === 0} view={view} />}
        {choices !== null && rows.length > 0 && <AddForm plan={plan} choices={choices} rows={rows} view={view} />}
        <KeySheet />
      </>
    ),
  }
}

function factsOf(plan: ParentPlanHead) {
  return [
    { term: 'Cơ quan ban hành', detail: plan.issuerName },
    { term: 'Số, ký hiệu', detail: plan.number ?? 'để trống' },
    { term: 'Ngày ban hành', detail: plan.issuedOn === null ? 'để trống' : showDay(plan.issuedOn) },
    ...(plan.rule === undefined ? [] : [{ term: 'Thời hạn tham khảo', detail: ruleSentence(plan.rule) }]),
  ]
}

function Coverage({ props, view }: { props: CoveragePageProps; view: View }) {
  const { plan, rows, found, shown, tasks, cells, filter } = props
  const path = paths.coverage(plan.id)
  const go = (change: Record<string, string | undefined>) => address(path, view.query, { trang: undefined, ...change })
  const count = (tag: RowTag) => rows.filter((row) => tagsOf(row, plan.rule, view.today).has(tag)).length
  const asked = rows.filter((row) => row.state === 'asked')
  const total = sumFigures(asked.map((row) => row.figures))
  const counted = rows.filter(isCounted)
  return (
    <>
      <Figures
        figures={[
          {
            label: 'Đã ban hành kế hoạch',
            value: count('issued'),
            of: asked.length,
            href: go({ tt: 'issued' }),
          },
          {
            label: 'Chưa ban hành',
            value: count('not-issued'),
            of: asked.length,
            href: go({ tt: 'not-issued' }),
            tone: 'warm',
          },
          {
            label: 'Trễ hạn',
            value: count('late'),
            of: asked.length,
            href: go({ tt: 'late' }),
            tone: 'danger',
            icon: 'late',
          },
          { label: 'Nhiệm vụ đã đưa vào', value: coveredOf(total), of: total.due, href: go({ tt: 'issued' }) },
          { label: 'Ô cần xem lại', value: total.stale, href: go({ tt: 'stale' }), tone: 'warm' },
        ]}
      />
      <p class="quiet-words">
        Trong {total.due} lượt nhiệm vụ phải đưa vào: {total.covered} đã đưa vào, {total.adapted} có điều chỉnh,{' '}
        {total.silent} chưa đưa vào, {total.open} chờ xác nhận. Ngoài ra {total['not-applicable']} lượt không áp dụng,
        không tính vào mẫu số. {counted.length} cơ quan trong phạm vi ông/bà xem được.
      </p>
      <FilterForm
        action={path}
        keep={{ tt: filter.tag === 'all' ? undefined : filter.tag }}
        active={filter.search === '' ? [] : [{ label: `Tìm «${filter.search}»`, href: go({ tim: undefined }) }]}
      >
        <TextField name="tim" label="Tìm cơ quan" kind="search" value={filter.search} hint="Gõ không dấu cũng được" />
      </FilterForm>
      <Tabs
        label="Tình trạng"
        current={filter.tag}
        tabs={[
          { key: 'all', label: 'Tất cả', href: go({ tt: undefined }), count: rows.length },
          ...rowTags.map((tag) => ({ key: tag, label: tagLabels[tag], href: go({ tt: tag }), count: count(tag) })),
        ]}
      />
      <DataTable
        caption={`${found.length} cơ quan`}
        rows={shown}
        rowKey={(row) => row.id}
        rowHref={(row) => paths.addressee(plan.id, row.id)}
        rowTone={(row) => toneOf(row, props, view)}
        cards
        empty={
          <EmptyState title="Không có cơ quan nào ở đây" icon="check">
            Hãy bỏ bớt điều kiện lọc ở trên.
          </EmptyState>
        }
        columns={[
          { head: 'Cơ quan', width: 'roomy', cell: (row) => <BodyCell row={row} /> },
          { head: 'Kế hoạch trả lời', cell: (row) => answerWords(row) },
          { head: 'Hạn ban hành', cell: (row) => dueWordsOf(row, plan.rule, view.today) },
          {
            head: 'Đã đưa vào',
            align: 'end',
            cell: (row) => (row.state === 'asked' ? `${coveredOf(row.figures)} trong ${row.figures.due}` : ''),
          },
          { head: 'Tình trạng', width: 'tight', cell: (row) => <Chip {...wordForRow(row, plan.rule, view.today)} /> },
        ]}
      />
      <Pagination
        page={filter.page}
        pageSize={coveragePageSize}
        total={found.length}
        unit="cơ quan"
        href={(page) => address(path, view.query, { trang: String(page) })}
      />
      <CoverageMatrix
        planId={plan.id}
        rows={shown.filter((row) => row.state === 'asked')}
        tasks={tasks}
        cells={cells}
      />
    </>
  )
}

function toneOf(row: AddresseeRow, { plan }: CoveragePageProps, view: View): 'warm' | 'danger' | undefined {
  const tags = tagsOf(row, plan.rule, view.today)
  if (tags.has('late')) return 'danger'
  return tags.has('stale') || tags.has('past-rule') ? 'warm' : undefined
}

function BodyCell({ row }: { row: AddresseeRow }) {
  return (
    <>
      {row.bodyName}
      {row.formerNames.length > 0 && <span class="quiet-words"> (kế tục {row.formerNames.join(', ')})</span>}
    </>
  )
}

function answerWords(row: AddresseeRow): string {
  if (row.answer !== null) return [row.answer.number, row.answer.title].filter(Boolean).join(' – ')
  if (row.state !== 'asked') return row.reason
  if (row.proposals > 0) return `${row.proposals} kế hoạch chờ xác nhận`
  return 'Chưa có'
}
