import { createRequire } from 'node:module'
import type { Placed } from '#engines/pdf/flow.ts'
import { qrRuns } from '#engines/pdf/qr-runs.ts'
import type { PdfBlock, PdfItem, PdfSheet } from '#engines/pdf/sheet.ts'

/** A sheet with a size of text that is being tried. */
export type Draft = {
  document: PDFKit.PDFDocument
  sheet: PdfSheet
  textPt: number
  width: number
  height: number
  margin: number
}

type Structure = PDFKit.PDFStructureElement

const { resolve } = createRequire(import.meta.url)
const family = '@expo-google-fonts/be-vietnam-pro'

/** Be Vietnam Pro (SIL Open Font License 1.1), whole: every Vietnamese letter with its marks is one glyph. */
export const fonts = {
  plain: resolve(`${family}/400Regular/BeVietnamPro_400Regular.ttf`),
  strong: resolve(`${family}/700Bold/BeVietnamPro_700Bold.ttf`),
} as const

const ink = '#111111'
const soft = '#3d4a48'
const accent = '#0a4547'
const wash = '#e8f1f0'

/** Of the running text: leading, space after a block, space between columns, space around a box. */
const lineGap = 0.28
const after = 0.55
const gutterPt = 22
const padding = 0.7

const noteSize = 0.76
const headingSize = 1.25

type Look = { font: keyof typeof fonts; pt: number; colour: string }

function lookOf({ textPt }: Draft, kind: PdfBlock['kind'] | 'note'): Look {
  switch (kind) {
    case 'heading':
      return { font: 'strong', pt: textPt * headingSize, colour: accent }
    case 'box':
      return { font: 'strong', pt: textPt, colour: ink }
    case 'item':
      return { font: 'plain', pt: textPt, colour: ink }
    case 'small':
    case 'note':
      return { font: 'plain', pt: textPt * noteSize, colour: soft }
  }
}

function columnWidth({ sheet, width, margin }: Draft): number {
  return (width - 2 * margin - (sheet.columns - 1) * gutterPt) / sheet.columns
}

function heightOf({ document }: Draft, text: string, { font, pt }: Look, width: number): number {
  return document
    .font(font)
    .fontSize(pt)
    .heightOfString(text, { width, lineGap: pt * lineGap })
}

/** With the space after it. */
export function measure(draft: Draft, block: PdfBlock): number {
  const width = columnWidth(draft)
  const gap = draft.textPt * after
  const look = lookOf(draft, block.kind)
  switch (block.kind) {
    case 'heading':
      return heightOf(draft, block.text, look, width) + gap * 1.6
    case 'item':
      return itemHeight(draft, block, 'item', width) + gap
    case 'small':
      return heightOf(draft, block.text, look, width) + gap
    case 'box':
      return boxHeight(draft, block.items) + gap * 1.5
  }
}

function boxHeight(draft: Draft, items: readonly PdfItem[]): number {
  const inner = columnWidth(draft) - 2 * draft.textPt * padding
  const lines = items.reduce((sum, item) => sum + itemHeight(draft, item, 'box', inner) + draft.textPt * after, 0)
  return lines + draft.textPt * (2 * padding - after)
}

function itemHeight(draft: Draft, { text, note }: PdfItem, kind: 'item' | 'box', width: number): number {
  const under = note === undefined ? 0 : heightOf(draft, note, lookOf(draft, 'note'), width)
  return heightOf(draft, text, lookOf(draft, kind), width) + under
}

export function drawBlock(draft: Draft, root: Structure, block: PdfBlock, { column, y }: Placed): void {
  const width = columnWidth(draft)
  const x = draft.margin + column * (width + gutterPt)
  const look = lookOf(draft, block.kind)
  switch (block.kind) {
    case 'heading':
      write(draft, root, 'H2', block.text, look, { x, y: y + draft.textPt * after * 0.6, width })
      return
    case 'item':
      writeItem(draft, root, block, look, { x, y, width })
      return
    case 'small':
      write(draft, root, 'P', block.text, look, { x, y, width })
      return
    case 'box':
      drawBox(draft, root, block.items, { x, y, width })
  }
}

type At = { x: number; y: number; width: number }

function drawBox(draft: Draft, root: Structure, items: readonly PdfItem[], { x, y, width }: At): void {
  const pad = draft.textPt * padding
  const height = boxHeight(draft, items)
  decorate(draft, (document) => {
    document.rect(x, y, width, height).fill(wash)
    document.rect(x, y, draft.textPt * 0.3, height).fill(accent)
  })
  const look = lookOf(draft, 'box')
  let at = y + pad
  for (const item of items)
    at = writeItem(draft, root, item, look, { x: x + pad, y: at, width: width - 2 * pad }) + draft.textPt * after
}

function writeItem(draft: Draft, root: Structure, { text, note }: PdfItem, look: Look, at: At): number {
  const bottom = write(draft, root, 'P', text, look, at)
  return note === undefined ? bottom : write(draft, root, 'P', note, lookOf(draft, 'note'), { ...at, y: bottom })
}

/** Answers with where the text ends. */
function write(draft: Draft, root: Structure, tag: string, text: string, look: Look, { x, y, width }: At): number {
  const { document } = draft
  const options = { width, lineGap: look.pt * lineGap }
  root.add(
    document.struct(tag, {}, () => {
      document.font(look.font).fontSize(look.pt).fillColor(look.colour).text(text, x, y, options)
    }),
  )
  return y + heightOf(draft, text, look, width)
}

/** What is only seen: a screen reader passes over it. */
function decorate({ document }: Draft, draw: (document: PDFKit.PDFDocument) => void): void {
  document.markContent('Artifact', { type: 'Layout' })
  draw(document)
  document.endMarkedContent()
}

function headLooks({ textPt, sheet }: Draft): Record<'kicker' | 'title' | 'lead', Look> {
  const titlePt = textPt * (sheet.columns === 1 ? 1.75 : 2.1)
  return {
    kicker: { font: 'strong', pt: textPt * 0.9, colour: accent },
    title: { font: 'strong', pt: titlePt, colour: ink },
    lead: { font: 'plain', pt: textPt * 1.15, colour: ink },
  }
}

const ruleSpace = 1.2

export function headHeight(draft: Draft): number {
  const { sheet, width, margin } = draft
  const inner = width - 2 * margin
  const looks = headLooks(draft)
  const texts = (['kicker', 'title', 'lead'] as const).map((part) => heightOf(draft, sheet[part], looks[part], inner))
  return texts.reduce((sum, one) => sum + one, 0) + draft.textPt * ruleSpace * 2
}

export function drawHead(draft: Draft, root: Structure): void {
  const { sheet, width, margin, textPt } = draft
  const at = { x: margin, width: width - 2 * margin }
  const looks = headLooks(draft)
  let y = write(draft, root, 'P', sheet.kicker, looks.kicker, { ...at, y: margin })
  y = write(draft, root, 'H1', sheet.title, looks.title, { ...at, y })
  y = write(draft, root, 'P', sheet.lead, looks.lead, { ...at, y })
  decorate(draft, (document) => document.rect(margin, y + textPt * 0.6, at.width, textPt * 0.18).fill(accent))
}

/** The QR code is read in the hand off a slip, from half a metre off a leaflet, from two off a poster. */
const qrMm = { A6: 30, A4: 26, A3: 62 } as const
const ptPerMm = 72 / 25.4

/** With the rule over it. */
export function footHeight(draft: Draft): number {
  return footBodyHeight(draft) + draft.textPt * 1.4
}

function footBodyHeight(draft: Draft): number {
  const { width } = footTextAt(draft)
  const { lines } = draft.sheet.foot
  const text = lines.reduce((sum, line, index) => sum + heightOf(draft, line, footLook(draft, index), width), 0)
  return Math.max(qrSide(draft), text)
}

function qrSide({ sheet }: Draft): number {
  return qrMm[sheet.size] * ptPerMm
}

function footTextAt(draft: Draft): { x: number; width: number } {
  const { width, margin, textPt } = draft
  const beside = qrSide(draft) + textPt
  return { x: margin + beside, width: width - 2 * margin - beside }
}

function footLook({ textPt }: Draft, index: number): Look {
  return { font: index === 0 ? 'strong' : 'plain', pt: textPt * (index === 0 ? 1 : 0.8), colour: ink }
}

export function drawFoot(draft: Draft, root: Structure, { page, pages }: { page: number; pages: number }): void {
  const { document, sheet, width, height, margin, textPt } = draft
  const top = height - margin - footBodyHeight(draft)
  decorate(draft, () => document.rect(margin, top - textPt * 0.7, width - 2 * margin, 0.7).fill(soft))
  root.add(
    document.struct('Figure', { alt: `QR: ${sheet.foot.qr}` }, () => {
      for (const run of qrRuns(sheet.foot.qr, qrSide(draft)))
        document.rect(margin + run.x, top + run.y, run.width, run.height)
      document.fill('#000000')
    }),
  )
  const at = footTextAt(draft)
  let y = top
  for (const [index, line] of sheet.foot.lines.entries())
    y = write(draft, root, 'P', line, footLook(draft, index), { ...at, y })
  if (pages > 1) {
    const look: Look = { font: 'plain', pt: textPt * noteSize, colour: soft }
    decorate(draft, () =>
      document
        .font(look.font)
        .fontSize(look.pt)
        .fillColor(look.colour)
        .text(`${page + 1}/${pages}`, at.x, height - margin - look.pt * 1.2, { width: at.width, align: 'right' }),
    )
  }
}
