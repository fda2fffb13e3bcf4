import { readDay, yearOf } from '#base/day.ts'
import { enterHoliday, refusals as enterRefusals } from '#domains/calendar/acts/enter-holiday.ts'
import { listHolidays, listHolidayYears } from '#domains/calendar/calendar.queries.ts'
import { holidaysPage } from '#domains/calendar/pages/holidays-page.tsx'
import { calendarPath } from '#domains/calendar/pages/paths.ts'
import { type Routes, read, submit } from '#platform/http/routes.ts'
import type { ReadContext, WebRequest } from '#platform/http/web-request.ts'
import { everywhere, may, mayAnywhere, refusals } from '#platform/permission/permission.ts'

/** Whoever counts days reads it, and so does who keeps it, an administrator without tasks. */
const holidays = read(
  'anyone',
  async ({ db, actor, query, today }: ReadContext) => {
    if (!mayAnywhere(actor, 'read tasks') && !mayAnywhere(actor, 'keep the calendar')) throw refusals.mayNot
    const year = yearIn(query.nam) ?? yearOf(today)
    const days = await listHolidays(db, year)
    return {
      year,
      days,
      years: await listHolidayYears(db),
      closedBecause: may(actor, 'keep the calendar', everywhere) ? undefined : enterRefusals.nationalOnly.message,
      chosen: days.find(({ day }) => day === readDay(query.ngay ?? '')),
    }
  },
  holidaysPage,
)

/** Ngày nghỉ và ngày làm bù: read by everybody at work, kept for the whole country by who is trusted with it. */
export const calendarRoutes: Routes = {
  [`GET ${calendarPath}`]: holidays,
  [`POST ${calendarPath}`]: submit(enterHoliday, { again: holidays, to: (_, request) => toYear(request) }),
}

function toYear(request: WebRequest) {
  return { to: request.address, notice: 'Đã ghi vào lịch. Từ nay ngày này được dùng để tính hạn.' }
}

function yearIn(text: string | undefined): number | undefined {
  const year = Number(text)
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined
}
