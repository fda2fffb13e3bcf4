import { officialForm } from '#domains/reports/official-form.ts'
import { capitals } from '#domains/reports/signature.ts'
import type { PaperBlock, PaperSection } from '#engines/word/paper.ts'
import { centred } from '#engines/word/paragraphs.ts'

export type Appendix = {
  /** «Phụ lục I». */
  heading: string
  title: string
  orientation: PaperSection['orientation']
  blocks: readonly PaperBlock[]
}

const { marginMm } = officialForm
export const marginsUsed = {
  top: marginMm.top.used,
  bottom: marginMm.bottom.used,
  left: marginMm.left.used,
  right: marginMm.right.used,
}
export const pageNumberFromTopMm = 10

/** Phụ lục: begins a page, says what it belongs to, and lies down for wide tables. @law 30/2020/NĐ-CP, Phụ lục I, mục III.1 */
export function appendixSection(appendix: Appendix, attachedTo: string): PaperSection {
  const { sizePt, page } = officialForm
  const style = { sizePt: sizePt.appendix.used, bold: true }
  return {
    page,
    orientation: appendix.orientation,
    marginMm: marginsUsed,
    pageNumberFromTopMm,
    blocks: [
      centred(appendix.heading, style, { keepWithNext: true, outline: 1 }),
      centred(capitals(appendix.title), style, { keepWithNext: true }),
      centred(attachedTo, { sizePt: sizePt.appendix.used, italic: true }, { keepWithNext: true, afterPt: 8 }),
      ...appendix.blocks,
    ],
  }
}
