/** Gọi lại: somebody who asked to be told by telephone is called by a person. Open until they were told, or it is given up after tries. */
import { Refusal } from '#base/refusal.ts'

export type CallState = 'open' | 'done' | 'given-up'
export type TryHow = keyof typeof tryNames

export const tryNames = {
  told: 'Đã nói cho người gửi',
  'no-answer': 'Không nghe máy',
  busy: 'Máy bận',
  'wrong-number': 'Sai số',
} as const

/** How often one tries before one may stop. */
export const triesBeforeGivingUp = 3

export const refusals = {
  notFound: new Refusal(
    404,
    'Không tìm thấy cuộc gọi này, hoặc ông/bà không được giao quyền. Hãy mở lại danh sách gọi.',
  ),
  over: new Refusal(409, 'Cuộc gọi này đã xong. Hãy tải lại danh sách.'),
  tooSoon: new Refusal(
    422,
    `Hãy gọi ít nhất ${triesBeforeGivingUp} lần vào các giờ khác nhau, hoặc biết chắc là sai số, rồi mới thôi gọi.`,
  ),
}

export function checkGiveUp(tries: readonly TryHow[]): void {
  if (tries.length < triesBeforeGivingUp && !tries.includes('wrong-number')) throw refusals.tooSoon
}
