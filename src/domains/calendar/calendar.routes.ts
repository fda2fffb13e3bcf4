import { readDay, yearOf } from '#base/day.ts'
import { enterHoliday, refusals as enterRefusals } from '#domains/calendar/acts/enter-holiday.ts'
import { listHolidays, listHolidayYears } from '#domains/calendar/calendar.queries.ts'
import { holidaysPage } from '#domains/calendar/pages/holidays-page.tsx'
import { holidaysSheet } from '#domains/calendar/pages/holidays-sheet.ts'
import { calendarPath } from '#domains/calendar/pages/paths.ts'
import { listAnswer } from '#engines/spreadsheets/list-answer.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { type Routes, raw, read, submit } from '#platform/http/routes.ts'
import type { ReadContext, WebRequest } from '#platform/http/web-request.ts'
import { everywhere, may, mayAnywhere, refusals } from '#platform/permission/permission.ts'

/** Whoever counts days reads it, and so does who keeps it, an administrator without tasks. */
const holidays = read(
  'anyone',
  async ({ db, actor, query, today }: ReadContext) => {
    refuseStrangers(actor)
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

/** The same year as a file; about fifteen rows. */
const holidaysFile = raw('anyone', async (context) => {
  const { db, actor, query, today } = context
  refuseStrangers(actor)
  const year = yearIn(query.nam) ?? yearOf(today)
  const sheet = holidaysSheet(year, await listHolidays(db, year))
  const filter = [['Năm', String(year)]] as const
  return listAnswer(context, { sheet, filter, isCut: false, address: `${calendarPath}?nam=${year}` })
})

function refuseStrangers(actor: Actor): void {
  if (!mayAnywhere(actor, 'read tasks') && !mayAnywhere(actor, 'keep the calendar')) throw refusals.mayNot
}

/** Ngày nghỉ và ngày làm bù: read by everybody at work, kept for the whole country by who is trusted with it. */
export const calendarRoutes: Routes = {
  [`GET ${calendarPath}`]: holidays,
  [`GET ${calendarPath}/xuat.xlsx`]: holidaysFile,
  [`POST ${calendarPath}`]: submit(enterHoliday, { again: holidays, to: (_, request) => toYear(request) }),
}

function toYear(request: WebRequest) {
  return { to: request.address, notice: 'Đã ghi vào lịch. Từ nay ngày này được dùng để tính hạn.' }
}

function yearIn(text: string | undefined): number | undefined {
  const year = Number(text)
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined
}
