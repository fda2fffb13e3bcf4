import PDFDocument from 'pdfkit'
import { fonts } from '#engines/pdf/draw.ts'

/** Thẻ: a few words on a wide picture, 600 × 315 points. It knows no domain. */
export type PdfCard = { kicker: string; title: string; issuer: string; site: string }

/** Changes when the same words are drawn otherwise. */
export const cardEdition = '1'

const width = 600
const height = 315
const margin = 44
const band = 66
const titlePtMax = 44
const titlePtMin = 18
const accent = '#0a4547'
const soft = '#3d4a48'
/** A day of no meaning: the same words are the same bytes. */
const madeAt = new Date('2026-01-01T00:00:00Z')

/** The card as a PDF of one page; the largest title that fits. */
export async function writeCard({ kicker, title, issuer, site }: PdfCard): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: [width, height],
    margin: 0,
    info: { Title: title, CreationDate: madeAt, ModDate: madeAt },
  })
  for (const [name, file] of Object.entries(fonts)) document.registerFont(name, file)
  const chunks: Uint8Array[] = []
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    document.once('end', resolve)
    document.once('error', reject)
  })
  const inner = width - 2 * margin
  document.rect(0, 0, width, height).fill('#ffffff')
  document.rect(0, 0, 12, height - band).fill('#f2b63c')
  document.rect(0, height - band, width, band).fill(accent)
  document
    .font('strong')
    .fontSize(17)
    .fillColor(soft)
    .text(kicker, margin, 34, { width: inner, height: 24, ellipsis: true })
  const room = height - band - 78 - 20
  const titlePt = fittingPt(document, title, { inner, room })
  document.font('strong').fontSize(titlePt).fillColor(accent)
  const options = { width: inner, height: room, ellipsis: true, lineGap: titlePt * 0.08 }
  const used = Math.min(room, document.heightOfString(title, options))
  document.text(title, margin, 72 + (room - used) / 2, options)
  drawRoof(document, margin, height - band / 2 - 17)
  const right = margin + 48
  document
    .font('strong')
    .fontSize(17)
    .fillColor('#ffffff')
    .text(site, right, height - band + 12, { lineBreak: false })
  document
    .font('plain')
    .fontSize(14)
    .fillColor('#e8f1f0')
    .text(issuer, right, height - band + 35, { width: width - right - margin, height: 18, ellipsis: true })
  document.end()
  await ended
  return Buffer.concat(chunks)
}

function fittingPt(
  document: PDFKit.PDFDocument,
  title: string,
  { inner, room }: { inner: number; room: number },
): number {
  for (let pt = titlePtMax; pt > titlePtMin; pt--) {
    document.font('strong').fontSize(pt)
    const widest = Math.max(...title.split(/\s+/u).map((word) => document.widthOfString(word)))
    if (widest <= inner && document.heightOfString(title, { width: inner, lineGap: pt * 0.08 }) <= room) return pt
  }
  return titlePtMin
}

/** The roof over the book, 34 points wide. */
function drawRoof(document: PDFKit.PDFDocument, x: number, y: number): void {
  document
    .save()
    .translate(x, y)
    .scale(34 / 28)
  document.path('M4 12.5 14 5.5l10 7').lineWidth(2).stroke('#ffffff')
  document
    .path('M14 14.5c-2.3-1.4-4.7-1.9-7-1.9v8.8c2.3 0 4.7.5 7 1.9 2.3-1.4 4.7-1.9 7-1.9v-8.8c-2.3 0-4.7.5-7 1.9z')
    .fill('#ffffff')
  document.restore()
}
