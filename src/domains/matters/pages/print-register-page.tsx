import { type Day, dayAt, showDay } from '#base/day.ts'
import { closedNames, deskStateNames } from '#domains/matters/citizen-state.ts'
import type { listForPrint } from '#domains/matters/desk/register.queries.ts'
import { matterKinds } from '#domains/matters/matter-kind.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { channels } from '#domains/matters/submission.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type PrintRegisterProps = {
  bodies: { bodyId: string; bodyName: string }[]
  bodyId: string
  bodyName: string
  from: Day
  to: Day
  rows: Awaited<ReturnType<typeof listForPrint>>
}

/** Sổ in, with the columns of Mẫu 03/TCD; of a secret matter the person's columns stay empty. @law Nghị định 154/2026/NĐ-CP */
export function printRegisterPage({ bodies, bodyId, bodyName, from, to, rows }: PrintRegisterProps): PageParts {
  const petition = (kind: string) =>
    kind === 'complaint' || kind.startsWith('denunciation') || kind === 'feedback' ? 'x' : ''
  return {
    title: 'Sổ theo dõi để in',
    section: 'matters',
    wide: true,
    trail: [{ label: 'Sổ theo dõi', href: matterPaths.register }],
    body: (
      <div class="register-print">
        <PageHead
          title={`Sổ tiếp nhận, theo dõi – ${bodyName}`}
          lead={`Từ ngày ${showDay(from)} đến ngày ${showDay(to)}. Các cột theo Mẫu 03/TCD, Nghị định 154/2026/NĐ-CP.`}
        />
        <FilterForm action={matterPaths.print}>
          {bodies.length > 1 && (
            <SelectField
              name="co-quan"
              label="Cơ quan"
              options={bodies.map((body) => ({ value: body.bodyId, label: body.bodyName }))}
              value={bodyId}
              width="medium"
            />
          )}
          <DateField name="tu" label="Từ ngày" value={from} />
          <DateField name="den" label="Đến ngày" value={to} />
        </FilterForm>
        <DataTable
          caption="Sổ tiếp nhận, theo dõi"
          captionUnseen
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { head: 'Số', cell: (row) => `${row.number}/${row.year}` },
            { head: 'Ngày tiếp, nhận', cell: (row) => showDay(dayAt(row.receivedAt)) },
            {
              head: 'Họ tên, địa chỉ',
              cell: (row) => (row.isSecret ? 'giữ kín' : [row.submitterName, row.address].filter(Boolean).join(', ')),
            },
            { head: 'Nội dung', width: 'roomy', cell: (row) => row.title },
            { head: 'Loại', cell: (row) => matterKinds[row.kind].short },
            { head: 'Là đơn', cell: (row) => petition(row.kind) },
            { head: 'Cách nhận', cell: (row) => channels[row.channel] },
            { head: 'Thụ lý', cell: (row) => (row.acceptedOn === null ? '' : showDay(row.acceptedOn)) },
            { head: 'Trả lời', cell: (row) => (row.answeredOn === null ? '' : showDay(row.answeredOn)) },
            {
              head: 'Kết quả',
              cell: (row) => (row.closedAs === null ? deskStateNames[row.state] : closedNames[row.closedAs]),
            },
            { head: 'Cán bộ', cell: (row) => row.officerName ?? '' },
          ]}
        />
        <p>Tổng số: {rows.length}. Người ghi sổ ký tên: ………………</p>
      </div>
    ),
  }
}
