import { createHash } from 'node:crypto'
import type { Answer } from '#platform/http/answer.ts'

type Text = { contentType: string; body: string; headers?: Record<string, string> }

/** A text with its ETag: whoever still has the same is told «not changed», without a body. */
export function taggedText(ifNoneMatch: string | undefined, { contentType, body, headers = {} }: Text): Answer {
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
  const tagged = { ETag: etag, 'Cache-Control': 'public, no-cache', ...headers }
  return isSame(ifNoneMatch, etag)
    ? { kind: 'text', status: 304, contentType, body: '', headers: tagged }
    : { kind: 'text', status: 200, contentType, body, headers: tagged }
}

/** A proxy may have made the mark weak; for reading anew that is all the same. */
function isSame(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}
