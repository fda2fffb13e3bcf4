/**
 * Tư vấn miễn phí của Hội Luật gia: free → taken by a volunteer for some days → submitted → signed by a jurist, or returned; given
 * back or run out it is free again. Questions alone: nothing that is secret, and no name of whoever asks.
 */
import { addDays, type Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'give advice': true
    'sign advice': true
  }
}

export type AdviceDeed = 'give advice' | 'sign advice'

/** Who has a question, and until when. */
export type AdviceTaking = { personId: string; untilDay: Day }

export const daysToChoose = [3, 5, 7, 14] as const
/** So many at once: whoever takes more keeps others from them. */
export const takenMax = 3

export const refusals = {
  notFound: new Refusal(
    404,
    'Không tìm thấy câu hỏi này trong hàng đợi tư vấn, hoặc ông/bà không được giao quyền. Hãy mở lại từ danh sách.',
  ),
  taken: new Refusal(409, 'Người khác đã nhận câu hỏi này. Hãy chọn câu hỏi khác trong danh sách.'),
  tooMany: new Refusal(
    422,
    `Mỗi người giữ nhiều nhất ${takenMax} câu hỏi một lúc. Hãy soạn xong hoặc trả lại một câu trước.`,
  ),
  notYours: new Refusal(
    403,
    'Ông/bà chưa nhận câu hỏi này, hoặc đã hết ngày giữ. Hãy nhận lại rồi soạn tiếp; bản nháp vẫn còn.',
  ),
  signedOnly: new Refusal(
    422,
    'Câu hỏi gửi đến Hội Luật gia được trả lời ở «Tư vấn miễn phí»: tình nguyện viên soạn, luật gia duyệt và ký tên.',
  ),
}

export function isTaken(taking: AdviceTaking | undefined, today: Day): taking is AdviceTaking {
  return taking !== undefined && taking.untilDay >= today
}

/** `held`: how many this person has already. Taking again what one has moves its last day. */
export function take(
  taking: AdviceTaking | undefined,
  { personId, days, held, today }: { personId: string; days: number; held: number; today: Day },
): AdviceTaking {
  if (isTaken(taking, today) && taking.personId !== personId) throw refusals.taken
  if (!isTaken(taking, today) && held >= takenMax) throw refusals.tooMany
  return { personId, untilDay: addDays(today, days) }
}

export function checkHolds(taking: AdviceTaking | undefined, personId: string, today: Day): void {
  if (!isTaken(taking, today) || taking.personId !== personId) throw refusals.notYours
}
