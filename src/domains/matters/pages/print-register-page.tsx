import { type Day, dayAt, showDay } from '#base/day.ts'
import type { BodyChoice, BodyLine } from '#domains/bodies/body-choice.queries.ts'
import { closedNames, deskStateNames } from '#domains/matters/citizen-state.ts'
import { type listForPrint, printPartSize } from '#domains/matters/desk/register.queries.ts'
import { matterKinds } from '#domains/matters/matter-kind.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { channels } from '#domains/matters/submission.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { BodyChoiceFields } from '#ui/parts/body-choice.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'
import { showNumber } from '#ui/show.ts'

export type PrintRegisterProps = {
  choice: BodyChoice
  body: BodyLine
  from: Day
  to: Day
  /** All of the time that was chosen; a part of it stands on the page. */
  total: number
  part: number
  parts: number
  rows: Awaited<ReturnType<typeof listForPrint>>
}

/** Sổ in, with the columns of Mẫu 03/TCD; of a secret matter the person's columns stay empty. @law Nghị định 154/2026/NĐ-CP */
export function printRegisterPage(props: PrintRegisterProps, view: View): PageParts {
  const { choice, body, from, to, total, part, parts, rows } = props
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
          title={`Sổ tiếp nhận, theo dõi – ${body.bodyName}`}
          lead={`Từ ngày ${showDay(from)} đến ngày ${showDay(to)}. Các cột theo Mẫu 03/TCD, Nghị định 154/2026/NĐ-CP.`}
        />
        <FilterForm action={matterPaths.print}>
          <BodyChoiceFields choice={choice} body={body} />
          <DateField name="tu" label="Từ ngày" value={from} />
          <DateField name="den" label="Đến ngày" value={to} />
        </FilterForm>
        {parts > 1 && <Parts {...props} view={view} />}
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
        <p>
          {parts > 1 && `Phần ${part}/${parts}, ${showNumber(rows.length)} vụ việc. `}
          Tổng số từ ngày {showDay(from)} đến ngày {showDay(to)}: {showNumber(total)}. Người ghi sổ ký tên: ………………
        </p>
      </div>
    ),
  }
}

/** A long register is printed in parts; each says which it is, and how many there are. */
function Parts({ rows, total, part, parts, view }: PrintRegisterProps & { view: View }) {
  const [first, last] = [rows[0], rows.at(-1)]
  return (
    <>
      <p>
        Sổ in làm {parts} phần. Đây là phần {part}
        {first && last && `, từ số ${first.number}/${first.year} đến số ${last.number}/${last.year}`}.
      </p>
      <Pagination
        page={part}
        pageSize={printPartSize}
        total={total}
        unit="vụ việc"
        href={(one) => address(matterPaths.print, view.query, { phan: String(one) })}
      />
    </>
  )
}
