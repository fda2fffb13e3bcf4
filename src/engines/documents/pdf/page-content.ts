import type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs'
import { Refusal } from '#base/refusal.ts'
import { limits } from '#engines/documents/limits.ts'
import { multiply } from '#engines/documents/pdf/matrix.ts'
import { type OperatorNumbers, type Rule, readRules } from '#engines/documents/pdf/rules.ts'

/** A stretch of text as the page draws it. Points (1/72 inch), y grows downwards, `y` is the baseline. */
export type Piece = {
  text: string
  x: number
  y: number
  width: number
  size: number
  font?: string
  bold: boolean
  italic: boolean
  /** When the page draws it: what stands in one column is drawn in one go. */
  order: number
}

export type PageContent = {
  page: number
  width: number
  height: number
  pieces: Piece[]
  rules: Rule[]
  /** The page could not be read, so it is as if blank. */
  isBroken?: true
}

/** What stands on one page (1-based): pieces of text and ruling lines. */
export async function readPage(
  document: PDFDocumentProxy,
  number: number,
  operatorNumbers: OperatorNumbers,
): Promise<PageContent> {
  const page = await document.getPage(number)
  const viewport = page.getViewport({ scale: 1 })
  // The operator list comes first: it loads the fonts, whose names say what is bold.
  const operators = await page.getOperatorList()
  const { items } = await page.getTextContent()
  if (items.length > limits.textItemsPerPageMax) {
    throw new Refusal(
      413,
      `Trang ${number} của tệp PDF có quá nhiều chữ rời nên không đọc được. Hãy xuất lại PDF từ Word.`,
    )
  }
  const fonts = createFontNames(page)
  const pieces: Piece[] = []
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue
    const [a, b, c, d, x, y] = multiply(viewport.transform, item.transform)
    const size = Math.hypot(c, d)
    // Text that does not run from left to right (a stamp, a note in the margin) is no part of the lines.
    if (!Number.isFinite(x + y + size) || size === 0 || Math.abs(b) > Math.abs(a) * 0.2) continue
    const font = fonts(item.fontName)
    pieces.push({
      text: item.str,
      x,
      y,
      width: item.width,
      size,
      font,
      bold: /bold|black|heavy|demi/iu.test(font ?? ''),
      italic: /italic|oblique/iu.test(font ?? ''),
      order: pieces.length,
    })
  }
  const rules = readRules(operators, viewport.transform, operatorNumbers)
  page.cleanup()
  return { page: number, width: viewport.width, height: viewport.height, pieces, rules }
}

function createFontNames(page: PDFPageProxy): (id: string) => string | undefined {
  const names = new Map<string, string | undefined>()
  return (id) => {
    if (!names.has(id)) {
      const font: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : undefined
      const name = font !== null && typeof font === 'object' && 'name' in font ? font.name : undefined
      names.set(id, typeof name === 'string' ? name.replace(/^[A-Z]{6}\+/u, '') : undefined)
    }
    return names.get(id)
  }
}
