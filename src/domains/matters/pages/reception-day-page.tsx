import { type Day, showDay, showDayWithWeekday } from '#base/day.ts'
import { showMinutes } from '#base/hour.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { receptionStep, registerStep } from '#domains/matters/pages/desk-trail.ts'
import type { DayBooking } from '#domains/matters/reception/reception.queries.ts'
import { bookingStateNames } from '#domains/matters/reception/reception.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { PostButton } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type ReceptionDayProps = { bodyId: string; bodyName: string; day: Day; bookings: DayBooking[] }

/** Danh sách một ngày tiếp, to be printed and worked through. */
export function receptionDayPage({ bodyName, day, bookings }: ReceptionDayProps, view: View): PageParts {
  return {
    title: `Tiếp công dân ${showDay(day)}`,
    section: 'matters',
    wide: true,
    trail: [registerStep, receptionStep],
    body: (
      <div class="register-print">
        <PageHead
          title={`Tiếp công dân ${showDayWithWeekday(day)}`}
          lead={`${bodyName}. ${bookings.length} người đã hẹn.`}
        />
        <DataTable
          caption="Người đã hẹn"
          captionUnseen
          rows={bookings}
          rowKey={(row) => row.id}
          cards
          empty={<p>Ngày này chưa có ai hẹn.</p>}
          columns={[
            { head: 'Giờ', width: 'tight', cell: (row) => showMinutes(row.minutes) },
            { head: 'Người hẹn', cell: (row) => row.name || 'không cho biết trước' },
            { head: 'Điện thoại', width: 'tight', cell: (row) => row.phone || '–' },
            { head: 'Việc', width: 'roomy', cell: (row) => row.about || '–' },
            { head: 'Người tiếp', cell: (row) => row.receiver },
            {
              head: 'Kết quả',
              cell: (row) =>
                row.matterId === null ? (
                  bookingStateNames[row.state]
                ) : (
                  <a href={matterPaths.matter(row.matterId)}>{bookingStateNames[row.state]}, xem vụ việc</a>
                ),
            },
            {
              head: 'Ghi',
              cell: (row) =>
                row.state !== 'booked' || day > view.today ? null : (
                  <>
                    <a href={matterPaths.visit(row.id)}>Đã đến: ghi việc của lượt {showMinutes(row.minutes)}</a>
                    <PostButton
                      action={matterPaths.missed(row.id)}
                      csrf={view.csrf}
                      label="Không đến"
                      tone="quiet"
                      hidden={{ ngay: day }}
                    />
                  </>
                ),
            },
          ]}
        />
      </div>
    ),
  }
}
