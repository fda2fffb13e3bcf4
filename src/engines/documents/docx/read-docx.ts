import { Refusal } from '#base/refusal.ts'
import { excelSentence, slidesSentence } from '#engines/documents/detect-format.ts'
import type { Document } from '#engines/documents/document.ts'
import { readBody } from '#engines/documents/docx/body.ts'
import { readNumbering } from '#engines/documents/docx/numbering.ts'
import { readStyles } from '#engines/documents/docx/styles.ts'
import { type Archive, brokenSentence, openArchive } from '#engines/documents/docx/unzip.ts'
import { childrenOf, readXmlTree } from '#engines/documents/docx/xml.ts'

/** A .docx → blocks. Throws Refusal for other zips, broken files, and documents that hold only pictures. */
export async function readDocx(bytes: Uint8Array): Promise<Document> {
  const archive = await openArchive(bytes)
  const main = await findMainPart(archive)
  const part = await archive.read(main)
  if (!part) throw new Refusal(422, brokenSentence)
  const related = await readRelations(archive, main)
  const styles = readStyles(await archive.read(related('styles') ?? 'word/styles.xml'))
  const numbering = readNumbering(
    await archive.read(related('numbering') ?? 'word/numbering.xml'),
    (styleId) => styles.paragraph(styleId).numberingId,
  )
  const body = readBody(part, styles, numbering)
  if (body.blocks.length === 0 && body.hasPictures) {
    throw new Refusal(
      422,
      'Tệp Word chỉ có ảnh, không có chữ. Hãy lưu bản quét thành PDF hoặc gõ lại nội dung rồi tải lên.',
    )
  }
  const doubts: Document['doubts'] = []
  if (!body.isWhole) doubts.push({ sentence: 'Phần cuối tệp Word bị thiếu; nội dung đọc được có thể chưa đủ.' })
  if (body.hasLegacyText) {
    doubts.push({
      sentence:
        'Tài liệu dùng phông chữ cũ (TCVN3 hoặc VNI); chữ đã được chuyển sang Unicode, hãy đối chiếu với bản gốc.',
    })
  }
  if (related('aFChunk'))
    doubts.push({ sentence: 'Tệp Word nhúng một tài liệu khác bên trong; phần nhúng không được đọc.' })
  return { format: 'docx', blocks: body.blocks, pageCount: body.pageCount, recognised: false, doubts }
}

async function findMainPart(archive: Archive): Promise<string> {
  const target = (await readRelations(archive, ''))('officeDocument') ?? 'word/document.xml'
  if (target.startsWith('xl/') || archive.names.has('xl/workbook.xml')) throw new Refusal(415, excelSentence)
  if (target.startsWith('ppt/')) throw new Refusal(415, slidesSentence)
  if (archive.names.has(target)) return target
  if (archive.names.has('content.xml')) {
    throw new Refusal(
      415,
      'Đây là tệp OpenDocument (.odt, .ods). Hãy mở bằng Word hoặc LibreOffice, lưu thành .docx rồi tải lên.',
    )
  }
  if (archive.names.has('[Content_Types].xml')) throw new Refusal(422, brokenSentence)
  throw new Refusal(415, 'Đây là tệp nén. Hãy giải nén rồi tải lên từng văn bản bên trong (.docx hoặc .pdf).')
}

/** Which parts a part points at, by the last word of the relation's kind; external targets are not followed. */
async function readRelations(archive: Archive, owner: string): Promise<(kind: string) => string | undefined> {
  const folder = owner.slice(0, owner.lastIndexOf('/') + 1)
  const part = await archive.read(`${folder}_rels/${owner.slice(folder.length)}.rels`)
  const targets = new Map<string, string>()
  for (const { attributes } of part ? childrenOf(readXmlTree(part), 'Relationship') : []) {
    const kind = attributes.Type?.split('/').at(-1)
    const target = attributes.Target
    if (kind === undefined || target === undefined || attributes.TargetMode === 'External' || targets.has(kind))
      continue
    targets.set(kind, target.startsWith('/') ? target.slice(1) : `${folder}${target}`)
  }
  return (kind) => targets.get(kind)
}
