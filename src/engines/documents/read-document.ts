import { Refusal } from '#base/refusal.ts'
import { detectContainer } from '#engines/documents/detect-format.ts'
import type { Block, Document } from '#engines/documents/document.ts'
import { decodeText } from '#engines/documents/encodings/decode-text.ts'
import { limits } from '#engines/documents/limits.ts'
import { settlePlaces } from '#engines/documents/paragraphs.ts'

/**
 * Reads the bytes of a .docx, .pdf, .txt, .md or .html into blocks with places. What the bytes are decides, not the name;
 * the name only tells kinds of plain text apart. Doubts about the file come with the document; a file that cannot be
 * read at all is refused with a sentence that says what to do. Nothing else is thrown.
 */
export async function readDocument(bytes: Uint8Array, fileName: string): Promise<Document> {
  if (bytes.length > limits.fileBytesMax) {
    const megabytes = Math.floor(limits.fileBytesMax / 1024 / 1024)
    throw new Refusal(
      413,
      `Tệp lớn hơn ${megabytes} MB. Hãy giảm dung lượng ảnh trong tệp hoặc tách thành nhiều tệp rồi tải lên.`,
    )
  }
  const document = await readContainer(bytes, fileName)
  if (document.blocks.length === 0) {
    throw new Refusal(422, 'Tệp không có chữ nào để đọc. Hãy kiểm tra lại nội dung tệp rồi tải lên.')
  }
  return settlePlaces({ ...document, doubts: [...doubtsOfName(fileName, document.format), ...document.doubts] })
}

async function readContainer(bytes: Uint8Array, fileName: string): Promise<Document> {
  switch (detectContainer(bytes)) {
    case 'zip':
      return (await import('#engines/documents/docx/read-docx.ts')).readDocx(bytes)
    case 'pdf':
      return (await import('#engines/documents/pdf/read-pdf.ts')).readPdf(bytes)
    case 'text':
      return readText(bytes, fileName)
  }
}

async function readText(bytes: Uint8Array, fileName: string): Promise<Document> {
  if (bytes.length > limits.textBytesMax) {
    throw new Refusal(413, 'Tệp văn bản thuần quá dài. Hãy tách thành nhiều tệp rồi tải lên từng tệp.')
  }
  const { text, doubts } = decodeText(bytes)
  const format = textFormat(text, fileName)
  const read = await readFormat(format, text)
  const sentences = [...doubts, ...read.doubts]
  return { format, blocks: read.blocks, recognised: false, doubts: sentences.map((sentence) => ({ sentence })) }
}

async function readFormat(format: 'txt' | 'md' | 'html', text: string): Promise<{ blocks: Block[]; doubts: string[] }> {
  switch (format) {
    case 'txt':
      return { blocks: (await import('#engines/documents/text/plain-text.ts')).readPlainText(text), doubts: [] }
    case 'md':
      return { blocks: (await import('#engines/documents/text/markdown.ts')).readMarkdown(text), doubts: [] }
    case 'html':
      return (await import('#engines/documents/html/html.ts')).readHtml(text)
  }
}

/** Web pages also come under other names: sites hand them out as .doc. */
function textFormat(text: string, fileName: string): 'txt' | 'md' | 'html' {
  const head = text.slice(0, 4096).trimStart()
  if (/^<(?:!doctype html|html|head|body)\b|^<(?:\?xml|!--)[\s\S]{0,3000}<html\b/iu.test(head)) return 'html'
  if (/\.(?:md|markdown)$/iu.test(fileName)) return 'md'
  return !/\.txt$/iu.test(fileName) && /<(?:p|div|table|h[1-6]|ul|ol|span|br)\b[^<>]*>/iu.test(text) ? 'html' : 'txt'
}

const formatOfName: Record<string, Document['format']> = {
  docx: 'docx',
  pdf: 'pdf',
  txt: 'txt',
  md: 'md',
  htm: 'html',
  html: 'html',
}

function doubtsOfName(fileName: string, format: Document['format']): Document['doubts'] {
  const ending = /\.(\w{1,8})$/u.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const named = formatOfName[ending]
  if (named === undefined || named === format) return []
  return [{ sentence: `Tên tệp ghi là .${ending} nhưng nội dung là .${format}; tệp được đọc theo nội dung.` }]
}
