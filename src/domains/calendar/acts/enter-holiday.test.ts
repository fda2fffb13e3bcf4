import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { enterHoliday, refusals } from '#domains/calendar/acts/enter-holiday.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { isWorkingDay } from '#domains/calendar/calendar.ts'
import { loadHolidays } from '#domains/calendar/holiday.store.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import { standingClock } from '#platform/clock.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import { type Deed, refusals as permissionRefusals } from '#platform/permission/permission.ts'

const decided = { day: '05/02/2027', name: 'Tết Nguyên đán', kind: 'off', source: '1/QĐ-TTg', sourceDay: '20/11/2026' }

onBothDatabases('nhập ngày nghỉ', (database) => {
  const root = () => {
    const grant = {
      deeds: new Set<Deed>(['keep the calendar']),
      reach: 'subtree' as const,
      bodyId: newId(),
      bodyPath: '/',
      placePath: '',
    }
    return { ...systemActor, personId: newId(), name: 'Root', grants: [grant] }
  }
  const enter = (actor: typeof systemActor, input: object) =>
    perform(
      enterHoliday,
      {
        house: {
          database: database(),
          clock: standingClock('2026-11-21T02:00:00Z'),
          dataFolder: '',
          secretKey: new Uint8Array(32),
          publicUrl: '',
          uploadSizeMbMax: 1,
        },
        actor,
      },
      input,
    )

  test('không được giao quyền thì không nhập', async () => {
    await expect(enter({ ...root(), grants: [] }, decided)).rejects.toThrow(permissionRefusals.mayNot)
  })
  test('làm bù vào ngày thường thì từ chối', async () => {
    await expect(enter(root(), { ...decided, kind: 'working-swap' })).rejects.toThrow(refusals.swapOnWeekday)
  })
  test('phải có văn bản', async () => {
    await expect(enter(root(), { ...decided, source: ' ' })).rejects.toThrow('Hãy ghi số, ký hiệu văn bản.')
  })
  test('ngày đã có văn bản thì quyết định từ lúc nhập', async () => {
    await database().transaction((tx) => loadHolidays(tx))
    expect(isWorkingDay('2027-02-05', await loadCalendar(database().kysely))).toBe(true)
    await enter(root(), decided)
    expect(isWorkingDay('2027-02-05', await loadCalendar(database().kysely))).toBe(false)
  })
})
