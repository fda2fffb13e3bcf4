import { expect, test } from 'vitest'
import { bytesInRange } from '#platform/http/byte-range.ts'

const bytes = Uint8Array.from({ length: 10 }, (_, index) => index)

test.each([
  [undefined, 200, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], undefined],
  ['bytes=0-1', 206, [0, 1], 'bytes 0-1/10'],
  ['bytes=7-', 206, [7, 8, 9], 'bytes 7-9/10'],
  ['bytes=-3', 206, [7, 8, 9], 'bytes 7-9/10'],
  ['bytes=-300', 206, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 'bytes 0-9/10'],
  ['bytes=8-400', 206, [8, 9], 'bytes 8-9/10'],
  ['bytes=10-', 416, [], 'bytes */10'],
  ['bytes=5-2', 416, [], 'bytes */10'],
  ['bytes=0-1,4-5', 200, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], undefined],
  ['bytes=-', 200, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], undefined],
])('«%s» được trả %i', (range, status, body, said) => {
  const answer = bytesInRange(bytes, { 'Content-Type': 'audio/mpeg' }, range)
  if (answer.kind !== 'bytes') throw new Error('not bytes')
  expect([answer.status, [...(answer.body as Uint8Array)], answer.headers['Content-Range']]).toEqual([
    status,
    body,
    said,
  ])
  expect(answer.headers['Content-Length']).toBe(String(body.length))
})
