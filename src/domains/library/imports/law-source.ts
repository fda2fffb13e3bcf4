import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Refusal } from '#base/refusal.ts'

/** A file of texts that is read more than once: once to see what is in it, once to write. */
export type LawSource = { fileName: string; sha256: string; open: () => AsyncIterable<Uint8Array> }

/** Of a file as it lies there, and of what comes out when it is unpacked. */
export const sourceLimits = {
  fileBytesMax: 1_024 * 1_048_576,
  unpackedBytesMax: 1_536 * 1_048_576,
  /** The longest article of the codification has a tenth of it. */
  lineBytesMax: 4 * 1_048_576,
  /** A list is one value and is held in memory. */
  listBytesMax: 96 * 1_048_576,
} as const

const mb = (bytes: number) => Math.floor(bytes / 1_048_576)

const refusals = {
  fileTooLarge: new Refusal(
    413,
    `Tệp lớn hơn ${mb(sourceLimits.fileBytesMax)} MB. Hãy tách thành nhiều tệp nhỏ hơn rồi nhập từng tệp.`,
  ),
  unpackedTooLarge: new Refusal(
    413,
    `Tệp nén bung ra hơn ${mb(sourceLimits.unpackedBytesMax)} MB nên không đọc tiếp; chưa có gì được ghi. Hãy kiểm tra lại tệp, hoặc tách nhỏ rồi nhập từng tệp.`,
  ),
  brokenGzip: new Refusal(422, 'Tệp nén .gz bị hỏng hoặc bị cắt ngắn. Hãy tải lại tệp rồi nhập lại.'),
}

export async function lawSourceOf(fileName: string, open: LawSource['open']): Promise<LawSource> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const chunk of open()) {
    sizeBytes += chunk.length
    if (sizeBytes > sourceLimits.fileBytesMax) throw refusals.fileTooLarge
    hash.update(chunk)
  }
  return { fileName, sha256: hash.digest('hex'), open }
}

/** The bytes, unpacked where they are gzip, in UTF-8 where they say that they are UTF-16 (Windows' «Unicode»). */
export async function* unpacked(source: LawSource): AsyncGenerator<Uint8Array> {
  const packed = await beginningOf(source.open())
  const isGzip = packed.first[0] === 0x1f && packed.first[1] === 0x8b
  const plain = await beginningOf(isGzip ? gunzipped(packed.all) : packed.all)
  const encoding = encodingsByMark.get(`${plain.first[0]} ${plain.first[1]}`)
  let bytes = 0
  for await (const chunk of encoding === undefined ? plain.all : inUtf8(encoding, plain.all)) {
    bytes += chunk.length
    if (bytes > sourceLimits.unpackedBytesMax) throw refusals.unpackedTooLarge
    yield chunk
  }
}

const encodingsByMark = new Map([
  ['255 254', 'utf-16le'],
  ['254 255', 'utf-16be'],
])

/** The first chunk, which is empty when there is none, and all chunks with it. */
async function beginningOf(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ first: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const reading = chunks[Symbol.asyncIterator]()
  const { done, value: first = new Uint8Array() } = await reading.next()
  async function* all() {
    if (done) return
    yield first
    for (let next = await reading.next(); !next.done; next = await reading.next()) yield next.value
  }
  return { first, all: all() }
}

async function* inUtf8(encoding: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  for await (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }))
  yield encoder.encode(decoder.decode())
}

async function* gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(chunks)
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  packed.on('error', (error) => gunzip.destroy(error))
  try {
    for await (const chunk of packed.pipe(gunzip)) yield chunk
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new Refusal(refusals.brokenGzip.status, refusals.brokenGzip.message, { cause: error })
    throw error
  } finally {
    packed.destroy()
    gunzip.destroy()
  }
}

export type SourceLine = { number: number; text: string } | { number: number; flaw: 'bad-encoding' | 'long-line' }

/** The lines with something in them, by their numbers from 1. A line that is too long is passed over, never held. */
export async function* linesOf(source: LawSource): AsyncGenerator<SourceLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let number = 0
  let begun: Buffer[] = []
  let begunBytes = 0
  for await (const bytes of unpacked(source)) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let from = 0
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
      number += 1
      yield* lineOf(decoder, number, begun, begunBytes, chunk.subarray(from, end))
      begun = []
      begunBytes = 0
      from = end + 1
    }
    begunBytes += chunk.length - from
    if (begunBytes <= sourceLimits.lineBytesMax) begun.push(Buffer.from(chunk.subarray(from)))
    else begun = []
  }
  if (begunBytes > 0) yield* lineOf(decoder, number + 1, begun, begunBytes, Buffer.alloc(0))
}

const lineFeed = 0x0a

function* lineOf(
  decoder: TextDecoder,
  number: number,
  begun: Buffer[],
  begunBytes: number,
  rest: Buffer,
): Generator<SourceLine> {
  if (begunBytes + rest.length > sourceLimits.lineBytesMax) return yield { number, flaw: 'long-line' }
  try {
    const text = decoder.decode(begun.length === 0 ? rest : Buffer.concat([...begun, rest])).trim()
    if (text !== '') yield { number, text }
  } catch {
    yield { number, flaw: 'bad-encoding' }
  }
}

/** All bytes, up to a limit. */
export async function bytesOf(source: LawSource, bytesMax: number, tooLarge: Refusal): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of unpacked(source)) {
    bytes += chunk.length
    if (bytes > bytesMax) throw tooLarge
    chunks.push(chunk)
  }
  const whole = new Uint8Array(bytes)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

export type SourceKind = 'codification' | 'article-list' | 'document'

/** What a file is, by what stands at its beginning. */
export async function recognise(source: LawSource): Promise<SourceKind> {
  const head: Buffer[] = []
  let bytes = 0
  for await (const chunk of unpacked(source)) {
    head.push(Buffer.from(chunk))
    bytes += chunk.length
    if (bytes >= headBytes) break
  }
  const text = Buffer.concat(head)
    .subarray(0, headBytes)
    .toString('utf8')
    .replace(/^\uFEFF/u, '')
    .trimStart()
  if (/^\[\s*(?:\{\s*"|\])/u.test(text)) return 'article-list'
  return /^\{\s*"/u.test(text) ? 'codification' : 'document'
}

const headBytes = 65_536
