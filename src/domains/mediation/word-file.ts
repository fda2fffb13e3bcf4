import { describeKind } from '#platform/files/file-kind.ts'
import { contentDisposition } from '#platform/files/file-name.ts'
import type { Answer } from '#platform/http/answer.ts'

/** A Word file that is saved and kept by nothing in between; its name lies in a folder for others to see and says nothing of a party. */
export function wordFile(bytes: Uint8Array, name: string): Answer {
  return {
    kind: 'bytes',
    status: 200,
    headers: {
      'Content-Type': describeKind('docx').mime,
      'Content-Length': String(bytes.length),
      'Content-Disposition': contentDisposition('attachment', name),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
    body: bytes,
  }
}
