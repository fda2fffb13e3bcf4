/**
 * Câu hỏi khảo sát: written one a block, as on paper, and read into questions with branches that only lead forward.
 *
 *     1. Ông/bà đã nghe về hòa giải ở cơ sở chưa? [một]
 *     - Đã nghe
 *     - Chưa nghe -> 3
 *     2. Nghe qua đâu? [nhiều]
 *     - Loa phường
 *     - Họp tổ dân phố
 *     3. Ông/bà hài lòng đến mức nào? [thang 5]
 *     4. Ông/bà muốn tìm hiểu điều gì? [chữ]
 *     5. Nhà có mấy người? [số]
 */
import { tidy } from '#base/vietnamese.ts'
import { readWholeNumber } from '#base/whole-number.ts'

export type QuestionKind = 'one' | 'many' | 'scale' | 'text' | 'number'

export type SurveyQuestion = {
  /** From 1. */
  number: number
  words: string
  kind: QuestionKind
  /** Of a scale «1» to its end; none for words and numbers. */
  options: string[]
  /** By option: which question comes next, the one after the last for the end; null: the next one. */
  branches: (number | null)[]
}

/** What somebody answered: which option, which options, words, a number. */
export type SurveyAnswer = number | number[] | string
export type SurveyAnswers = Record<string, SurveyAnswer>

export type TextFault = { line: number; sentence: string }

export const questionsMax = 60
export const optionsMax = 20
export const wordsMax = 300
export const answerLengthMax = 1_000
const numberMax = 999_999_999

const kinds: Record<string, QuestionKind> = { một: 'one', nhiều: 'many', thang: 'scale', chữ: 'text', số: 'number' }
const questionForm = /^(\d{1,2})[.)]\s+(.+?)\s*\[(một|nhiều|thang|chữ|số)(?:\s+(\d{1,2}))?\]$/u
const optionForm = /^[-–•]\s+(.+?)(?:\s*(?:->|→)\s*(?:câu\s+)?(\d{1,2}|hết))?$/u

/** The questions, and every line that cannot be read, with what to write there. */
export function readQuestions(written: string): { questions: SurveyQuestion[]; faults: TextFault[] } {
  const questions: SurveyQuestion[] = []
  const faults: TextFault[] = []
  const targets: { line: number; question: SurveyQuestion; option: number; to: string }[] = []
  for (const [index, raw] of written.split('\n').entries()) {
    const [line, text] = [index + 1, tidy(raw)]
    const fault = (sentence: string) => faults.push({ line, sentence })
    if (text === '') continue
    const question = questionForm.exec(text)
    const option = optionForm.exec(text)
    const last = questions.at(-1)
    if (question !== null) {
      const next = questionOf(question, questions.length + 1)
      if (typeof next === 'string') fault(next)
      else if (questions.length >= questionsMax) fault(`Nhiều nhất ${questionsMax} câu.`)
      else questions.push(next)
    } else if (option !== null && last !== undefined) {
      if (last.kind !== 'one' && last.kind !== 'many') fault('Chỉ câu [một] và [nhiều] có phương án.')
      else if (last.options.includes(option[1]!)) fault('Phương án này đã có ở câu trên.')
      else if (last.options.length >= optionsMax) fault(`Nhiều nhất ${optionsMax} phương án mỗi câu.`)
      else {
        last.options.push(option[1]!.slice(0, wordsMax))
        last.branches.push(null)
        if (option[2] !== undefined && last.kind === 'many') fault('Chỉ câu [một] chuyển câu được.')
        else if (option[2] !== undefined)
          targets.push({ line, question: last, option: last.options.length - 1, to: option[2] })
      }
    } else fault('Hãy viết câu hỏi như «1. Nội dung? [một]», phương án như «- Nội dung».')
  }
  for (const { line, question, option, to } of targets) {
    const number = to === 'hết' ? questions.length + 1 : Number(to)
    if (number <= question.number || number > questions.length + (to === 'hết' ? 1 : 0))
      faults.push({ line, sentence: 'Chỉ chuyển đến một câu ở phía sau, hoặc «-> hết».' })
    else question.branches[option] = number
  }
  for (const { number, kind, options } of questions)
    if ((kind === 'one' || kind === 'many') && options.length < 2)
      faults.push({ line: 0, sentence: `Câu ${number} cần ít nhất hai phương án.` })
  if (questions.length === 0 && faults.length === 0) faults.push({ line: 1, sentence: 'Chưa có câu hỏi nào.' })
  return { questions, faults }
}

function questionOf([, number, words, kind, steps]: RegExpExecArray, due: number): SurveyQuestion | string {
  if (Number(number) !== due) return `Câu này phải mang số ${due}.`
  if (words!.length > wordsMax) return `Câu hỏi dài quá ${wordsMax} chữ cái. Hãy rút gọn.`
  const asked = kinds[kind!]!
  const end = Number(steps ?? 5)
  if (asked === 'scale' && (end < 2 || end > 10)) return 'Thang từ 2 đến 10 mức, ví dụ [thang 5].'
  const options = asked === 'scale' ? Array.from({ length: end }, (_, index) => String(index + 1)) : []
  return { number: due, words: words!, kind: asked, options, branches: options.map(() => null) }
}

/** Which questions somebody meets with these answers, in order: each answer of a branching question decides what comes next. */
export function pathOf(questions: readonly SurveyQuestion[], answers: SurveyAnswers): SurveyQuestion[] {
  const path: SurveyQuestion[] = []
  for (let number = 1; number <= questions.length; ) {
    const question = questions[number - 1]!
    path.push(question)
    const answer = answers[String(number)]
    number = (typeof answer === 'number' && question.kind === 'one' ? question.branches[answer] : null) ?? number + 1
  }
  return path
}

export function branches(question: SurveyQuestion): boolean {
  return question.branches.some((to) => to !== null)
}

/** What one page asks: from a question of the path on, up to the first that branches. */
export function pageFrom(path: readonly SurveyQuestion[], from: number): SurveyQuestion[] {
  const rest = path.filter(({ number }) => number >= from)
  const end = rest.findIndex(branches)
  return end === -1 ? rest : rest.slice(0, end + 1)
}

/** Answers out of what was typed (`c3=1`), and what is wrong by field; what was left empty is no answer. */
export function readAnswers(
  questions: readonly SurveyQuestion[],
  typed: Record<string, unknown>,
): { answers: SurveyAnswers; wrong: Record<string, string> } {
  const answers: SurveyAnswers = {}
  const wrong: Record<string, string> = {}
  for (const { number, kind, options } of questions) {
    const raw = typed[`c${number}`]
    const texts = (Array.isArray(raw) ? raw : [raw]).filter(
      (one): one is string => typeof one === 'string' && one.trim() !== '',
    )
    if (texts.length === 0) continue
    const chosen = [...new Set(texts.map(Number))].filter(
      (one) => Number.isInteger(one) && one >= 0 && one < options.length,
    )
    if (kind === 'text') answers[number] = texts[0]!.normalize('NFC').trim().slice(0, answerLengthMax)
    else if (kind === 'number') {
      const told = readWholeNumber(texts[0]!)
      if (told !== undefined && told <= numberMax) answers[number] = told
      else wrong[`c${number}`] = 'Hãy ghi một số, ví dụ 4; hoặc để trống.'
    } else if (chosen.length === 0) wrong[`c${number}`] = 'Hãy chọn trong danh sách.'
    else answers[number] = kind === 'many' ? chosen.toSorted((one, other) => one - other) : chosen[0]!
  }
  return { answers, wrong }
}

/** Of the path alone, and which questions were answered beside it. */
export function onPath(
  questions: readonly SurveyQuestion[],
  answers: SurveyAnswers,
): { answers: SurveyAnswers; left: number[] } {
  const path = new Set(pathOf(questions, answers).map(({ number }) => String(number)))
  const kept = Object.entries(answers).filter(([number]) => path.has(number))
  const left = Object.keys(answers).filter((number) => !path.has(number))
  return { answers: Object.fromEntries(kept), left: left.map(Number) }
}

/** «Đã nghe, Loa phường», as it is read back. */
export function sayAnswer({ kind, options }: SurveyQuestion, answer: SurveyAnswer | undefined): string {
  if (answer === undefined) return 'bỏ trống'
  if (typeof answer === 'string') return answer
  if (kind === 'number') return String(answer)
  return [answer]
    .flat()
    .map((one) => options[one] ?? '')
    .join(', ')
}
