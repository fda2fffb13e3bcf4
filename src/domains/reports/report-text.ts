/** Lời soạn sẵn: what a draft begins with. Facts and lists alone; what they mean is for the officer to write. */
import { showDay } from '#base/day.ts'
import type { Body } from '#domains/bodies/body.ts'
import { fullName, wholeKinds } from '#domains/reports/issuing-body.ts'
import type { PreparedLists } from '#domains/reports/report.ts'
import { type CountedRow, cellOf, partOf, type ReportCount } from '#domains/reports/report-count.ts'
import { type ReportKind, tellsWork } from '#domains/reports/report-kind.ts'
import type { ReportingWindow } from '#domains/reports/reporting-window.ts'
import { windowName } from '#domains/reports/reporting-window.ts'

const linesMax = 60

/** «… năm 2026 năm 2026» is said once. */
export function titleFor(
  kind: ReportKind,
  window: ReportingWindow,
  { plan, body }: { plan: { title: string } | null; body: Pick<Body, 'kind'> },
): string {
  const about =
    plan === null
      ? workOf(kind, body)
      : `${openings[kind] ?? 'Kết quả thực hiện'} Kế hoạch ${plan.title.replace(/^Kế hoạch\s+/iu, '').replace(/[.\s]+$/u, '')}`
  const name = windowName(window)
  return about.endsWith(` ${name}`) ? about : `${about} ${name}`
}

const openings: Partial<Record<ReportKind, string>> = {
  review: 'Sơ kết việc thực hiện',
  summary: 'Tổng kết việc thực hiện',
}

function workOf(kind: ReportKind, body: Pick<Body, 'kind'>): string {
  if (!tellsWork(kind)) return 'Kết quả thực hiện các nhiệm vụ được giao'
  return wholeKinds.includes(body.kind)
    ? 'Kết quả công tác phổ biến, giáo dục pháp luật, hòa giải ở cơ sở và tiếp nhận, trả lời người dân'
    : 'Kết quả công tác phổ biến, giáo dục pháp luật'
}

/** The two lists that a draft begins with. */
export function listsOf(count: ReportCount): PreparedLists {
  return { results: resultLines(count), shortcomings: shortcomingLines(count) }
}

/** What was done, with the products that the plan names. */
function resultLines(count: ReportCount): string {
  const done = count.rows.filter(
    (row) => partOf(row, count.from) !== 'waiting' && cellOf(row, count.countedOn).startsWith('done'),
  )
  return lines(done, (row) => {
    const products = row.outputs.length === 0 ? '' : `; sản phẩm: ${row.outputs.join(', ')}`
    return `${nameOf(row)}: xong ngày ${showDay(row.doneDay!)}${isLateRow(row, count) ? ' (muộn)' : ''}${products}.`
  })
}

/** What is not done though its day has passed, and what was done late. */
function shortcomingLines(count: ReportCount): string {
  const late = count.rows.filter(
    (row) => partOf(row, count.from) !== 'waiting' && cellOf(row, count.countedOn) === 'openLate',
  )
  return lines(late, (row) => {
    const leads = row.leads.length === 0 ? '' : `; chủ trì: ${row.leads.join(', ')}`
    return `${nameOf(row)}: quá hạn từ ngày ${showDay(row.dueDay!)}, chưa báo xong${leads}.`
  })
}

function lines(rows: readonly CountedRow[], write: (row: CountedRow) => string): string {
  const shown = rows.slice(0, linesMax).map((row) => `- ${write(row)}`)
  const more = rows.length - shown.length
  return [...shown, ...(more > 0 ? [`- Và ${more} mốc khác, xem Phụ lục I.`] : [])].join('\n')
}

function nameOf(row: CountedRow): string {
  const label = row.label === '' ? '' : ` (${row.label})`
  return `${row.path} ${row.text.replace(/[.;\s]+$/u, '').slice(0, 400)}${label}`.trim()
}

function isLateRow(row: CountedRow, { countedOn }: ReportCount): boolean {
  return cellOf(row, countedOn) === 'doneLate'
}

/** «Kế hoạch số 27/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân phường Kinh Bắc về …». */
export function planInSentence(plan: {
  number: string | null
  title: string
  issuedOn: string | null
  issuerName: string
}): string {
  const number = plan.number === null ? '' : ` số ${plan.number}`
  const day = plan.issuedOn === null ? '' : ` ngày ${showDay(plan.issuedOn)}`
  return `Kế hoạch${number}${day} của ${fullName(plan.issuerName)} (${plan.title.replace(/[.\s]+$/u, '')})`
}
