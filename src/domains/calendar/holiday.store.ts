import type { Day } from '#base/day.ts'
import type { Holiday } from '#domains/calendar/calendar.ts'
import holidays from '#domains/calendar/facts/holidays.json' with { type: 'json' }
import type { Tx } from '#platform/database/database.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    holiday: HolidayTable
  }
}

export type HolidayTable = {
  day: Day
  name: string
  kind: Holiday['kind']
  source: string
  source_day: Day | null
  verified: Holiday['verified']
  entered_by: string | null
  entered_at: Date | null
}

/** The days that ship with the system. */
export const shippedHolidays = holidays as readonly Holiday[]

/** Brings the shipped days up to date; what an administrator entered stays as entered. */
export async function loadHolidays(tx: Tx, shipped: readonly Holiday[] = shippedHolidays): Promise<void> {
  await tx.deleteFrom('holiday').where('entered_at', 'is', null).execute()
  await tx
    .insertInto('holiday')
    .values(shipped.map((holiday) => ({ ...rowOf(holiday), entered_by: null, entered_at: null })))
    .onConflict((on) => on.column('day').doNothing())
    .execute()
}

/** Replaces whatever was known of the day. */
export async function saveHoliday(tx: Tx, holiday: Holiday, entered: { by: string | null; at: Date }): Promise<void> {
  const row = { ...rowOf(holiday), entered_by: entered.by, entered_at: entered.at }
  await tx
    .insertInto('holiday')
    .values(row)
    .onConflict((on) => on.column('day').doUpdateSet(row))
    .execute()
}

export function holidayOf(row: Omit<HolidayTable, 'entered_by' | 'entered_at'>): Holiday {
  const { day, name, kind, source, source_day, verified } = row
  return { day, name, kind, source, sourceDay: source_day, verified }
}

export const holidayColumns = ['day', 'name', 'kind', 'source', 'source_day', 'verified'] as const

function rowOf({ day, name, kind, source, sourceDay, verified }: Holiday) {
  return { day, name, kind, source, source_day: sourceDay, verified }
}
