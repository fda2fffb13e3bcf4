import type { Answer } from '#platform/http/answer.ts'

/**
 * Bytes of which a part may be wanted (RFC 9110, 14): Safari plays nothing from a server that cannot give a part. One range is
 * understood; anything else that is asked gets the whole.
 */
export function bytesInRange(bytes: Uint8Array, headers: Record<string, string>, range: string | undefined): Answer {
  const wanted = /^bytes=(\d*)-(\d*)$/u.exec(range ?? '')
  const all = { ...headers, 'Accept-Ranges': 'bytes' }
  if (wanted === null || (wanted[1] === '' && wanted[2] === '')) return answerOf(200, bytes, all)
  const [, from, to] = wanted
  // «-500» is the last 500 bytes
  const first = from === '' ? Math.max(bytes.length - Number(to), 0) : Number(from)
  const last = from === '' || to === '' ? bytes.length - 1 : Math.min(Number(to), bytes.length - 1)
  if (first > last || first >= bytes.length)
    return answerOf(416, new Uint8Array(0), { ...all, 'Content-Range': `bytes */${bytes.length}` })
  const said = { ...all, 'Content-Range': `bytes ${first}-${last}/${bytes.length}` }
  return answerOf(206, bytes.subarray(first, last + 1), said)
}

function answerOf(status: number, body: Uint8Array, headers: Record<string, string>): Answer {
  return { kind: 'bytes', status, headers: { ...headers, 'Content-Length': String(body.length) }, body }
}
