import { showMoment } from '#base/day.ts'
import type { ToldPerson } from '#domains/plans/changes/change-notice.queries.ts'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'

/** Đã báo cho ai: who was told of the amendment and who has read it, by name. */
export function ToldPeople({ people }: { people: readonly ToldPerson[] }) {
  if (people.length === 0) return null
  const read = people.filter((one) => one.acknowledgedAt !== null).length
  return (
    <details open={read < people.length} id="da-bao">
      <summary>
        Đã báo cho {people.length} người, {read} người đã đọc
      </summary>
      <DataTable
        caption="Những người đã được báo việc sửa đổi"
        captionUnseen
        rows={people}
        rowKey={(one) => one.personId}
        cards
        columns={[
          { head: 'Họ và tên', cell: (one) => one.name },
          { head: 'Cơ quan', cell: (one) => one.bodyName ?? 'không ghi' },
          { head: 'Nội dung báo', width: 'roomy', cell: (one) => one.summary },
          { head: 'Báo lúc', cell: (one) => showMoment(one.notedAt) },
          {
            head: 'Đã đọc',
            width: 'tight',
            cell: (one) =>
              one.acknowledgedAt === null ? <Chip tone="warm" label="Chưa đọc" /> : showMoment(one.acknowledgedAt),
          },
        ]}
      />
    </details>
  )
}
