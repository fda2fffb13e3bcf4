import { type Command, UsageError } from '#app/command.ts'
import { withHouse } from '#app/commands/with-house.ts'
import { type Day, firstDaysOfMonths } from '#base/day.ts'
import { countMonthNow, monthsDue } from '#domains/statistics/board/measure-month.store.ts'
import { today } from '#platform/clock.ts'
import { showNumber } from '#ui/show.ts'

/** For what was entered or corrected of years before the last; also while the server runs. */
export const statisticsCount: Command = {
  arguments: [
    {
      name: 'MONTH',
      summary: { vi: 'Một tháng (2024-03) hay cả năm (2024).', en: 'One month (2024-03) or a whole year (2024).' },
    },
  ],
  options: {},
  async run({ arguments: [asked = ''], print, remark }) {
    const months = monthsAsked(asked)
    await withHouse(remark, async (house) => {
      const last = monthsDue(today(house.clock)).at(-1)!
      if (months.some((month) => month > last)) throw mistyped()
      for (const month of months) {
        await countMonthNow(house, month)
        remark(`Đã cộng tháng ${month.slice(0, 7)}.`)
      }
      print(`Đã cộng lại số liệu thống kê của ${showNumber(months.length)} tháng.`)
    })
  },
}

function monthsAsked(asked: string): Day[] {
  if (/^20\d\d$/.test(asked)) return firstDaysOfMonths(`${asked}-01-01`, `${asked}-12-31`)
  if (/^20\d\d-(?:0[1-9]|1[0-2])$/.test(asked)) return [`${asked}-01`]
  throw mistyped()
}

const mistyped = () =>
  new UsageError({
    vi: 'Ghi tháng như 2024-03 hay năm như 2024, đến hết năm nay.',
    en: 'Write a month as 2024-03 or a year as 2024, up to the end of this year.',
  })
