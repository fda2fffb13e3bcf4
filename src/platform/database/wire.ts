/**
 * The few frames of the PostgreSQL protocol (version 3) that we must read and write ourselves, so that the ordinary driver and
 * psql can talk to the embedded database.
 */
export const batchBytesMax = 128 * 1024 * 1024

export type Frame = { type: string; bytes: Buffer }

/** Cuts a byte stream into messages; the first one of a connection has no type letter and comes out with type ''. */
export class FrameReader {
  private rest: Buffer = Buffer.alloc(0)
  private started = false

  read(chunk: Buffer): Frame[] {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk])
    const frames: Frame[] = []
    for (;;) {
      const prefix = this.started ? 1 : 0
      if (this.rest.length < prefix + 4) return frames
      const length = prefix + this.rest.readInt32BE(prefix)
      if (length < prefix + 4 || length > batchBytesMax)
        throw new Error(`A message of ${length} bytes is outside the limits.`)
      if (this.rest.length < length) return frames
      const bytes = this.rest.subarray(0, length)
      this.rest = this.rest.subarray(length)
      const type = this.started ? String.fromCharCode(bytes[0]!) : ''
      // A question for TLS or GSS comes before the real first message and is answered by «no».
      if (!this.started && !isEncryptionRequest(bytes)) this.started = true
      frames.push({ type, bytes })
    }
  }
}

export function isEncryptionRequest(bytes: Buffer): boolean {
  const code = bytes.readInt32BE(4)
  return code === 80877103 || code === 80877104
}

export function isCancelRequest(bytes: Buffer): boolean {
  return bytes.readInt32BE(4) === 80877102
}

/** Parse, Bind, Describe, Execute, Close, Sync, Query. Not Flush: a batch ends with Sync, so the engine is never left half-way. */
export function isAccepted(type: string): boolean {
  return 'PBDECSQ'.includes(type)
}

export function endsBatch(type: string): boolean {
  return type === 'S' || type === 'Q'
}

/** PGlite's engine exits when it is told to read a copy stream, so such a statement is not let through. */
export function copiesFromClient(batch: Buffer): boolean {
  return copyFromClient.test(batch.toString('latin1', 0, 10_000))
}

const copyFromClient = /(?:^P.{4}[^\0]*\0|^Q.{4}|;)\s*copy\b[^;\0]*\bfrom\s+stdin\b/is

/** What a server says after a first message it trusts. */
export function welcome(version: string): Buffer {
  const parameters = {
    server_version: version,
    server_encoding: 'UTF8',
    client_encoding: 'UTF8',
    DateStyle: 'ISO, MDY',
    TimeZone: 'UTC',
    integer_datetimes: 'on',
    standard_conforming_strings: 'on',
  }
  return Buffer.concat([
    message('R', Buffer.from([0, 0, 0, 0])),
    ...Object.entries(parameters).map(([name, value]) => message('S', Buffer.from(`${name}\0${value}\0`))),
    message('K', Buffer.alloc(8)),
    readyForQuery,
  ])
}

export function query(sql: string): Buffer {
  return message('Q', Buffer.from(`${sql}\0`))
}

export function errorResponse(severity: 'ERROR' | 'FATAL', code: string, sentence: string): Buffer {
  return message('E', Buffer.from(`S${severity}\0V${severity}\0C${code}\0M${sentence}\0\0`))
}

/** «Idle»: outside a transaction. */
export const readyForQuery = message('Z', Buffer.from('I'))

/** The state after a batch: `I` idle, `T` in a transaction, `E` in a failed one. */
export function transactionState(answer: Uint8Array): 'I' | 'T' | 'E' {
  const state = answer.length >= 6 && answer.at(-6) === 0x5a ? String.fromCharCode(answer.at(-1)!) : ''
  if (state === 'I' || state === 'T' || state === 'E') return state
  throw new Error('The embedded database did not finish its answer.')
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(type, 0, 'latin1')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
