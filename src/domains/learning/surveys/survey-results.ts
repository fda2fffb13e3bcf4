/**
 * Kết quả khảo sát: counts of each question, none under five and none that can be worked out from the others. What several may be chosen
 * of stands against those who did not choose it: their count is as telling.
 */
import { type Cell, hideSmall, isEnough } from '#base/small-cells.ts'
import type { SurveyQuestion } from '#domains/learning/surveys/survey-question.ts'

/** As the database counts: by option; of numbers their middle. */
export type RawCount = {
  answered: number
  byOption: number[]
  mean: number | null
  median: number | null
  texts: string[]
}

export type QuestionResult = {
  question: SurveyQuestion
  answered: Cell
  cells: { label: string; cell: Cell }[]
  mean: number | null
  median: number | null
  /** In no order; none where fewer than five wrote. */
  texts: string[]
}

export function resultOf(question: SurveyQuestion, asked: number, raw: RawCount): QuestionResult {
  const enough = isEnough(raw.answered)
  const cells =
    question.kind === 'many'
      ? raw.byOption.map((count) => hideSmall([count, raw.answered - count])[0]!)
      : hideSmall(raw.byOption)
  // the mean of a scale gives back what its cells hide
  const tells = enough && (question.kind !== 'scale' || cells.every((cell) => typeof cell === 'number'))
  return {
    question,
    // who was not asked, or left it empty, is counted beside it
    answered: hideSmall([raw.answered, Math.max(0, asked - raw.answered)])[0]!,
    cells: question.options.map((label, index) => ({ label, cell: enough ? cells[index]! : 'hidden' })),
    mean: tells ? raw.mean : null,
    median: tells ? raw.median : null,
    texts: enough ? raw.texts : [],
  }
}
