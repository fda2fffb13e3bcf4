import { Parser } from 'htmlparser2'
import { Refusal } from '#base/refusal.ts'
import { type BlockWriter, createBlockWriter } from '#engines/documents/block-writer.ts'
import type { Block } from '#engines/documents/document.ts'
import { type HtmlStyle, inheritStyle, rootStyle } from '#engines/documents/html/html-style.ts'
import { limits } from '#engines/documents/limits.ts'
import { formatNumber, type NumberFormat } from '#engines/documents/number-formats.ts'
import { textOfRuns } from '#engines/documents/runs.ts'

/** A web page, or a page saved by Word: headings, lists, tables and paragraphs; scripts, styles and forms are dropped. */
export function readHtml(source: string): { blocks: Block[]; doubts: string[] } {
  const writer = createBlockWriter()
  const text = createTextCollector(writer)
  const elements: Element[] = []
  const lists: List[] = []
  let hiddenFrom: number | undefined

  const open = (name: string, attributes: Record<string, string>) => {
    closeForgotten(name)
    const around = elements.at(-1)
    if (elements.length >= limits.elementDepthMax) {
      throw new Refusal(
        422,
        'Trang HTML lồng nhau quá sâu nên không đọc được. Hãy chép nội dung sang Word rồi tải lên.',
      )
    }
    const style = inheritStyle(around?.style ?? rootStyle, name, attributes)
    elements.push({ name, style, attributes, hasRules: isRuled(attributes) })
    if (hiddenFrom === undefined && (neverShown.has(name) || style.hidden)) hiddenFrom = elements.length
    if (hiddenFrom !== undefined) return
    if (isRuled(attributes) && (name === 'td' || name === 'th')) markRuled(elements)

    if (name === 'br') return text.add('\n', style)
    if (!blocks.has(name)) return
    text.flush(style)
    if (name === 'ul' || name === 'ol') lists.push(listOf(name, attributes))
    if (name === 'li') text.setMarker(...markerOf(lists, attributes))
    if (/^h[1-6]$/u.test(name)) text.setHeading(Number(name[1]))
    if (name === 'table') writer.openTable()
    if (name === 'tr') writer.openRow({})
    if (name === 'td' || name === 'th') writer.openCell()
    if (name === 'th') markRuled(elements)
  }

  /** A new cell or row ends the one before it, whatever was left open in there. */
  const closeForgotten = (name: string) => {
    const boundary =
      name === 'tr' ? ['table', 'thead', 'tbody', 'tfoot'] : name === 'td' || name === 'th' ? ['table', 'tr'] : []
    const from = elements.findLastIndex((element) => boundary.includes(element.name))
    while (boundary.length > 0 && from >= 0 && elements.length > from + 1) close(elements.at(-1)?.name ?? '')
  }

  const close = (name: string) => {
    const element = elements.at(-1)
    if (!element || element.name !== name) return
    elements.pop()
    if (hiddenFrom !== undefined) {
      if (elements.length < hiddenFrom) hiddenFrom = undefined
      return
    }
    if (!blocks.has(name)) return
    text.flush(element.style)
    if (name === 'ul' || name === 'ol') lists.pop()
    if (name === 'td' || name === 'th') writer.closeCell(spansOf(element.attributes))
    if (name === 'tr') writer.closeRow({ header: isHeaderRow(elements) })
    if (name === 'table') writer.closeTable({ ruled: element.hasRules })
  }

  const parser = new Parser(
    {
      onopentag: open,
      onclosetag: close,
      ontext(data) {
        if (hiddenFrom === undefined) text.add(data, elements.at(-1)?.style ?? rootStyle)
      },
    },
    { decodeEntities: true },
  )
  parser.end(source)
  text.flush(rootStyle)
  const doubts = text.hasLegacyText()
    ? ['Trang dùng phông chữ cũ (TCVN3 hoặc VNI); chữ đã được chuyển sang Unicode, hãy đối chiếu với bản gốc.']
    : []
  return { blocks: writer.finish(), doubts }
}

type Element = { name: string; style: HtmlStyle; attributes: Record<string, string>; hasRules: boolean }
type List = { format: NumberFormat; next: number }

const blocks = new Set(
  'p div li h1 h2 h3 h4 h5 h6 td th tr table thead tbody tfoot caption section article header footer main aside nav ul ol dl dt dd blockquote pre center hr form fieldset address figure figcaption body html'.split(
    ' ',
  ),
)
const neverShown = new Set(
  'script style noscript template head title svg iframe object embed select button textarea audio video canvas'.split(
    ' ',
  ),
)

/** Gathers the text of one paragraph; white space collapses unless the page keeps it. */
function createTextCollector(writer: BlockWriter) {
  let pieces: { text: string; style: HtmlStyle }[] = []
  let marker: { marker: string; markerLevel: number } | undefined
  let headingLevel: number | undefined
  let hasLegacyText = false
  return {
    hasLegacyText: () => hasLegacyText,
    add(text: string, style: HtmlStyle): void {
      pieces.push({ text: style.keepsSpace || text === '\n' ? text : text.replace(/\s+/gu, ' '), style })
    },
    setMarker(text: string, level: number): void {
      marker = { marker: text, markerLevel: level }
    },
    setHeading(level: number): void {
      headingLevel = level
    },
    /** Ends the paragraph at the edge of a block. */
    flush(style: HtmlStyle): void {
      const shown = pieces.filter((piece) => piece.text.trim() !== '')
      if (shown.length > 0) {
        const { text, bold, italic, wasLegacy } = textOfRuns(
          pieces.map((piece) => ({ text: piece.text, look: piece.style })),
        )
        hasLegacyText ||= wasLegacy
        const hints = {
          bold,
          italic,
          centred: shown[0]?.style.centred ?? style.centred,
        }
        const lines = style.keepsSpace ? text.split('\n') : [text]
        for (const line of lines) writer.paragraph({ text: line, headingLevel, ...hints, ...marker })
        marker = undefined
      }
      pieces = []
      headingLevel = undefined
    },
  }
}

function listOf(name: 'ul' | 'ol', attributes: Record<string, string>): List {
  const formats: Record<string, NumberFormat> = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' }
  const start = Number.parseInt(attributes.start ?? '1', 10)
  if (name === 'ul') return { format: 'bullet', next: 1 }
  return { format: formats[attributes.type ?? ''] ?? 'decimal', next: Number.isSafeInteger(start) ? start : 1 }
}

function markerOf(lists: List[], attributes: Record<string, string>): [string, number] {
  const list = lists.at(-1)
  const level = Math.max(0, lists.length - 1)
  if (!list || list.format === 'bullet') return ['-', level]
  const value = Number.parseInt(attributes.value ?? '', 10)
  const number = Number.isSafeInteger(value) ? value : list.next
  list.next = number + 1
  return [`${formatNumber(number, list.format)}.`, level]
}

function spansOf(attributes: Record<string, string>): { columnSpan: number; rowSpan: number } {
  const span = (written: string | undefined) => {
    const count = Number.parseInt(written ?? '1', 10)
    return Number.isSafeInteger(count) ? count : 1
  }
  const rowSpan = span(attributes.rowspan)
  return { columnSpan: span(attributes.colspan), rowSpan: rowSpan === 0 ? limits.cellsMax : rowSpan }
}

function isRuled(attributes: Record<string, string>): boolean {
  const { border, style } = attributes
  if (border !== undefined && border !== '0') return true
  return /border[a-z-]*\s*:\s*(?!none|0|hidden)[^;]{0,80}(?:solid|double|dotted|dashed|\dp[xt])/iu.test(
    style?.slice(0, 2000) ?? '',
  )
}

function markRuled(elements: Element[]): void {
  const table = elements.findLast((element) => element.name === 'table')
  if (table) table.hasRules = true
}

function isHeaderRow(elements: Element[]): boolean | undefined {
  return elements.at(-1)?.name === 'thead' ? true : undefined
}
