import { type Day, dayAt, daysBetween, showDay, showDayWithWeekday, showTime } from '#base/day.ts'

const numbers = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })

/** `1.000`, `0,5`: at most two decimals. */
export function showNumber(value: number): string {
  return numbers.format(value)
}

/** `42%`, `0,5%`; `–` when there is nothing to take a share of. */
export function showShare(part: number, whole: number): string {
  if (whole === 0) return '–'
  const percent = (part / whole) * 100
  return `${showNumber(percent > 0 && percent < 1 ? Math.max(0.1, Math.round(percent * 10) / 10) : Math.round(percent))}%`
}

/** `820 byte`, `14 KB`, `1,4 MB`. */
export function showBytes(sizeBytes: number): string {
  if (sizeBytes < 1024) return `${showNumber(sizeBytes)} byte`
  if (sizeBytes < 1024 * 1024) return `${showNumber(Math.round(sizeBytes / 1024))} KB`
  return `${showNumber(Math.round((sizeBytes / (1024 * 1024)) * 10) / 10)} MB`
}

/** `còn 3 ngày làm việc`, `hết hạn hôm nay`, `quá hạn 2 ngày làm việc`. The caller counts working days: holidays are data. */
export function showWorkingDaysLeft(workingDays: number): string {
  if (workingDays === 0) return 'hết hạn hôm nay'
  return workingDays > 0
    ? `còn ${showNumber(workingDays)} ngày làm việc`
    : `quá hạn ${showNumber(-workingDays)} ngày làm việc`
}

/** `còn 3 ngày`, `hết hạn hôm nay`, `quá hạn 2 ngày`: calendar days. */
export function showDaysLeft(deadline: Day, today: Day): string {
  const days = daysBetween(today, deadline)
  if (days === 0) return 'hết hạn hôm nay'
  return days > 0 ? `còn ${showNumber(days)} ngày` : `quá hạn ${showNumber(-days)} ngày`
}

/** `thứ Sáu, 27/11/2026 – còn 6 ngày`: where a person must act. */
export function showDeadline(deadline: Day, today: Day): string {
  return `${showDayWithWeekday(deadline)} – ${showDaysLeft(deadline, today)}`
}

/** `14:05 hôm nay`, `14:05 hôm qua`, else `14:05 ngày 19/11/2026`. */
export function showMomentNear(moment: Date, now: Date): string {
  const days = daysBetween(dayAt(moment), dayAt(now))
  if (days === 0) return `${showTime(moment)} hôm nay`
  return days === 1 ? `${showTime(moment)} hôm qua` : `${showTime(moment)} ngày ${showDay(dayAt(moment))}`
}

/** `từ 01/03/2026 đến 31/12/2026`, `từ 01/03/2026`, `đến 31/12/2026`, or `không ghi thời gian`. */
export function showPeriod(start: Day | null | undefined, end: Day | null | undefined): string {
  if (start && end) return start === end ? showDay(start) : `từ ${showDay(start)} đến ${showDay(end)}`
  if (start) return `từ ${showDay(start)}`
  return end ? `đến ${showDay(end)}` : 'không ghi thời gian'
}

/** `a`, `a và b`, `a, b và c`. */
export function showList(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} và ${words.at(-1)}`
}
