import PDFDocument from 'pdfkit'
import { type Draft, drawBlock, drawFoot, drawHead, fonts, footHeight, headHeight, measure } from '#engines/pdf/draw.ts'
import { flow, type Placed } from '#engines/pdf/flow.ts'
import type { PdfBlock, PdfSheet } from '#engines/pdf/sheet.ts'

/** The sheet as a PDF file with its typeface inside, tagged for screen readers; the same sheet is the same bytes. */
export async function writePdf(sheet: PdfSheet): Promise<Uint8Array> {
  const document = openDocument(sheet)
  const chunks: Uint8Array[] = []
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    document.once('end', resolve)
    document.once('error', reject)
  })
  const { draft, placed } = layOut(document, sheet)
  const root = document.struct('Document')
  document.addStructure(root)
  const pages = (placed.at(-1)?.page ?? 0) + 1
  for (let page = 0; page < pages; page++) {
    document.addPage()
    if (page === 0) drawHead(draft, root)
    for (const [index, block] of sheet.blocks.entries())
      if (placed[index]!.page === page) drawBlock(draft, root, block, placed[index]!)
    drawFoot(draft, root, { page, pages })
  }
  root.end()
  document.end()
  await ended
  return Buffer.concat(chunks)
}

function openDocument({ size, title, author, madeAt }: PdfSheet): PDFKit.PDFDocument {
  const document = new PDFDocument({
    size,
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'vi-VN',
    displayTitle: true,
    info: { Title: title, Author: author, CreationDate: madeAt, ModDate: madeAt },
  })
  for (const [name, file] of Object.entries(fonts)) document.registerFont(name, file)
  return document
}

const stepPt = 0.5

/** The largest text with which all stands on the pages that are wished; else the smallest, on as many as it takes. */
function layOut(document: PDFKit.PDFDocument, sheet: PdfSheet): { draft: Draft; placed: Placed[] } {
  for (let textPt = sheet.textPt; ; textPt -= stepPt) {
    const draft: Draft = { document, sheet, textPt, ...paper[sheet.size] }
    const placed = placeAll(draft, sheet.blocks)
    const pages = (placed.at(-1)?.page ?? 0) + 1
    if (pages <= sheet.pagesMax || textPt - stepPt < sheet.textPtMin) return { draft, placed }
  }
}

const paper = {
  A6: { width: 297.64, height: 419.53, margin: 20 },
  A4: { width: 595.28, height: 841.89, margin: 42 },
  A3: { width: 841.89, height: 1190.55, margin: 60 },
} as const

function placeAll(draft: Draft, blocks: readonly PdfBlock[]): Placed[] {
  const measured = blocks.map((block) => ({ height: measure(draft, block), keep: block.kind === 'heading' }))
  const { margin, height } = draft
  return flow(measured, {
    columns: draft.sheet.columns,
    topOfFirst: margin + headHeight(draft),
    top: margin,
    bottom: height - margin - footHeight(draft),
  })
}
