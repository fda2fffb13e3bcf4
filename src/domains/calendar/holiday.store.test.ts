import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { listHolidays, loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { isWorkingDay } from '#domains/calendar/calendar.ts'
import { loadHolidays, saveHoliday, shippedHolidays } from '#domains/calendar/holiday.store.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

onBothDatabases('lịch nghỉ', (database) => {
  test('nạp lịch kèm theo, nạp lại không đổi gì', async () => {
    await database().transaction((tx) => loadHolidays(tx))
    await database().transaction((tx) => loadHolidays(tx))
    const calendar = await loadCalendar(database().kysely)
    expect([...calendar.holidays.values()]).toEqual(shippedHolidays)
    expect(isWorkingDay('2026-02-16', calendar)).toBe(false)
  })

  test('ngày do người quản trị nhập thay ngày kèm theo, và còn lại sau khi nạp lại', async () => {
    const decided = {
      name: 'Tết Nguyên đán',
      kind: 'off',
      source: 'Quyết định 1/QĐ-TTg',
      sourceDay: '2026-11-20',
      verified: 'A',
    } as const
    await database().transaction((tx) => loadHolidays(tx))
    const before = await loadCalendar(database().kysely)
    expect(isWorkingDay('2027-02-05', before)).toBe(true)
    await database().transaction((tx) =>
      saveHoliday(tx, { day: '2027-02-05', ...decided }, { by: newId(), at: new Date() }),
    )
    await database().transaction((tx) => loadHolidays(tx))
    const after = await loadCalendar(database().kysely)
    expect(isWorkingDay('2027-02-05', after)).toBe(false)
    expect(await listHolidays(database().kysely, 2027)).toContainEqual({ day: '2027-02-05', ...decided })
  })
})
