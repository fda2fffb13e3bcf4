import type { PaperParagraph, PaperRun } from '#engines/word/paper.ts'

export type Look = Pick<PaperRun, 'sizePt' | 'bold' | 'italic'>

/** Upright A4, in millimetres. */
export const a4 = { widthMm: 210, heightMm: 297 }

/** A line in the middle, in one look. */
export function centred(text: string, look: Look = {}, more: Partial<PaperParagraph> = {}): PaperParagraph {
  return { kind: 'paragraph', align: 'center', runs: [{ text, ...look }], ...more }
}
