/**
 * Tờ giấy để in: a title over columns of headings and sentences, with a QR code at the foot. It knows no domain; what stands on
 * it is given. Sizes are points (1/72 inch).
 */
export type PdfSheet = {
  size: 'A6' | 'A4' | 'A3'
  /** Small words over the title: what kind of sheet it is. */
  kicker: string
  title: string
  lead: string
  columns: 1 | 2
  /** The size of running text; smaller ones are tried, down to `textPtMin`, until all stands on `pagesMax` pages. */
  textPt: number
  textPtMin: number
  /** Wished: text is never cut off for it. */
  pagesMax: number
  blocks: readonly PdfBlock[]
  foot: PdfFoot
  author: string
  /** Written into the file; the same sheet of the same moment is the same bytes. */
  madeAt: Date
}

export type PdfBlock =
  | { kind: 'heading'; text: string }
  | ({ kind: 'item' } & PdfItem)
  /** What must be seen first; it is not divided between columns. */
  | { kind: 'box'; items: readonly PdfItem[] }
  | { kind: 'small'; text: string }

/** A sentence, with small words beneath it. */
export type PdfItem = { text: string; note?: string | undefined }

/** On each page: where the QR code leads, and lines beside it. */
export type PdfFoot = { qr: string; lines: readonly string[] }
