import { type Day, dayOf, showDay } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'

export type DayReading = { day: Day; warning?: string } | { problem: string }

const example = 'Hãy ghi ngày/tháng/năm, ví dụ 27/11/2026.'

/** A day as people type it: 5/3/2026, 05-03-26, «ngày 5 tháng 3 năm 2026», 2026-03-05. What leaves a doubt is no day. */
export function readDayText(text: string): DayReading {
  const words = fold(text)
    .replace(/\b(?:ngay|hom)\b/g, ' ')
    .replace(/\s*\b(?:thang|nam)\b\s*/g, '/')
    .replace(/\s+\d{1,2}:\d{2}(?::\d{2})?$/, '')
    .replace(/\s+/g, '')
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(words)
  if (iso !== null) return dayIn(Number(iso[1]), Number(iso[2]), Number(iso[3]), text)
  const usual = /^(\d{1,2})[-/.,](\d{1,2})[-/.,](\d{2}|\d{4})$/.exec(words)
  if (usual === null) return { problem: withoutDay(text, words) }
  const [first, second, year] = [Number(usual[1]), Number(usual[2]), Number(usual[3])]
  const whole = usual[3]!.length === 2 ? 2000 + year : year
  if (second > 12 && first <= 12)
    return { problem: `«${text}» có vẻ ghi tháng trước ngày sau. Hãy ghi ${pad(second)}/${pad(first)}/${whole}.` }
  const reading = dayIn(whole, second, first, text)
  return 'day' in reading && whole !== year
    ? { ...reading, warning: `«${text}» được hiểu là ngày ${showDay(reading.day)}.` }
    : reading
}

/**
 * Excel on a computer with American settings turns 5/3 into 3/5 without a word. A day that could be either is doubted when
 * it lies in the future and the other way round it does not.
 */
export function swappedDay(day: Day, today: Day): Day | undefined {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number]
  const other = dayOfMonth > 12 || dayOfMonth === month ? undefined : dayOf(year, dayOfMonth, month)
  return other !== undefined && day > today && other <= today ? other : undefined
}

function dayIn(year: number, month: number, dayOfMonth: number, text: string): DayReading {
  const day = dayOf(year, month, dayOfMonth)
  return day === undefined ? { problem: `«${text}» không có trong lịch. ${example}` } : { day }
}

function withoutDay(text: string, words: string): string {
  if (/^\/?\d{1,2}(?:\/\d{4})?$/.test(words) || /\bquy\b/.test(fold(text)))
    return `«${text}» chưa có ngày. Hãy ghi đúng ngày việc đã xong, ví dụ 27/11/2026.`
  return `«${text}» không phải là ngày. ${example}`
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
