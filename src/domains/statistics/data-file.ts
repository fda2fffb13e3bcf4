/** CSV and JSON as files to save. CSV begins with a mark so that Excel reads Vietnamese; a text is never a formula there. */
import { cleanFileName, contentDisposition } from '#platform/files/file-name.ts'
import type { Answer } from '#platform/http/answer.ts'

export type DataCell = string | number | boolean | null

export function csvFile(name: string, rows: readonly (readonly DataCell[])[]): Answer {
  const text = rows.map((row) => row.map(csvCell).join(',')).join('\r\n')
  return answer(`${name}.csv`, 'text/csv; charset=utf-8', `\uFEFF${text}\r\n`)
}

export function jsonFile(name: string, value: unknown): Answer {
  return answer(`${name}.json`, 'application/json; charset=utf-8', `${JSON.stringify(value, null, 1)}\n`)
}

function csvCell(value: DataCell): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

function answer(name: string, type: string, text: string): Answer {
  const body = new TextEncoder().encode(text)
  return {
    kind: 'bytes',
    status: 200,
    headers: {
      'Content-Type': type,
      'Content-Length': String(body.length),
      'Content-Disposition': contentDisposition('attachment', cleanFileName(name)),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
    body,
  }
}
