import { shorten } from '#base/vietnamese.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import type { BulkRow } from '#domains/plans/bulk.queries.ts'
import { type BulkKind, bulkRowsMax, bulkWords } from '#domains/plans/bulk.ts'
import { dueWords } from '#domains/plans/pages/obligation-words.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { Button } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost, HiddenField } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type BulkPageProps = {
  kind: BulkKind
  calendar: Calendar
  rows: BulkRow[]
  unknown: number
  /** More rows than may be done at once were asked for: none is shown. */
  tooMany: boolean
  officers: { id: string; name: string; bodyName: string | null; fits: number }[]
  officerId: string | null
  /** What was chosen, to choose the officer for it. */
  ids: readonly string[]
}

/** What a deed on many rows would do, before it is done: each row with what becomes of it, or why it is left. */
export function bulkPage(props: BulkPageProps, view: View): PageParts {
  const { kind, rows, unknown, tooMany } = props
  const { verb } = bulkWords[kind]
  const possible = rows.filter((row) => row.refusal === null)
  const left = rows.filter((row) => row.refusal !== null)
  const isOfficerMissing = kind === 'assign' && props.officerId === null
  return {
    title: `${verb} nhiều mốc`,
    section: 'tasks',
    islands: ['keys', 'form-guard'],
    trail: [{ label: 'Nhiệm vụ', href: paths.queue }],
    body: (
      <>
        <PageHead
          title={`${verb} nhiều mốc`}
          lead={isOfficerMissing ? 'Trước hết hãy chọn người phụ trách.' : sayOutlook(possible.length, left.length)}
        />
        <ErrorSummary refusal={view.refusal} />
        {tooMany && (
          <EmptyState title={`Nhiều hơn ${bulkRowsMax} mốc`} icon="list">
            Mỗi lần chỉ làm được nhiều nhất {bulkRowsMax} mốc. Hãy quay lại danh sách và lọc hẹp hơn.
          </EmptyState>
        )}
        {!tooMany && rows.length === 0 && (
          <EmptyState title="Chưa chọn mốc nào" icon="list">
            Hãy quay lại danh sách nhiệm vụ, đánh dấu các mốc cần làm rồi bấm lại.
          </EmptyState>
        )}
        {unknown > 0 && <p>{unknown} mốc không tìm thấy, hoặc ông/bà không được giao quyền làm việc này trên đó.</p>}
        {kind === 'assign' && rows.length > 0 && <OfficerForm {...props} />}
        {!isOfficerMissing && possible.length > 0 && (
          <DoForm kind={kind} possible={possible} props={props} view={view} />
        )}
        {left.length > 0 && (
          <DataTable
            caption={`Không làm được: ${left.length} mốc`}
            rows={left}
            rowKey={(row) => row.obligationId}
            rowHref={(row) => `${paths.task(row.taskId)}#moc-${row.obligationId}`}
            cards
            columns={[
              { head: 'Nhiệm vụ', width: 'roomy', cell: (row) => `${row.path} ${shorten(row.text, textLengthMax)}` },
              { head: 'Mốc', cell: (row) => row.label },
              { head: 'Lý do', width: 'roomy', cell: (row) => row.refusal },
            ]}
          />
        )}
        <p>
          <a href={backOf(view)}>Quay lại danh sách</a>
        </p>
      </>
    ),
  }
}

function sayOutlook(possible: number, left: number): string {
  return left === 0 ? `Sẽ làm trên ${possible} mốc.` : `Sẽ làm trên ${possible} mốc; ${left} mốc không làm được.`
}

/** The officer is asked for in the address, so that what follows is already about that officer. */
function OfficerForm({ officers, officerId, ids }: BulkPageProps) {
  return (
    <form class="form" method="get" action={paths.bulk('assign')}>
      {ids.map((id) => (
        <HiddenField key={id} name="moc" value={id} />
      ))}
      <SelectField
        name="nguoi"
        label="Người phụ trách"
        empty="Chọn cán bộ"
        value={officerId ?? ''}
        options={officers.map(({ id, name, bodyName, fits }) => ({
          value: id,
          label: `${[name, bodyName].filter(Boolean).join(', ')} (hợp với ${fits} nhiệm vụ)`,
        }))}
      />
      <div class="buttons">
        <Button label="Xem trước với người này" tone={officerId === null ? 'primary' : 'plain'} />
      </div>
    </form>
  )
}

function DoForm({
  kind,
  possible,
  props,
  view,
}: {
  kind: BulkKind
  possible: BulkRow[]
  props: BulkPageProps
  view: View
}) {
  const field = fieldsOf(view, {})
  const officer = props.officers.find(({ id }) => id === props.officerId)
  return (
    <FormPost
      action={view.address}
      csrf={view.csrf}
      submit={`${bulkWords[kind].verb} ${possible.length} mốc`}
      cancel={{ label: 'Không làm', href: backOf(view) }}
      hidden={kind === 'assign' ? { officerId: props.officerId ?? '' } : {}}
    >
      {kind === 'explain' && (
        <TextArea
          {...field('text')}
          label="Nội dung cần giải trình"
          rows={4}
          hint="Gửi như nhau cho mọi mốc"
          required
        />
      )}
      {possible.map((row) => (
        <HiddenField key={row.obligationId} name="rows" value={`${row.obligationId}~${row.version}`} />
      ))}
      <DataTable
        caption={`Sẽ làm: ${possible.length} mốc`}
        rows={possible}
        rowKey={(row) => row.obligationId}
        cards
        columns={[
          { head: 'Nhiệm vụ', width: 'roomy', cell: (row) => `${row.path} ${shorten(row.text, textLengthMax)}` },
          { head: 'Mốc', cell: (row) => row.label },
          {
            head: 'Hạn',
            cell: (row) => dueWords(row, view.today, props.calendar),
          },
          { head: 'Thay đổi', cell: (row) => changeOf(kind, row, officer?.name) },
        ]}
      />
    </FormPost>
  )
}

function changeOf(kind: BulkKind, row: BulkRow, officerName: string | undefined): string {
  switch (kind) {
    case 'assign':
      return `${row.officerName ?? 'Chưa phân công'} → ${officerName ?? 'người đã chọn'}`
    case 'explain':
      return 'Thêm yêu cầu giải trình'
    case 'check':
      return 'Có sản phẩm kèm theo → Đã kiểm tra'
  }
}

const textLengthMax = 120

/** The list as it was filtered. */
function backOf({ query }: View): string {
  const { moc, nguoi, 'tat-ca': everything, ...filter } = query
  return `${paths.queue}?${new URLSearchParams(filter)}`
}
