import { dayAt, showDay } from '#base/day.ts'
import { closedNames, deskStateNames } from '#domains/matters/citizen-state.ts'
import type { RegisterRow } from '#domains/matters/desk/register.queries.ts'
import { registerPageSize } from '#domains/matters/desk/register.queries.ts'
import { type RegisterFilter, type RegisterShow, registerShows } from '#domains/matters/desk/register-filter.ts'
import { matterKinds } from '#domains/matters/matter-kind.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { DeskTabs } from '#domains/matters/pages/desk-tabs.tsx'
import { stateTones } from '#domains/matters/pages/tracked-page.tsx'
import { channels } from '#domains/matters/submission.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { Checkbox } from '#ui/fields/choice-groups.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type RegisterPageProps = {
  rows: RegisterRow[]
  /** Whose words repeat those of another at the same body. */
  repeated: ReadonlySet<string>
  filter: RegisterFilter
  counts: { open: number; late: number; unhappy: number }
  mayWork: boolean
  mayKeepDesk: boolean
}

const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))
const kindNames = Object.fromEntries(Object.entries(matterKinds).map(([key, { name }]) => [key, name]))

/** Sổ theo dõi: one for every way in; what is nearest its day stands first. */
export function registerPage(
  { rows, repeated, filter, counts, mayWork, mayKeepDesk }: RegisterPageProps,
  view: View,
): PageParts {
  const last = rows.at(-1)
  return {
    title: 'Sổ theo dõi',
    section: 'matters',
    wide: true,
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title="Sổ theo dõi"
          lead={`${counts.open} đang mở, ${counts.late} quá hạn, ${counts.unhappy} người gửi nói chưa xong.`}
          actions={
            <>
              {mayWork && (
                <LinkButton href={matterPaths.intake} label="Nhập đơn, cuộc gọi" icon="plus" tone="primary" />
              )}
              <LinkButton href={matterPaths.print} label="In sổ" icon="print" />
              {mayKeepDesk && <LinkButton href={matterPaths.desk} label="Nơi nhận" icon="settings" />}
            </>
          }
        />
        <DeskTabs current="register" view={view} />
        <FilterForm action={matterPaths.register}>
          <SelectField name="xem" label="Xem" options={options(registerShows)} value={filter.show} width="medium" />
          <SelectField
            name="loai"
            label="Loại"
            empty="Mọi loại"
            options={options(kindNames)}
            value={filter.kind}
            width="medium"
          />
          <SelectField
            name="kenh"
            label="Cách nhận"
            empty="Mọi cách"
            options={options(channels)}
            value={filter.channel}
            width="medium"
          />
          <TextField
            name="tim"
            kind="search"
            label="Tìm"
            hint="Số 12/2026, tên người gửi, trích yếu"
            value={filter.search}
            width="medium"
          />
          <Checkbox name="cua-toi" label="Giao cho tôi" checked={filter.mine} />
        </FilterForm>
        <DataTable
          caption={registerShows[filter.show]}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => matterPaths.matter(row.id)}
          rowTone={(row) =>
            isLate(row, view.today)
              ? 'danger'
              : row.personSays === 'not-resolved' || row.state === 'waiting'
                ? 'warm'
                : undefined
          }
          cards
          empty={<Empty show={filter.show} mayWork={mayWork} />}
          columns={[
            {
              head: 'Trích yếu',
              width: 'roomy',
              cell: (row) => row.title,
            },
            { head: 'Số', width: 'tight', cell: (row) => `${row.number}/${row.year}` },
            {
              head: 'Loại, cách nhận',
              cell: (row) => `${matterKinds[row.kind].short}, ${channels[row.channel].toLowerCase()}`,
            },
            { head: 'Người gửi', cell: (row) => (row.isSecret ? 'giữ kín' : row.submitterName || 'không xưng tên') },
            { head: 'Nhận', width: 'tight', cell: (row) => showDay(dayAt(row.receivedAt)) },
            {
              head: 'Hạn gần nhất',
              width: 'tight',
              cell: (row) =>
                row.nextDue === null ? (
                  '–'
                ) : isLate(row, view.today) ? (
                  <Chip tone="danger" label={`Quá hạn ${showDay(row.nextDue)}`} />
                ) : (
                  showDay(row.nextDue)
                ),
            },
            { head: 'Cán bộ', cell: (row) => officerOf(row) },
            {
              head: 'Trạng thái',
              width: 'tight',
              cell: (row) => (
                <>
                  <StateChip {...row} /> {repeated.has(row.id) && <Chip tone="neutral" label="Có thể trùng" />}
                </>
              ),
            },
          ]}
        />
        {last !== undefined && rows.length === registerPageSize && (
          <p>
            <a href={address(matterPaths.register, view.query, { sau: `${last.key}_${last.id}` })} rel="next">
              Trang sau
            </a>
          </p>
        )}
      </>
    ),
  }
}

function isLate({ lateAfter }: RegisterRow, today: string): boolean {
  return lateAfter !== null && lateAfter < today
}

/** Somebody who left still stands there, so that it is known whom to ask; the work needs another. */
function officerOf({ officerName, officerLeft }: RegisterRow): string {
  if (officerName === null) return 'chưa giao'
  return officerLeft ? `${officerName} (đã thôi, cần giao lại)` : officerName
}

function StateChip({ state, closedAs, personSays, withdrawalAskedOn }: RegisterRow) {
  if (withdrawalAskedOn !== null && state !== 'closed') return <Chip tone="warm" label="Người gửi xin rút" />
  if (personSays === 'not-resolved' && state !== 'closed') return <Chip tone="warm" label="Người gửi nói chưa xong" />
  return <Chip tone={stateTones[state]} label={closedAs === null ? deskStateNames[state] : closedNames[closedAs]} />
}

function Empty({ show, mayWork }: { show: RegisterShow; mayWork: boolean }) {
  return (
    <EmptyState title={show === 'late' ? 'Không có việc nào quá hạn' : 'Sổ chưa có việc nào ở mục này'}>
      <p>
        Câu hỏi, đơn, phản ánh gửi qua cổng vào đây ngay.
        {mayWork && ' Điện thoại, đơn giấy, tiếp công dân: bấm «Nhập đơn, cuộc gọi».'}
      </p>
    </EmptyState>
  )
}
