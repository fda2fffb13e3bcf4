import { crc32 } from 'node:zlib'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { Refusal } from '#base/refusal.ts'
import { limits } from '#engines/documents/limits.ts'

/** The parts of a zip, read one at a time and only when asked for. Names are as stored, with forward slashes. */
export type Archive = { names: ReadonlySet<string>; read(name: string): Promise<Uint8Array | undefined> }

/**
 * Opens a zip. What a part inflates to is counted while it streams: its header is not believed.
 * Throws Refusal when the archive is broken, behind a password, or a bomb.
 */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const zip = await openZip(bytes)
  const entries = await listEntries(zip)
  let unzippedBytes = 0
  return {
    names: new Set(entries.keys()),
    async read(name) {
      const entry = entries.get(name)
      if (!entry) return undefined
      if (entry.isEncrypted()) {
        throw new Refusal(422, 'Tệp được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu lại rồi tải lên.')
      }
      const part = await inflate(zip, entry, limits.unzippedBytesMax - unzippedBytes)
      unzippedBytes += part.length
      return part
    },
  }
}

export const brokenSentence =
  'Tệp Word bị hỏng nên không đọc được. Hãy mở bằng Word, lưu lại thành .docx mới rồi tải lên.'
const bombSentence =
  'Tệp nén quá nhiều dữ liệu bên trong nên không mở. Hãy chép nội dung sang một tệp Word mới rồi tải lên.'

function broken(cause: unknown): Refusal {
  return cause instanceof Refusal ? cause : new Refusal(422, brokenSentence, { cause })
}

function openZip(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) reject(broken(error))
      else resolve(zip)
    })
  })
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    let count = 0
    zip.on('entry', (entry: Entry) => {
      count += 1
      if (count > limits.zipEntriesMax) return reject(new Refusal(413, bombSentence))
      const name = entry.fileName.replaceAll('\\', '/')
      if (!entries.has(name)) entries.set(name, entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', (error: unknown) => reject(broken(error)))
    zip.readEntry()
  })
}

function inflate(zip: ZipFile, entry: Entry, bytesLeft: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(broken(error))
      const chunks: Buffer[] = []
      let size = 0
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        const isBomb = size > limits.inflationRatioFreeBytes && size > entry.compressedSize * limits.inflationRatioMax
        if (isBomb || size > limits.partBytesMax || size > bytesLeft) {
          stream.destroy()
          return reject(new Refusal(413, bombSentence))
        }
        chunks.push(chunk)
      })
      stream.on('error', (cause: unknown) => reject(broken(cause)))
      stream.on('end', () => {
        const part = Buffer.concat(chunks)
        if (crc32(part) === entry.crc32) resolve(part)
        else reject(broken(new Error(`checksum of ${entry.fileName}`)))
      })
    })
  })
}
