import { Refusal } from '#base/refusal.ts'
import { detectContainer } from './detect-format.ts'
import type { Block, Document } from './document.ts'
import { decodeText } from './encodings/decode-text.ts'
import { limits } from './limits.ts'
import { settlePlaces } from './paragraphs.ts'

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
  return settlePlaces(document)
}

async function readContainer(bytes: Uint8Array, fileName: string): Promise<Document> {
  switch (detectContainer(bytes)) {
    case 'zip':
      return (await import('./docx/read-docx.ts')).readDocx(bytes)
    case 'pdf':
      return (await import('./pdf/read-pdf.ts')).readPdf(bytes)
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
  return {
    format,
    blocks: await readBlocks(format, text),
    recognised: false,
    doubts: doubts.map((sentence) => ({ sentence })),
  }
}

async function readBlocks(format: 'txt' | 'md' | 'html', text: string): Promise<Block[]> {
  switch (format) {
    case 'txt':
      return (await import('./text/plain-text.ts')).readPlainText(text)
    case 'md':
      return (await import('./text/markdown.ts')).readMarkdown(text)
    case 'html':
      return (await import('./html/html.ts')).readHtml(text)
  }
}

function textFormat(text: string, fileName: string): 'txt' | 'md' | 'html' {
  if (
    /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html|head|body)\b/iu.test(
      text.slice(0, 4096),
    )
  )
    return 'html'
  if (/\.(?:html?|xhtml)$/iu.test(fileName) && /<(?:p|div|table|h[1-6]|ul|ol|span|br)\b/iu.test(text)) return 'html'
  return /\.(?:md|markdown)$/iu.test(fileName) ? 'md' : 'txt'
}
