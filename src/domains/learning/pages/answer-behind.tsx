import type { AnswerBehind, QuestionLine } from '#domains/learning/questions/question.queries.ts'
import { Chip } from '#ui/parts/chip.tsx'

/** Which published answer a question came from; of one that was taken down only that it was. */
export function AnswerBehindLine({ answer }: { answer: AnswerBehind }) {
  if (answer === undefined) return null
  return (
    <p class="soft">
      {answer === 'taken-down' ? (
        <Chip tone="warm" label={takenDown} />
      ) : (
        <>
          Từ điều người dân hỏi: <a href={answer.href}>{answer.title}</a>
        </>
      )}
    </p>
  )
}

const takenDown = 'Câu trả lời nguồn đã gỡ'

/** Beside a question that is chosen from the bank. */
export function questionHint({ cited, answerBehind }: QuestionLine): string {
  return answerBehind === 'taken-down' ? `${cited}. ${takenDown}.` : cited
}
