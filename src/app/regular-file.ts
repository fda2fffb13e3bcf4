import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Refusal } from '#base/refusal.ts'

/**
 * The bytes of a regular file. Refuses folders, pipes and devices without waiting on them, and a file above the limit by
 * its size, before a byte is read; one that grows meanwhile is refused at the limit.
 */
export async function readRegularFile(path: string, sizeMbMax: number): Promise<Uint8Array> {
  const file = await openForReading(path)
  try {
    const stats = await file.stat()
    if (stats.isDirectory()) throw new Refusal(422, `«${path}» là một thư mục; hãy chỉ ra một tệp trong đó.`)
    if (!stats.isFile()) throw new Refusal(422, `«${path}» không phải là tệp thông thường; hãy chỉ ra một tệp văn bản.`)
    if (stats.size > sizeMbMax * bytesPerMb) throw tooLarge(path, stats.size, sizeMbMax)
    return await readUpTo(file, path, sizeMbMax)
  } finally {
    await file.close()
  }
}

const bytesPerMb = 1_048_576

/** Not waiting for a writer is what keeps a named pipe from blocking the open. */
async function openForReading(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (error) {
    throw refusalFor(path, error)
  }
}

async function readUpTo(file: FileHandle, path: string, sizeMbMax: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: bytesPerMb })) {
    sizeBytes += chunk.length
    if (sizeBytes > sizeMbMax * bytesPerMb) throw tooLarge(path, sizeBytes, sizeMbMax)
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(sizeBytes) // no Buffer: its slice() does not copy, which readers count on
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

function tooLarge(path: string, sizeBytes: number, sizeMbMax: number): Refusal {
  const sizeMb = Math.ceil(sizeBytes / bytesPerMb)
  return new Refusal(
    413,
    `«${path}» nặng ${sizeMb} MB, quá giới hạn ${sizeMbMax} MB; hãy tách tệp hoặc giảm cỡ ảnh quét.`,
  )
}

function refusalFor(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Refusal(404, `Không tìm thấy tệp «${path}»; hãy xem lại đường dẫn.`, { cause: error })
    case 'EACCES':
    case 'EPERM':
      return new Refusal(422, `Không có quyền đọc tệp «${path}»; hãy đổi quyền của tệp rồi chạy lại.`, { cause: error })
    case 'ENXIO':
    case 'ELOOP':
    case 'ENAMETOOLONG':
      return new Refusal(422, `«${path}» không phải là tệp thông thường; hãy chỉ ra một tệp văn bản.`, { cause: error })
    default:
      return error
  }
}
