/**
 * What a document engine makes of a file, whatever its format: blocks in reading order, each with the place it was read
 * from. No domain word here: an engine does not know what a task is.
 */
export type Document = {
  format: 'docx' | 'pdf' | 'txt' | 'md' | 'html'
  blocks: Block[]
  /** Pages of the source where the format has pages (PDF, or page breaks rendered in .docx); undefined elsewhere. */
  pageCount?: number
  /** Whether text came from pictures by character recognition. */
  recognised: boolean
  /** What the reading of the file itself makes one doubt, in Vietnamese, each with its place where it has one. */
  doubts: { sentence: string; place?: Place }[]
}

/** A paragraph or a table. Columns of a two-column header and text boxes come as paragraphs of their own. */
export type Block = Paragraph | Table

export type Paragraph = {
  kind: 'paragraph'
  /** NFC, tabs and line breaks as single characters (\t, \n), soft hyphens gone, no other control characters. */
  text: string
  /** Number or bullet that Word computed and that is not part of `text`: «1.», «a)», «-», «II.». */
  marker?: string
  /** Nesting depth of the list the marker belongs to, 0 outermost. */
  markerLevel?: number
  /** Heading depth 1…6 by style or by # marks; undefined for running text. */
  headingLevel?: number
  /** The whole paragraph is bold, italic, centred: hints for titles and headings. */
  bold?: boolean
  italic?: boolean
  centred?: boolean
  /** One or more blank lines or empty paragraphs stand before this one. */
  blankBefore?: boolean
  place: Place
}

export type Table = {
  kind: 'table'
  rows: Row[]
  /** Ruled like a task table; false for a borderless layout table (two-column header or signature). */
  ruled: boolean
  place: Place
}

export type Row = { cells: Cell[]; header?: boolean; place: Place }

/**
 * A cell of the grid after merges: every grid position of a merged cell refers to the same text; `mergedFrom` tells
 * positions that continue a cell above or to the left, so that a reader can tell «same as above» from «says it again».
 */
export type Cell = {
  /** One entry a paragraph or line of the cell, in order. */
  paragraphs: Paragraph[]
  /** Tables that stand inside the cell. The text of their cells is also in `paragraphs`, in reading order. */
  tables?: Table[]
  columnSpan: number
  rowSpan: number
  mergedFrom?: 'above' | 'left'
}

/** Where something stands in the source. */
export type Place = {
  /** 1-based; undefined where the format has no pages. */
  page?: number
  /** 0-based index of the paragraph in document order, cells of tables counted in reading order. */
  paragraph: number
  /** Offsets into that paragraph's `text`, in UTF-16 units, end exclusive. */
  start: number
  end: number
}

/** Đoạn trích: the verbatim text in the source that a value was read from. */
export type Excerpt = Place & { text: string }

/** The plain text of a cell, its paragraphs joined by line breaks. */
export function cellText(cell: Cell): string {
  return cell.paragraphs.map((paragraph) => paragraph.text).join('\n')
}
