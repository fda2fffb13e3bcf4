import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { Refusal } from '#base/refusal.ts'
import { readingLimits as limits } from '#engines/spreadsheets/cells.ts'

/** The parts of a zip, read one at a time and only when asked for; names in lower case, without a slash in front. */
export type Archive = { names: ReadonlySet<string>; read(name: string): Promise<Uint8Array | undefined> }

export const refusals = {
  broken: new Refusal(
    422,
    'Tệp bị hỏng hoặc tải lên chưa trọn nên không đọc được. Hãy mở bằng Excel, lưu lại thành .xlsx rồi gửi lại.',
  ),
  bomb: new Refusal(
    413,
    'Tệp nén quá nhiều dữ liệu bên trong nên không mở. Hãy chép bảng cần nhập sang một tệp Excel mới rồi gửi lại.',
  ),
  locked: new Refusal(422, 'Tệp được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu lại rồi gửi.'),
}

/**
 * Opens a zip. What a part inflates to is counted while it streams: its header is not believed.
 * Throws a Refusal when the archive is broken, behind a password, or a bomb.
 */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const zip = await openZip(bytes)
  const entries = await listEntries(zip)
  let unzippedBytes = 0
  return {
    names: new Set(entries.keys()),
    async read(name) {
      const entry = entries.get(name.toLowerCase())
      if (entry === undefined) return undefined
      if (entry.isEncrypted()) throw refusals.locked
      const part = await inflate(zip, entry, limits.unzippedBytesMax - unzippedBytes)
      unzippedBytes += part.length
      return part
    },
  }
}

function openZip(bytes: Uint8Array): Promise<ZipFile> {
  const { promise, resolve, reject } = Promise.withResolvers<ZipFile>()
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
    error ? reject(refusals.broken) : resolve(zip),
  )
  return promise
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const { promise, resolve, reject } = Promise.withResolvers<Map<string, Entry>>()
  const entries = new Map<string, Entry>()
  let count = 0
  zip.on('entry', (entry: Entry) => {
    count += 1
    if (count > limits.zipEntriesMax) return reject(refusals.bomb)
    const name = entry.fileName.replaceAll('\\', '/').toLowerCase()
    if (!entries.has(name)) entries.set(name, entry)
    zip.readEntry()
  })
  zip.on('end', () => resolve(entries))
  zip.on('error', () => reject(refusals.broken))
  zip.readEntry()
  return promise
}

function inflate(zip: ZipFile, entry: Entry, bytesLeft: number): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  zip.openReadStream(entry, (error, stream) => {
    if (error) return reject(refusals.broken)
    const chunks: Buffer[] = []
    let size = 0
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length
      const isBomb = size > limits.inflationRatioFreeBytes && size > entry.compressedSize * limits.inflationRatioMax
      if (isBomb || size > limits.partBytesMax || size > bytesLeft) {
        stream.destroy()
        return reject(refusals.bomb)
      }
      chunks.push(chunk)
    })
    stream.on('error', () => reject(refusals.broken))
    stream.on('end', () => resolve(Buffer.concat(chunks)))
  })
  return promise
}
