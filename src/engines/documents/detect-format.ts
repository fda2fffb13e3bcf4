import { Refusal } from '#base/refusal.ts'

/** What the bytes are, whatever the file is called. `text` still has to be told apart as .txt, .md or .html. */
export type Container = 'zip' | 'pdf' | 'text'

/**
 * Tells from the first bytes what a file is.
 * Throws Refusal, naming what it is and what to do, for files that are known and not read here.
 */
export function detectContainer(bytes: Uint8Array): Container {
  if (bytes.length === 0) throw new Refusal(422, 'Tệp trống, không có nội dung. Hãy chọn lại tệp rồi tải lên.')
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1')
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip'
  if (head.includes('%PDF-')) return 'pdf'
  if (head.startsWith('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1')) throw refuseOle(bytes)
  const known = strangers.find(({ signatures }) => signatures.some((signature) => startsWith(head, signature)))
  if (known) throw new Refusal(415, known.sentence)
  if (head.includes('<?mso-application progid="Word.Document"')) {
    throw new Refusal(415, 'Đây là tệp Word dạng XML. Hãy mở bằng Word, chọn «Lưu thành» dạng .docx rồi tải lên.')
  }
  return 'text'
}

/** Files that people upload by mistake, by their first bytes (read as latin1); «…» stands for any one byte. */
const strangers: { signatures: string[]; sentence: string }[] = [
  {
    signatures: [
      '\xFF\xD8\xFF',
      '\x89PNG',
      'GIF8',
      'BM…………\0\0\0\0',
      'II*\0',
      'MM\0*',
      'RIFF…………WEBP',
      '…………ftyphei',
      '…………ftypavif',
      '…………ftypmif1',
    ],
    sentence: 'Đây là tệp ảnh, chưa phải văn bản. Hãy quét thành tệp PDF hoặc gõ lại vào Word (.docx) rồi tải lên.',
  },
  {
    signatures: ['Rar!', '7z\xBC\xAF', '\x1F\x8B', 'BZh', '\xFD7zXZ'],
    sentence: 'Đây là tệp nén. Hãy giải nén rồi tải lên từng văn bản bên trong (.docx hoặc .pdf).',
  },
  {
    signatures: ['ID3', '\xFF\xFB', 'OggS', 'RIFF…………WAVE', 'RIFF…………AVI ', '…………ftyp', '\x1A\x45\xDF\xA3'],
    sentence: 'Đây là tệp âm thanh hoặc phim, không phải văn bản. Hãy tải lên văn bản .docx hoặc .pdf.',
  },
  {
    signatures: ['{\\rtf'],
    sentence: 'Đây là tệp RTF. Hãy mở bằng Word, chọn «Lưu thành» dạng .docx rồi tải lên.',
  },
  {
    signatures: ['MZ\x90\0', '\x7FELF'],
    sentence: 'Đây là chương trình máy tính, không phải văn bản. Hãy tải lên văn bản .docx hoặc .pdf.',
  },
  {
    signatures: ['MIME-Version:', 'From: <'],
    sentence: 'Đây là trang web lưu thành một tệp (.mht). Hãy mở bằng Word, chọn «Lưu thành» dạng .docx rồi tải lên.',
  },
  { signatures: ['%!PS'], sentence: 'Đây là tệp PostScript. Hãy xuất thành PDF rồi tải lên.' },
]

function startsWith(head: string, signature: string): boolean {
  return [...signature].every((sign, index) => sign === '…' || sign === head[index])
}

/** Word, Excel and PowerPoint before 2007, and any newer one behind a password, share one container. */
function refuseOle(bytes: Uint8Array): Refusal {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names = (name: string) => buffer.includes(Buffer.from(`${name}\0`, 'utf16le'))
  if (names('EncryptedPackage')) {
    return new Refusal(
      422,
      'Tệp được đặt mật khẩu nên không đọc được. Hãy mở bằng Word, bỏ mật khẩu, lưu lại rồi tải lên.',
    )
  }
  if (names('Workbook') || names('Book')) return new Refusal(415, excelSentence)
  if (names('PowerPoint Document')) return new Refusal(415, slidesSentence)
  return new Refusal(415, 'Đây là tệp Word đời cũ (.doc). Hãy mở bằng Word, chọn «Lưu thành» dạng .docx rồi tải lên.')
}

export const excelSentence =
  'Đây là tệp Excel, không phải văn bản. Hãy chép bảng sang Word, lưu dạng .docx rồi tải lên.'
export const slidesSentence = 'Đây là tệp trình chiếu, không phải văn bản. Hãy tải lên văn bản .docx hoặc .pdf.'
