/** Phiếu giấy của khảo sát: the same questions in the same order, the branches written out, and a number for each sheet. */
import { showDay } from '#base/day.ts'
import type { Survey } from '#domains/learning/surveys/survey.ts'
import type { SurveyQuestion } from '#domains/learning/surveys/survey-question.ts'
import type { Paper, PaperBlock, PaperParagraph } from '#engines/word/paper.ts'
import { a4, type Look } from '#engines/word/paragraphs.ts'

const hints: Record<SurveyQuestion['kind'], string> = {
  one: 'Đánh dấu một ô.',
  many: 'Đánh dấu mọi ô phù hợp.',
  scale: 'Khoanh một số; số lớn hơn là mức cao hơn.',
  text: 'Ghi ý kiến.',
  number: 'Ghi một số.',
}

export function surveyPaper(
  survey: Pick<Survey, 'title' | 'about' | 'questions' | 'closesOn'> & { bodyName: string },
  madeAt: Date,
): Paper {
  const blocks: PaperBlock[] = [
    line(survey.bodyName.toLocaleUpperCase('vi'), { bold: true, sizePt: 12 }),
    line('Phiếu số: …………', { sizePt: 12 }, { align: 'right' }),
    line('PHIẾU KHẢO SÁT', { bold: true, sizePt: 14 }, { align: 'center', beforePt: 12, outline: 1 }),
    line(survey.title, { bold: true, sizePt: 13 }, { align: 'center', afterPt: 8 }),
    ...survey.about.split('\n').map((text) => line(text, {}, { align: 'justify', afterPt: 4 })),
    line(
      `Không ghi họ tên. Gửi lại phiếu trước hết ngày ${showDay(survey.closesOn)}.`,
      { italic: true },
      { afterPt: 8 },
    ),
    ...survey.questions.flatMap((question) => questionLines(question, survey.questions.length)),
    line('Xin cảm ơn ông/bà.', { italic: true }, { align: 'center', beforePt: 12 }),
  ]
  return {
    title: survey.title,
    author: survey.bodyName,
    madeAt,
    font: 'Times New Roman',
    sizePt: 13,
    sections: [
      {
        page: a4,
        orientation: 'portrait',
        marginMm: { top: 20, bottom: 20, left: 25, right: 20 },
        pageNumberFromTopMm: 10,
        blocks,
      },
    ],
  }
}

function questionLines({ number, words, kind, options, branches }: SurveyQuestion, count: number): PaperParagraph[] {
  const head: PaperParagraph = {
    kind: 'paragraph',
    beforePt: 8,
    keepWithNext: true,
    runs: [
      { text: `Câu ${number}. ${words} `, bold: true },
      { text: hints[kind], italic: true, sizePt: 11 },
    ],
  }
  if (kind === 'text') return [head, ...Array.from({ length: 3 }, () => line('.'.repeat(110), {}, { leftMm: 6 }))]
  if (kind === 'number') return [head, line('Trả lời: ……………', {}, { leftMm: 6 })]
  if (kind === 'scale') return [head, line(options.join('        '), {}, { leftMm: 6 })]
  return [
    head,
    ...options.map((option, index) =>
      line(`☐ ${option}${sayBranch(branches[index] ?? null, count)}`, {}, { leftMm: 6 }),
    ),
  ]
}

/** «→ chuyển đến câu 3»; '': the next one. */
export function sayBranch(to: number | null, count: number): string {
  if (to === null) return ''
  return to > count ? ' → xin dừng ở đây' : ` → chuyển đến câu ${to}`
}

function line(text: string, look: Look, more: Partial<PaperParagraph> = {}): PaperParagraph {
  return { kind: 'paragraph', runs: [{ text, ...look }], ...more }
}
