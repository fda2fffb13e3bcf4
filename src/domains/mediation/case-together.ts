/**
 * Cùng hòa giải: mediators beside the one of the case, người được mời, a second team (tổ phối hợp), and what a court said. The case stays
 * of the team that leads it: its book numbers it first, its figures count it, the other book shows it.
 * @law 35/2013/QH13, Điều 19; Điều 22 (text not seen); 92/2015/QH13, Điều 418, 419
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { type Case, refusals as caseRefusals } from '#domains/mediation/case.ts'

export type CoMediator = { id: string; name: string; teamName: string }
export type Guest = { id: string; invitedOn: Day; name: string; role: string }
export type JointTeam = { teamId: string; teamName: string; communeName: string; number: number; year: number }
export type CourtFiling = { filedOn: Day; result: CourtResult | null; resultOn: Day | null; version: number }

export type CourtResult = keyof typeof courtResults
export const courtResults = {
  recognised: 'Tòa án công nhận kết quả hòa giải thành',
  'not-recognised': 'Tòa án không công nhận; thỏa thuận của các bên vẫn còn (Điều 419 khoản 6)',
  withdrawn: 'Đã rút đơn',
} as const

export const refusals = {
  readsOnly: new Refusal(
    403,
    'Vụ, việc do tổ hòa giải khác chủ trì: tổ của ông/bà đọc được, chỉ hòa giải viên được cử cùng hòa giải mới ghi. Hãy báo tổ chủ trì.',
  ),
  mediatesAlready: new Refusal(422, 'Người này đang hòa giải vụ, việc này rồi. Hãy chọn người khác.'),
  notWithUs: new Refusal(404, 'Người này không cùng hòa giải vụ, việc này. Hãy tải lại trang.'),
  noGuest: new Refusal(404, 'Không tìm thấy người được mời này. Hãy tải lại trang.'),
  noConsent: new Refusal(
    422,
    'Một bên muốn mời người ngoài thì phải được bên kia đồng ý (Luật 35/2013/QH13, Điều 19). Hãy hỏi rồi đánh dấu.',
  ),
  noOtherTeam: new Refusal(404, 'Không tìm thấy tổ hòa giải này trong tỉnh. Hãy tìm lại tên tổ, tên xã, phường.'),
  jointAlready: new Refusal(422, 'Vụ, việc đã có một tổ phối hợp. Hãy ghi thôi phối hợp với tổ ấy trước.'),
  notJoint: new Refusal(422, 'Tổ này không phối hợp ở vụ, việc này. Hãy tải lại trang.'),
  againTooSoon: new Refusal(
    422,
    'Chỉ vụ, việc hòa giải không thành, hoặc thành mà thỏa thuận không được thực hiện, mới hòa giải lại.',
  ),
  againTwice: new Refusal(422, 'Vụ, việc này đã được mở lại rồi. Hãy mở vụ, việc mới ở trang của vụ, việc cũ.'),
  againElsewhere: new Refusal(422, 'Hòa giải lại ghi vào sổ của chính tổ đã hòa giải. Hãy chọn đúng tổ.'),
  againBefore: new Refusal(422, 'Ngày nhận hòa giải lại phải từ ngày vụ, việc cũ kết thúc trở đi.'),
  courtHalf: new Refusal(422, 'Hãy ghi cả kết quả và ngày của Tòa án, hoặc để trống cả hai khi chưa có.'),
}

/**
 * A quarrel that did not end in agreement may be tried again; one whose agreement is not kept too, which is this house's own reading: the
 * law says it of the first alone. @law 35/2013/QH13, Điều 27
 */
export function mayTryAgain({ outcome, fulfilment }: Pick<Case, 'outcome' | 'fulfilment'>): boolean {
  return outcome === 'not-reached' || fulfilment === 'breached'
}

/** People are added to a case while it is open. Throws why not. */
export function refuseUnlessOpen({ state }: Pick<Case, 'state'>): void {
  if (state === 'out-of-scope') throw caseRefusals.outOfScope
  if (state === 'ended') throw caseRefusals.ended
}
