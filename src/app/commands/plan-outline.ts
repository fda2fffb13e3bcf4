import { isDay, showDay } from '#base/day.ts'
import { capitalise } from '#base/vietnamese.ts'
import type {
  CitationReading,
  Finding,
  PlanReading,
  ReportingReading,
  TaskReading,
  TimeReading,
} from '#domains/plans/plan-reader/plan-reading.ts'

/** Bản tóm lược: a plan reading as text for a terminal, what to look at again first. */
export function outlineOf(reading: PlanReading): string {
  return [
    headerOf(reading),
    part('CẦN XEM LẠI', reading.findings.map(showFinding)),
    part('NHIỆM VỤ', reading.tasks.map(showTask)),
    part('CHẾ ĐỘ BÁO CÁO', reading.reporting.map(showReporting)),
    part('VĂN BẢN ĐƯỢC DẪN', reading.citations.map(showCitation)),
    part('NƠI NHẬN', reading.recipients),
  ]
    .filter((text) => text !== '')
    .join('\n\n')
}

function headerOf({ kind, number, symbol, title, issuer, place, date, period, signer }: PlanReading): string {
  const name = `${(kind ?? 'Văn bản').toUpperCase()} ${number ?? (symbol ? `…/${symbol}` : '(chưa có số)')}`
  return lines([
    name,
    title,
    row('Cơ quan ban hành', issuer && capitalise(issuer)),
    row('Nơi và ngày ban hành', [place, date && showPartialDate(date)].filter(Boolean).join(', ')),
    row('Thời kỳ', period && `${showPartialDate(period.start)} – ${showPartialDate(period.end)}`),
    row('Người ký', signer && [signer.authority, signer.title, signer.name].filter(Boolean).join(' · ')),
  ])
}

function showTask({ path, text, lead, coordinate, time, outputs }: TaskReading): string {
  return lines([
    `${path}  ${text}`,
    row('Chủ trì', lead.join('; ')),
    row('Phối hợp', coordinate.join('; ')),
    row('Thời gian', time && showTime(time)),
    row('Kết quả', outputs.join('; ')),
  ])
}

function showTime({ raw, start, end, every }: TimeReading): string {
  const bounds = [
    start && `từ ${showPartialDate(start)}`,
    end && `đến ${showPartialDate(end)}`,
    every && cadences[every],
  ]
  const understood = bounds.filter(Boolean).join(' ')
  return understood === '' ? raw : `${raw} (${understood})`
}

const cadences: Record<NonNullable<TimeReading['every']>, string> = {
  year: 'mỗi năm',
  'half-year': 'mỗi sáu tháng',
  quarter: 'mỗi quý',
  month: 'mỗi tháng',
  week: 'mỗi tuần',
  day: 'mỗi ngày',
}

function showFinding({ message, quote }: Finding): string {
  return quote === null ? message : `${message}\n  «${quote}»`
}

function showReporting({ who, to, what, due }: ReportingReading): string {
  return lines([what, row('Bên báo cáo', who), row('Gửi', to), row('Hạn', due)])
}

function showCitation({ type, number, name, date, role }: CitationReading): string {
  const which = number === null ? (name ?? type) : `${type} số ${number}`
  const when = date === null ? '' : isDay(date) ? ` ngày ${showDay(date)}` : ` ${showPartialDate(date)}`
  return `${which}${when}${role === 'basis' ? ' (căn cứ)' : ''}`
}

/** `2023-02-21` → `21/02/2023`, `2026-05` → `tháng 5/2026`, `2024` → `năm 2024`. */
function showPartialDate(date: string): string {
  if (isDay(date)) return showDay(date)
  const [year, month] = date.split('-')
  return month ? `tháng ${Number(month)}/${year}` : `năm ${year}`
}

function part(heading: string, entries: string[]): string {
  if (entries.length === 0) return ''
  return [`${heading} (${entries.length})`, ...entries.map((entry) => `- ${entry.replaceAll('\n', '\n  ')}`)].join('\n')
}

function row(label: string, value: string | null): string | null {
  return value ? `${label}: ${value}` : null
}

function lines(texts: (string | null)[]): string {
  return texts.filter((text) => text !== null).join('\n')
}
