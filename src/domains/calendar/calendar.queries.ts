import { sql } from 'kysely'
import { type Calendar, calendarOf, type Holiday } from '#domains/calendar/calendar.ts'
import { holidayColumns, holidayOf } from '#domains/calendar/holiday.store.ts'
import type { Db } from '#platform/database/database.ts'

/** All known days off and swapped days; about fifteen a year. */
export async function loadCalendar(db: Db): Promise<Calendar> {
  const rows = await db.selectFrom('holiday').select(holidayColumns).orderBy('day').limit(5000).execute()
  return calendarOf(rows.map(holidayOf))
}

/** The days of one year, sure or not, for showing. */
export async function listHolidays(db: Db, year: number): Promise<Holiday[]> {
  const rows = await db
    .selectFrom('holiday')
    .select(holidayColumns)
    .where('day', '>=', `${year}-01-01`)
    .where('day', '<=', `${year}-12-31`)
    .orderBy('day')
    .execute()
  return rows.map(holidayOf)
}

/** The years of which any holiday is known, oldest first. */
export async function listHolidayYears(db: Db): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from day)::integer as year from holiday order by 1 limit 200`.execute(db)
  return rows.map(({ year }) => year)
}
