import { showDay } from '#base/day.ts'
import type { DueDecision } from '#domains/practitioners/decision-clock.ts'
import { StateChip } from '#domains/practitioners/pages/state-chip.tsx'
import { type PractitionerFilter, practitionerShows } from '#domains/practitioners/practitioner-filter.ts'
import { kindOf, practitionerKinds } from '#domains/practitioners/practitioner-kind.ts'
import { practitionerPaths } from '#domains/practitioners/practitioner-paths.ts'
import type { WorkCount } from '#domains/practitioners/practitioner-work.queries.ts'
import {
  type PractitionerCounts,
  type PractitionerRow,
  practitionerPageSize,
} from '#domains/practitioners/practitioners.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { ExportLink } from '#ui/parts/export-link.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type PractitionersPageProps = {
  rows: (PractitionerRow & { due: DueDecision | undefined; work: WorkCount })[]
  filter: PractitionerFilter
  counts: PractitionerCounts
  words: { fields: string[]; languages: string[] }
  mayKeep: boolean
}

/** Người làm công tác pháp luật: the lists in reach, one below the other. */
export function practitionersPage(props: PractitionersPageProps, view: View): PageParts {
  const { rows, filter, counts, mayKeep } = props
  const last = rows.at(-1)
  return {
    title: 'Người làm công tác pháp luật',
    section: 'practitioners',
    wide: true,
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title="Người làm công tác pháp luật"
          lead={
            <p>
              {showNumber(counts.active)} đang hoạt động,{' '}
              <a href={address(practitionerPaths.list, { xem: 'waiting' })}>
                {showNumber(counts.waiting)} chờ quyết định
              </a>
              ,{' '}
              <a href={address(practitionerPaths.list, { xem: 'ending' })}>
                {showNumber(counts.ending)} sắp hết hoặc đã hết nhiệm kỳ
              </a>
              .
            </p>
          }
          actions={
            <>
              {mayKeep && (
                <LinkButton href={practitionerPaths.add} label="Ghi người, tổ chức" icon="plus" tone="primary" />
              )}
              <LinkButton href={practitionerPaths.openings} label="Đợt đăng ký tháng 9" icon="calendar" />
              <LinkButton href={practitionerPaths.print} label="In danh sách" icon="print" />
              <ExportLink href={address(practitionerPaths.exported, view.query, { sau: undefined })} />
            </>
          }
        />
        <Filters {...props} />
        <DataTable
          caption={practitionerShows[filter.show]}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => practitionerPaths.one(row.id)}
          rowTone={(row) => (row.due?.isLate ? 'danger' : row.asked !== null ? 'warm' : undefined)}
          cards
          empty={<Empty mayKeep={mayKeep} />}
          columns={[
            { head: 'Tên', width: 'roomy', cell: (row) => row.name },
            { head: 'Loại', cell: (row) => kindOf(row.kind).short },
            { head: 'Chức vụ, nơi công tác', cell: (row) => row.title },
            { head: 'Lĩnh vực', cell: (row) => row.fields.join(', ') },
            { head: 'Địa bàn', cell: (row) => row.serves.join(', ') || row.bodyName },
            { head: 'Đã làm', cell: ({ work }) => <Done {...work} /> },
            { head: 'Công nhận', width: 'tight', cell: (row) => since(row) },
            { head: 'Tình trạng', width: 'tight', cell: (row) => <RowState row={row} /> },
          ]}
        />
        {last !== undefined && rows.length === practitionerPageSize && (
          <p>
            <a href={address(practitionerPaths.list, view.query, { sau: `${last.key}_${last.id}` })} rel="next">
              Trang sau
            </a>
          </p>
        )}
      </>
    ),
  }
}

function Filters({ filter, words }: PractitionersPageProps) {
  const options = (list: readonly string[]) => list.map((word) => ({ value: word, label: word }))
  const shows = Object.entries(practitionerShows).map(([value, label]) => ({ value, label }))
  const kinds = practitionerKinds.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <FilterForm action={practitionerPaths.list} keep={{ 'co-quan': filter.bodyId }}>
      <SelectField name="xem" label="Xem" options={shows} value={filter.show} width="medium" />
      <SelectField name="loai" label="Loại" empty="Mọi loại" options={kinds} value={filter.kind} width="medium" />
      <SelectField
        name="linh-vuc"
        label="Lĩnh vực"
        empty="Mọi lĩnh vực"
        options={options(words.fields)}
        value={filter.field}
        width="medium"
      />
      <SelectField
        name="tieng"
        label="Tiếng nói được"
        empty="Mọi thứ tiếng"
        options={options(words.languages)}
        value={filter.language}
        width="medium"
      />
      <DateField
        name="chua-tap-huan"
        label="Chưa được tập huấn từ"
        hint="Ngày/tháng/năm"
        value={filter.untrainedSince === undefined ? '' : showDay(filter.untrainedSince)}
      />
      <TextField
        name="tim"
        kind="search"
        label="Tìm"
        hint="Tên, nơi công tác, thôn"
        value={filter.search}
        width="medium"
      />
    </FilterForm>
  )
}

function since({ sinceDay, decisionNumber }: PractitionerRow): string {
  if (sinceDay === null) return '–'
  return decisionNumber === null ? showDay(sinceDay) : `${decisionNumber}, ${showDay(sinceDay)}`
}

/** In the last twelve months, and the last training ever noted. */
function Done({ spoke, lastTrained }: WorkCount) {
  return (
    <>
      trình bày {showNumber(spoke)} lần/12 tháng
      <br />
      {lastTrained === null ? 'chưa ghi tập huấn' : `tập huấn ${showDay(lastTrained)}`}
    </>
  )
}

function RowState({ row }: { row: PractitionersPageProps['rows'][number] }) {
  const { due } = row
  return (
    <>
      <StateChip {...row} />
      {due !== undefined && (
        <Chip tone={due.isLate ? 'danger' : 'warm'} label={`${due.isLate ? 'Quá hạn' : 'Hạn'} ${showDay(due.day)}`} />
      )}
    </>
  )
}

function Empty({ mayKeep }: { mayKeep: boolean }) {
  return (
    <EmptyState title="Danh sách báo cáo viên, tuyên truyền viên, luật gia, câu lạc bộ sẽ nằm ở đây" icon="people">
      {mayKeep
        ? 'Bấm «Ghi người, tổ chức»: ghi đề nghị, rồi lãnh đạo ghi quyết định công nhận.'
        : 'Không có ai ở mục này. Hãy bỏ bớt bộ lọc.'}
    </EmptyState>
  )
}
