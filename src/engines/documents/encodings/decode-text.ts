import { Refusal } from '#base/refusal.ts'
import { decodeLegacy, legacyEncodingOfText } from '#engines/documents/encodings/legacy-encodings.ts'
import { vietnameseShare } from '#engines/documents/encodings/vietnamese-share.ts'

export type DecodedText = { text: string; doubts: string[] }

/**
 * Bytes of a text file → text. A byte order mark decides; then valid UTF-8; then UTF-16 without a mark; then whichever
 * encoding of before Unicode makes the words Vietnamese.
 * Throws Refusal for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = byteOrderMarks.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))
  if (marked) return { text: new TextDecoder(marked.encoding).decode(bytes), doubts: [] }
  const wide = wideWithoutMark(bytes)
  if (wide) return { text: new TextDecoder(wide).decode(bytes), doubts: [] }
  if (hasBinaryBytes(bytes)) {
    throw new Refusal(415, 'Tệp này không phải văn bản đọc được. Hãy tải lên tệp .docx, .pdf, .txt, .md hoặc .html.')
  }
  const text = validUtf8(bytes)
  return text === undefined ? decodeOneByte(bytes) : decodeMistaken(text)
}

function validUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const doubtOf = (name: string) =>
  `Tệp dùng bảng mã cũ (${name}); chữ đã được chuyển sang Unicode, hãy đối chiếu với bản gốc.`

function decodeOneByte(bytes: Uint8Array): DecodedText {
  const plain = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const readings = [
    { name: 'TCVN3', text: decodeLegacy(plain, 'tcvn3') },
    { name: 'VNI', text: decodeLegacy(plain, 'vni') },
    { name: 'Windows-1258', text: new TextDecoder('windows-1258').decode(bytes).normalize('NFC') },
    { name: 'Windows-1252', text: new TextDecoder('windows-1252').decode(bytes) },
  ].map((reading) => ({ ...reading, share: vietnameseShare(reading.text) }))
  const best = readings.reduce((found, reading) => (reading.share > found.share ? reading : found))
  if (best.share >= 0.6) return { text: best.text, doubts: [doubtOf(best.name)] }
  return {
    text: best.text,
    doubts: ['Không nhận ra bảng mã của tệp; chữ đọc được có thể sai. Hãy lưu tệp dạng UTF-8 rồi tải lên lại.'],
  }
}

/** Letters of an old font that somebody saved as if they were Unicode: «Céng hßa x· héi». */
function decodeMistaken(text: string): DecodedText {
  const encoding = legacyEncodingOfText(text)
  if (!encoding) return { text, doubts: [] }
  const decoded = decodeLegacy(text, encoding)
  if (vietnameseShare(decoded) <= vietnameseShare(text)) return { text, doubts: [] }
  return { text: decoded, doubts: [doubtOf(encoding === 'vni' ? 'VNI' : 'TCVN3')] }
}

const byteOrderMarks = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
]

/** In UTF-16 every second byte of spaces, digits and plain letters is zero, on one side only. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length, 4096)
  if (length < 4 || bytes.length % 2 === 1) return undefined
  const zeros = [0, 0]
  for (let index = 0; index < length; index += 1) if (bytes[index] === 0) zeros[index % 2]! += 1
  const [even = 0, odd = 0] = zeros
  const enough = length / 8
  if (odd > enough && even * 20 < odd) return 'utf-16le'
  if (even > enough && odd * 20 < even) return 'utf-16be'
  return undefined
}

/** Zero bytes, or more than a few control bytes, mean that this is no text. */
function hasBinaryBytes(bytes: Uint8Array): boolean {
  let controls = 0
  for (const byte of bytes) {
    if (byte === 0) return true
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) controls += 1
  }
  return controls > 8 && controls > bytes.length / 200
}
