import { Refusal } from '#base/refusal.ts'
import { decodeText } from '#engines/documents/encodings/decode-text.ts'
import { decodeLegacy, legacyEncodingOfText } from '#engines/documents/encodings/legacy-encodings.ts'
import { readingLimits as limits, type ReadSheet, type ReadWorkbook } from '#engines/spreadsheets/cells.ts'
import { readCsv } from '#engines/spreadsheets/read-csv.ts'
import { readOds } from '#engines/spreadsheets/read-ods.ts'
import { readXlsx } from '#engines/spreadsheets/read-xlsx.ts'
import { openArchive, refusals as zipRefusals } from '#engines/spreadsheets/unzip.ts'

export const refusals = {
  tooLarge: new Refusal(
    413,
    'Tệp lớn hơn 20 MB nên không đọc. Hãy bỏ ảnh và những bảng không cần, hoặc tách thành nhiều tệp.',
  ),
  old: new Refusal(
    415,
    'Tệp ở dạng Excel cũ (.xls) nên không đọc được. Hãy mở bằng Excel, chọn «Lưu thành» (Save As) dạng .xlsx rồi gửi tệp mới.',
  ),
  noTable: new Refusal(415, 'Tệp này không phải bảng tính. Hãy gửi tệp Excel (.xlsx), LibreOffice (.ods) hoặc .csv.'),
  empty: new Refusal(422, 'Tệp không có dòng nào. Hãy mở tệp kiểm tra rồi gửi lại.'),
}

/**
 * Bytes of an .xlsx, .ods or .csv → sheets of rows of cells. What the bytes are decides, not the file's name.
 * Throws a Refusal with a sentence for what cannot be read; no formula is computed, no link followed.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadWorkbook> {
  if (bytes.length > limits.fileBytesMax) throw refusals.tooLarge
  const read = await readSheets(bytes)
  const doubts = [...read.doubts, ...read.sheets.flatMap(replaceOldLetters)]
  if (read.sheets.every(({ rows }) => rows.length === 0)) throw refusals.empty
  return { sheets: read.sheets, doubts: [...new Set(doubts)] }
}

async function readSheets(bytes: Uint8Array): Promise<ReadWorkbook> {
  if (beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw holdsLockedPackage(bytes) ? zipRefusals.locked : refusals.old
  if (!beginsWith(bytes, [0x50, 0x4b])) return readPlain(bytes)
  const archive = await openArchive(bytes)
  if (archive.names.has('[content_types].xml')) return { sheets: await readXlsx(archive), doubts: [] }
  if (archive.names.has('content.xml')) return { sheets: await readOds(archive), doubts: [] }
  throw refusals.noTable
}

function readPlain(bytes: Uint8Array): ReadWorkbook {
  // %PDF, {\rtf and pictures are no tables, though their first bytes may be text
  if (beginsWith(bytes, [0x25, 0x50, 0x44, 0x46]) || beginsWith(bytes, [0x7b, 0x5c])) throw refusals.noTable
  const { text, doubts } = plainText(bytes)
  if (/^\s*<(?:!doctype|html|\?xml|table)/iu.test(text)) throw refusals.noTable
  return { sheets: [readCsv(text, 'CSV')], doubts }
}

function plainText(bytes: Uint8Array) {
  try {
    return decodeText(bytes)
  } catch (error) {
    throw error instanceof Refusal ? refusals.noTable : error
  }
}

/** Letters of old fonts (TCVN3, VNI), a column at a time: the other columns may be Unicode. */
function replaceOldLetters({ rows }: ReadSheet): string[] {
  const columns = Map.groupBy(
    rows.flatMap(({ cells }) => cells.filter(({ kind }) => kind === 'text')),
    ({ column }) => column,
  )
  const doubts: string[] = []
  for (const cells of columns.values()) {
    const encoding = legacyEncodingOfText(sampleOf(cells))
    if (encoding === undefined) continue
    for (const cell of cells) {
      cell.text = decodeLegacy(cell.text, encoding).normalize('NFC')
      cell.value = cell.text
    }
    doubts.push(
      `Có cột gõ bằng phông chữ cũ (${encoding === 'vni' ? 'VNI' : 'TCVN3'}); chữ đã được chuyển sang Unicode, hãy đối chiếu.`,
    )
  }
  return doubts
}

function sampleOf(cells: readonly { text: string }[]): string {
  let sample = ''
  for (const { text } of cells) {
    sample += `${text}\n`
    if (sample.length > 100_000) break
  }
  return sample
}

function beginsWith(bytes: Uint8Array, signs: readonly number[]): boolean {
  return signs.every((sign, index) => bytes[index] === sign)
}

/** An .xlsx behind a password is an old container around «EncryptedPackage». */
function holdsLockedPackage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  )
}
