/**
 * Bài hỏi nhanh cho một lớp: a teacher reads a code out, everybody answers on their telephone and sees at once what is right. Open until
 * it is closed. Names are asked only where the teacher wants them, and forgotten after a month.
 */
import { Refusal } from '#base/refusal.ts'

export type ClassQuiz = {
  id: string
  bodyId: string
  /** Six digits. */
  code: string
  title: string
  asksNames: boolean
  /** The teacher: names are theirs alone. */
  madeBy: string
  questionIds: string[]
  closedAt: Date | null
}

/** What one pupil sent, by question. */
export type ClassChoices = Record<string, number>

export const questionsMax = 50
export const namesKeptDays = 30
/** What one quiz takes: a class, or a whole school in its yard. */
export const answersMax = 1_000

export const refusals = {
  notFound: new Refusal(404, 'Không có bài hỏi này, hoặc ông/bà không được giao quyền. Hãy mở lại danh sách.'),
  wrongCode: new Refusal(404, 'Không có lớp nào mang mã này. Hãy xem lại sáu chữ số giáo viên đọc.'),
  closed: new Refusal(409, 'Giáo viên đã đóng bài hỏi này nên không nhận thêm câu trả lời.'),
  full: new Refusal(
    409,
    `Bài hỏi này đã đủ ${answersMax} bài gửi nên không nhận thêm. Hãy báo giáo viên mở bài hỏi mới.`,
  ),
  noQuestion: new Refusal(422, 'Hãy chọn ít nhất một câu hỏi đang dùng.'),
}

/** «48 12 07», with what people write between; undefined: it is no code. */
export function readClassCode(typed: string): string | undefined {
  const code = typed.replace(/[\s.-]/gu, '')
  return /^\d{6}$/u.test(code) ? code : undefined
}

/** Which option for which question, out of a form; what is no choice is left out. */
export function readChoices(
  typed: Record<string, unknown>,
  questions: readonly { id: string; options: readonly string[] }[],
): ClassChoices {
  const choices: ClassChoices = {}
  for (const { id, options } of questions) {
    const value = typed[`c-${id}`]
    if (typeof value === 'string' && /^\d$/u.test(value) && Number(value) < options.length) choices[id] = Number(value)
  }
  return choices
}

export function rightCount(choices: ClassChoices, questions: readonly { id: string; answer: number }[]): number {
  return questions.filter(({ id, answer }) => choices[id] === answer).length
}
