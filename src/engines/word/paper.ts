/**
 * A paper to be written as a Word file: sections of blocks. Lengths are millimetres, letters are points; every size and margin
 * is the caller's, the engine adds none.
 */
export type Paper = {
  title: string
  author: string
  /** Kept in the file as the moment it was made; nothing else in the file depends on a clock. */
  madeAt: Date
  /** Of the running text; a run may be larger or smaller. */
  font: string
  sizePt: number
  sections: readonly PaperSection[]
}

export type PaperSection = {
  page: { widthMm: number; heightMm: number }
  orientation: 'portrait' | 'landscape'
  marginMm: { top: number; bottom: number; left: number; right: number }
  /** The number of the page, centred in the top margin, this far from the edge; not on the first page of the paper. */
  pageNumberFromTopMm: number
  blocks: readonly PaperBlock[]
}

export type PaperBlock = PaperParagraph | PaperRule | PaperTable

export type PaperParagraph = {
  kind: 'paragraph'
  runs: readonly PaperRun[]
  align?: 'left' | 'center' | 'right' | 'justify'
  firstLineMm?: number
  leftMm?: number
  beforePt?: number
  afterPt?: number
  /** Times the height of a line. */
  lines?: number
  /** Stays on the page of what follows. */
  keepWithNext?: boolean
  /** Begins a page. */
  newPage?: boolean
  /** A heading of this level, for the outline beside the text; it looks as its runs say. */
  outline?: 1 | 2 | 3
}

export type PaperRun = {
  text: string
  bold?: boolean
  italic?: boolean
  sizePt?: number
  /** Where a press leads: an address, or a place of this paper. */
  link?: { address: string } | { place: string }
  /** Names this very text as a place of the paper; letters, digits and `_`, begins with a letter. */
  place?: string
  /** Stands at the foot of the page, numbered by itself. */
  note?: string
}

/** A thin line of a length, in the middle of a width. */
export type PaperRule = { kind: 'rule'; lengthMm: number; withinMm: number; afterPt?: number }

export type PaperTable = {
  kind: 'table'
  columnsMm: readonly number[]
  /** Repeated on every page. */
  headRows: number
  rows: readonly (readonly PaperCell[])[]
  borders: boolean
  /** A row is never cut between two pages; false lets a very tall one be. */
  rowsStayWhole: boolean
}

/** `shade` fills the cell: six hexadecimal digits of red, green and blue. */
export type PaperCell = {
  blocks: readonly (PaperParagraph | PaperRule)[]
  columns?: number
  middle?: boolean
  shade?: string
}

/** What one paper may hold; beyond it the writer refuses, so that no request fills the memory. */
export const limits = { blocksMax: 20_000, rowsMax: 6_000, textLengthMax: 5_000_000 }
