/** Tờ A4 đứng: page, margins and letters of a paper that goes out to be signed. @law 30/2020/NĐ-CP, Phụ lục I */
import type { Paper, PaperBlock } from '#engines/word/paper.ts'
import { a4 } from '#engines/word/paragraphs.ts'

const marginMm = { top: 20, bottom: 20, left: 30, right: 15 }

/** Of the text between the margins. */
export const sheetWidthMm = a4.widthMm - marginMm.left - marginMm.right

/** `title` and `author` stand in the file's properties, not on the sheet. */
export function uprightSheet({
  blocks,
  ...about
}: Pick<Paper, 'title' | 'author' | 'madeAt'> & { blocks: readonly PaperBlock[] }): Paper {
  return {
    ...about,
    font: 'Times New Roman',
    sizePt: 14,
    sections: [{ page: a4, orientation: 'portrait', marginMm, pageNumberFromTopMm: 10, blocks }],
  }
}
