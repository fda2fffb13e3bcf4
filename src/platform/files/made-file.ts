import { describeKind, type FileKind } from '#platform/files/file-kind.ts'
import { cleanFileName, contentDisposition, downloadName } from '#platform/files/file-name.ts'
import type { Answer } from '#platform/http/answer.ts'

/** A file that was made for this very request, as an answer to be saved; nothing of it is kept. */
export function madeFile(name: string, kind: FileKind, bytes: Uint8Array): Answer {
  return {
    kind: 'bytes',
    status: 200,
    headers: {
      'Content-Type': describeKind(kind).mime,
      'Content-Length': String(bytes.length),
      'Content-Disposition': contentDisposition('attachment', downloadName(cleanFileName(name), kind)),
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'private, no-store',
    },
    body: bytes,
  }
}
