import { Refusal } from '#base/refusal.ts'

/** Every limit of reading a file, in one table. A file beyond one of them is refused with a sentence. */
export const limits = {
  /** Bytes of the file itself. */
  fileBytesMax: 40 * 1024 * 1024,
  /** Bytes of a plain text, Markdown or HTML file: 4 MiB is about two thousand pages. */
  textBytesMax: 4 * 1024 * 1024,
  /** Entries of the zip that a .docx is. */
  zipEntriesMax: 4_000,
  /** Bytes that one part of a .docx may really have once inflated. */
  partBytesMax: 48 * 1024 * 1024,
  /** Bytes of all parts that are read of one .docx. */
  unzippedBytesMax: 64 * 1024 * 1024,
  /** Inflated bytes per stored byte: text reaches about 30, a bomb 1000. Small parts are never counted as bombs. */
  inflationRatioMax: 200,
  inflationRatioFreeBytes: 4 * 1024 * 1024,
  /** Depth of elements in XML or HTML. */
  elementDepthMax: 400,
  tableDepthMax: 12,
  paragraphsMax: 50_000,
  /** Characters of one paragraph. */
  paragraphLengthMax: 400_000,
  cellsMax: 200_000,
  /** Columns of a table; Word itself stops at 63. */
  columnsMax: 100,
  pagesMax: 400,
  /** Text pieces and ruling lines of one PDF page. */
  textItemsPerPageMax: 40_000,
  rulesPerPageMax: 8_000,
  /** Boxes that the ruling lines of one table may draw on a page. */
  gridPositionsPerPageMax: 6_000,
  pdfMillisecondsMax: 60_000,
  /** Bytes that one stream of a .pdf, and all of them together, may unpack to; pictures are not unpacked. */
  pdfStreamBytesMax: 48 * 1024 * 1024,
  pdfUnpackedBytesMax: 256 * 1024 * 1024,
  /** Pages that are recognised from pictures; each takes seconds. */
  recognisedPagesMax: 60,
  recognitionMillisecondsPerPageMax: 60_000,
  recognitionMillisecondsMax: 600_000,
} as const

export type Meter = {
  paragraph(text: string): void
  cells(count: number): void
}

/** Counts what one document is made of while it is being read, and refuses it at the limit. */
export function createMeter(): Meter {
  let paragraphs = 0
  let cells = 0
  return {
    paragraph(text) {
      paragraphs += 1
      if (paragraphs > limits.paragraphsMax || text.length > limits.paragraphLengthMax) throw tooLong()
    },
    cells(count) {
      cells += count
      if (cells > limits.cellsMax) throw tooLong()
    },
  }
}

function tooLong(): Refusal {
  return new Refusal(413, 'Tài liệu quá dài để đọc một lần. Hãy tách thành nhiều tệp rồi tải lên từng tệp.')
}
