/**
 * Câu hỏi thi: a question with its options, tied to one place of the law as it was when a person looked. in use → withdrawn, by itself,
 * when that place changes; a withdrawn one is not used again, a new one is written.
 */
import { Refusal } from '#base/refusal.ts'
import { placeInWords } from '#domains/library/guide-text.ts'
import type { CitedPlace, Pin } from '#domains/library/reliance.ts'

export type QuestionWords = { words: string; options: string[]; answer: number; explanation: string }

export type Question = QuestionWords & {
  id: string
  bodyId: string
  cited: CitedPlace & Pin & { documentId: string; saidNumber: string }
  /** Who wrote it or put a hand to it: they approve no contest that asks it. */
  writerIds: string[]
  /** The guide or the published answer that it was made from. */
  guideId: string | null
  withdrawnAt: Date | null
  /** '' while it is in use. */
  withdrawnWhy: string
  version: number
}

export const optionsMax = 6

export const refusals = {
  notFound: new Refusal(404, 'Không có câu hỏi này trong ngân hàng của cơ quan. Hãy mở lại danh sách câu hỏi.'),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: câu hỏi này vừa được người khác sửa. Hãy tải lại trang rồi làm lại.',
  ),
  sourceTakenDown: new Refusal(
    409,
    'Bài hay câu trả lời mà câu hỏi lấy ý vừa được gỡ xuống. Những gì đã gõ còn ở dưới: hãy bỏ chữ nào có thể cho biết ai đã hỏi, rồi lưu lại; hoặc chọn bài khác.',
  ),
  withdrawn: new Refusal(409, 'Câu hỏi này đã rút nên không sửa được nữa. Hãy viết câu mới theo quy định hiện hành.'),
}

export type Cited = CitedPlace & { number: string }

const citedForm =
  /^(?<number>[^\s]+\/[^\s]+)[\s,]+(?<place>(?:(?:điểm [a-zđ]{1,2}|khoản \d+[a-zđ]?|điều \d+[a-zđ]?)[\s,]*)+)$/iu

/** «14/2012/QH13 Điều 3 khoản 1 điểm a», parts of the place in any order; undefined: no number, or no article. */
export function readCited(typed: string): Cited | undefined {
  const { number = '', place = '' } = citedForm.exec(typed.trim())?.groups ?? {}
  const part = (form: RegExp) => form.exec(place)?.[1]?.toLowerCase() ?? ''
  const article = part(/điều (\d+[a-zđ]?)/iu)
  if (article === '') return undefined
  return { number, article, clause: part(/khoản (\d+[a-zđ]?)/iu), point: part(/điểm ([a-zđ]{1,2})/iu) }
}

/** The same in words: «khoản 1 Điều 3, 14/2012/QH13». */
export function showCited({ article, clause, point }: CitedPlace, number: string): string {
  return `${placeInWords({ article, ...(clause && { clause }), ...(point && { point }) })}, ${number}`
}
