import { type BlockWriter, createBlockWriter } from '#engines/documents/block-writer.ts'
import type { Block } from '#engines/documents/document.ts'
import { createAlternateContent } from '#engines/documents/docx/alternate-content.ts'
import { createFields } from '#engines/documents/docx/fields.ts'
import type { Numbering } from '#engines/documents/docx/numbering.ts'
import {
  hintsOf,
  lookOf,
  markerOf,
  type OpenParagraph,
  openParagraph,
  paragraphProperty,
} from '#engines/documents/docx/open-paragraph.ts'
import { runProperty, type Styles } from '#engines/documents/docx/styles.ts'
import {
  isRuledTable,
  type OpenTable,
  openCell,
  openRowAt,
  tableProperty,
} from '#engines/documents/docx/table-properties.ts'
import { type Attributes, readXml } from '#engines/documents/docx/xml.ts'
import { createMeter } from '#engines/documents/limits.ts'
import { addToRuns, type Run, textOfRuns } from '#engines/documents/runs.ts'
import { symbolOf } from '#engines/documents/symbols.ts'

export type Body = {
  blocks: Block[]
  pageCount?: number
  hasPictures: boolean
  hasLegacyText: boolean
  isWhole: boolean
}

/** What text is written into: the body itself, or a text box that hangs on one of its paragraphs. */
type Story = { writer: BlockWriter; tables: OpenTable[]; paragraph?: OpenParagraph; carried: Run[] }

/** The main part of a .docx → blocks, in one pass over its elements. */
export function readBody(part: Uint8Array, styles: Styles, numbering: Numbering): Body {
  const meter = createMeter()
  const stories: Story[] = [openStory(createBlockWriter(meter))]
  const path: string[] = []
  const fields = createFields()
  let skippedFrom: number | undefined
  let writes = 0
  const alternates = createAlternateContent(() => writes)
  let page = 1
  const hasPages = hasRenderedPages(part)
  let hasPictures = false
  let hasLegacyText = false

  const story = () => stories.at(-1) as Story
  const table = () => story().tables.at(-1)

  const write = (text: string) => {
    const { paragraph } = story()
    if (!paragraph || fields.isInInstruction()) return
    const look = lookOf(paragraph, styles)
    if (look.hidden) return
    writes += 1
    if (paragraph.page === undefined && text.trim() !== '') paragraph.page = page
    addToRuns(paragraph.runs, text, look)
  }

  const endParagraph = () => {
    const { paragraph, writer } = story()
    if (!paragraph) return
    story().paragraph = undefined
    fields.endParagraph()
    if (paragraph.isEndDeleted) {
      story().carried = paragraph.runs
    } else if (!/^toc \d/iu.test(paragraph.style.name ?? '')) {
      const shown = textOfRuns(paragraph.runs)
      hasLegacyText ||= shown.wasLegacy
      writer.paragraph({
        text: shown.text,
        ...hintsOf(paragraph, shown),
        ...markerOf(paragraph, numbering),
        page: hasPages ? (paragraph.page ?? page) : undefined,
      })
    }
    for (const box of paragraph.boxes) writer.append(box)
  }

  const newPage = () => {
    page += 1
    const row = table()?.row
    if (!row) return
    row.pageAtEnd = Math.max(row.pageAtEnd, page)
    // A break before any text of the row: the whole row moved to the next page.
    if (row.writesBefore === writes) row.page = page
  }

  const open = (name: string, attributes: Attributes) => {
    const parent = path.at(-1) ?? ''
    path.push(name)
    if (skippedFrom !== undefined) return
    const { paragraph, writer } = story()
    const openTable = table()
    if (parent === 'w:pPr' || parent === 'w:numPr') {
      if (paragraph) paragraphProperty(paragraph, name, attributes, styles)
    } else if (parent === 'w:rPr') {
      const owner = path.at(-3)
      if (owner === 'w:pPr' && (name === 'w:del' || name === 'w:moveFrom') && paragraph) paragraph.isEndDeleted = true
      if (owner === 'w:r' && paragraph?.run) {
        if (name === 'w:rStyle') paragraph.run.styleId = attributes['w:val']
        runProperty(paragraph.run.own, name, attributes)
      }
    } else if (openTable && tableProperties.has(parent)) {
      tableProperty(openTable, parent, name, attributes)
    }
    if (neverRead.has(name) || alternates.isOtherWay(name)) {
      skippedFrom = path.length
      return
    }

    alternates.open(name)
    switch (name) {
      case 'w:p':
        endParagraph()
        story().paragraph = openParagraph(styles, story().carried)
        story().carried = []
        return
      case 'w:r':
        if (paragraph) paragraph.run = { own: {} }
        return
      case 'w:tab':
      case 'w:ptab':
        if (parent === 'w:r') write('\t')
        return
      case 'w:br':
      case 'w:cr':
        if (attributes['w:type'] !== 'page' && attributes['w:type'] !== 'column') write('\n')
        return
      case 'w:noBreakHyphen':
        return write('-')
      case 'w:softHyphen':
        return write('\u00ad')
      case 'w:sym':
        return write(symbolOf(attributes))
      case 'w:lastRenderedPageBreak':
        return newPage()
      case 'w:fldChar':
        return fields.sign(attributes['w:fldCharType'])
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        hasPictures = true
        return
      case 'w:tbl':
        endParagraph()
        writer.openTable()
        story().tables.push({ cells: 0, ruledCells: 0 })
        return
      case 'w:tr':
        writer.openRow({})
        if (openTable) openTable.row = openRowAt(page, writes)
        return
      case 'w:tc':
        writer.openCell()
        if (!openTable?.row) return
        openTable.cell = openCell()
        page = openTable.row.page
        return
      case 'w:txbxContent':
        writes += 1
        stories.push(openStory(createBlockWriter(meter)))
    }
  }

  const close = (name: string) => {
    if (skippedFrom !== undefined) {
      if (path.length === skippedFrom) skippedFrom = undefined
      path.pop()
      return
    }
    path.pop()
    alternates.close(name)
    const { paragraph, writer, tables } = story()
    const openTable = tables.at(-1)
    switch (name) {
      case 'w:p':
        return endParagraph()
      case 'w:r':
        if (paragraph) paragraph.run = undefined
        return
      case 'w:tc': {
        endParagraph()
        const cell = openTable?.cell
        if (!openTable?.row || !cell) return
        openTable.cells += 1
        if (cell.hasRules) openTable.ruledCells += 1
        openTable.cell = undefined
        return writer.closeCell({ columnSpan: cell.columnSpan, continues: cell.continues })
      }
      case 'w:tr': {
        const row = openTable?.row
        if (!openTable || !row) return
        page = Math.max(page, row.pageAtEnd)
        openTable.row = undefined
        const around = tables.at(-2)?.row
        if (around) around.pageAtEnd = Math.max(around.pageAtEnd, page)
        return writer.closeRow({
          header: row.isHeader || undefined,
          columnsBefore: row.columnsBefore,
          dropped: row.isDeleted,
        })
      }
      case 'w:tbl':
        endParagraph()
        if (openTable) writer.closeTable({ ruled: isRuledTable(openTable, styles) })
        tables.pop()
        return
      case 'w:txbxContent': {
        endParagraph()
        if (stories.length < 2) return
        const box = (stories.pop() as Story).writer.finish()
        if (story().paragraph) story().paragraph?.boxes.push(box)
        else story().writer.append(box)
        return
      }
    }
  }

  const isWhole = readXml(part, {
    open,
    close,
    text(text) {
      const name = path.at(-1)
      if (skippedFrom === undefined && (name === 'w:t' || name === 'm:t')) write(text)
    },
  })
  return {
    blocks: story().writer.finish(),
    pageCount: hasPages ? page : undefined,
    hasPictures,
    hasLegacyText,
    isWhole,
  }
}

/** Word notes where its pages ended when it last laid the document out; other programs do not. */
function hasRenderedPages(part: Uint8Array): boolean {
  return Buffer.from(part.buffer, part.byteOffset, part.byteLength).includes('lastRenderedPageBreak')
}

function openStory(writer: BlockWriter): Story {
  return { writer, tables: [], carried: [] }
}

const tableProperties = new Set(['w:tblPr', 'w:tblBorders', 'w:trPr', 'w:tcPr', 'w:tcBorders'])

/** Deleted and moved-away text, earlier properties, field instructions, the reading aids of ruby text. */
const neverRead = new Set([
  'w:del',
  'w:moveFrom',
  'w:delText',
  'w:instrText',
  'w:delInstrText',
  'w:fldData',
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:tblPrExChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:sectPr',
  'w:numberingChange',
  'w:rt',
])
