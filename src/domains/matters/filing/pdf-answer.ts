import { contentDisposition } from '#platform/files/file-name.ts'
import type { Answer } from '#platform/http/answer.ts'

/** A slip as a file that is shown and never kept by anything in between. */
export function pdf(bytes: Uint8Array, name: string): Answer {
  return {
    kind: 'bytes',
    status: 200,
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(bytes.length),
      'Content-Disposition': contentDisposition('inline', name),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
    body: bytes,
  }
}
