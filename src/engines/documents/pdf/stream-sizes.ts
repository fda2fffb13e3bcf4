import { inflateSync } from 'node:zlib'
import { Refusal } from '#base/refusal.ts'
import { limits } from '#engines/documents/limits.ts'

/**
 * Refuses a .pdf whose packed streams hold far more than pages of text can: pdf.js would unpack them whole. Pictures are
 * never unpacked here, so they do not count. Streams packed several times over are followed down.
 */
export function refusePackedBombs(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let total = 0
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', at - 3, at) === 'end') continue
    const start = at + 6 + (file[at + 6] === 0x0d ? 2 : 1)
    if (!isPacked(file, start) || isPicture(file, at)) continue
    const end = file.indexOf('endstream', start)
    total += unpackedSize(file.subarray(start, end < 0 ? undefined : end))
    if (total > limits.pdfUnpackedBytesMax) throw bomb()
  }
}

/** How zlib data begins: method 8, and a header that divides by 31. */
function isPacked(data: Buffer, at: number): boolean {
  const [first = 0, second = 1] = [data[at], data[at + 1]]
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0
}

function isPicture(file: Buffer, streamAt: number): boolean {
  const dictionary = file.toString('latin1', Math.max(0, streamAt - 600), streamAt)
  return /\/Subtype\s*\/Image/u.test(dictionary.slice(dictionary.lastIndexOf(' obj') + 1))
}

function unpackedSize(packed: Buffer): number {
  let size = 0
  let data = packed
  for (let layer = 0; layer < 4 && isPacked(data, 0); layer += 1) {
    try {
      data = inflateSync(data, { maxOutputLength: limits.pdfStreamBytesMax })
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw bomb()
      // Broken packing: pdf.js reads what it can of it.
      return size
    }
    size += data.length
  }
  return size
}

function bomb(): Refusal {
  return new Refusal(413, 'Tệp PDF nén quá nhiều dữ liệu bên trong nên không mở. Hãy xuất lại PDF từ Word rồi tải lên.')
}
