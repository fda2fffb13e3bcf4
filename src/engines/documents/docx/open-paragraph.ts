import type { Block } from '#engines/documents/document.ts'
import type { Numbering } from '#engines/documents/docx/numbering.ts'
import type { ParagraphLook, Styles } from '#engines/documents/docx/styles.ts'
import { overlayRun } from '#engines/documents/docx/styles.ts'
import { type Attributes, wholeNumber } from '#engines/documents/docx/xml.ts'
import type { Run, RunLook, RunsText } from '#engines/documents/runs.ts'

/** A paragraph of .docx while its elements stream by. */
export type OpenParagraph = {
  style: ParagraphLook
  styleId?: string
  numberingId?: string
  numberingLevel?: number
  alignment?: string
  outlineLevel?: number
  /** The paragraph's end was deleted: its text runs on into the next paragraph. */
  isEndDeleted: boolean
  page?: number
  runs: Run[]
  run?: OpenRun
  /** What its text boxes hold; comes after it. */
  boxes: Block[][]
}
export type OpenRun = { styleId?: string; own: RunLook; look?: RunLook }

export function openParagraph(styles: Styles, carried: Run[]): OpenParagraph {
  return { style: styles.paragraph(undefined), isEndDeleted: false, runs: carried, boxes: [] }
}

/** One property of `w:pPr` (or of its `w:numPr`). */
export function paragraphProperty(
  paragraph: OpenParagraph,
  name: string,
  attributes: Attributes,
  styles: Styles,
): void {
  const value = attributes['w:val']
  switch (name) {
    case 'w:pStyle':
      paragraph.styleId = value
      paragraph.style = styles.paragraph(value)
      return
    case 'w:jc':
      paragraph.alignment = value
      return
    case 'w:outlineLvl':
      paragraph.outlineLevel = wholeNumber(value)
      return
    case 'w:numId':
      paragraph.numberingId = value
      return
    case 'w:ilvl':
      paragraph.numberingLevel = wholeNumber(value)
  }
}

/** How the letters of the open run look, with every style applied. */
export function lookOf(paragraph: OpenParagraph, styles: Styles): RunLook {
  const run = paragraph.run
  if (!run) return paragraph.style.run
  run.look ??= overlayRun(overlayRun(paragraph.style.run, run.styleId ? styles.run(run.styleId) : {}), run.own)
  return run.look
}

/** Hints for `Paragraph`, from the paragraph itself before its style. */
export function hintsOf(paragraph: OpenParagraph, { bold, italic }: RunsText) {
  const outline = paragraph.outlineLevel ?? paragraph.style.outlineLevel
  return {
    bold,
    italic,
    centred: (paragraph.alignment ?? paragraph.style.alignment) === 'center',
    headingLevel: outline !== undefined && outline >= 0 && outline < 6 ? outline + 1 : undefined,
  }
}

/** The number that Word shows before the paragraph; asking for it counts it. */
export function markerOf(paragraph: OpenParagraph, numbering: Numbering): { marker?: string; markerLevel?: number } {
  const id = paragraph.numberingId ?? paragraph.style.numberingId
  if (id === undefined || id === '0') return {}
  const ofStyle = paragraph.styleId === undefined ? undefined : numbering.levelOfStyle(id, paragraph.styleId)
  const level = paragraph.numberingLevel ?? ofStyle ?? paragraph.style.numberingLevel ?? 0
  return { marker: numbering.next(id, level), markerLevel: level }
}
