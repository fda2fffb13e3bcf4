/**
 * Đợt đăng ký tuyên truyền viên: each September a commune tells everybody what is asked of a communicator, so that whoever wants to
 * may put their name down. @law TT 10/2016/TT-BTP, Điều 5 khoản 2
 */
import { type Day, monthOf } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { decides } from '#domains/library/document.ts'
import { standardOn } from '#domains/practitioners/standard.ts'

export type Opening = { bodyId: string; year: number; openedOn: Day; closesOn: Day; whereTold: string }

/** Whether the law of the day lets it be told then; a rule that is not verified, or not there, keeps no day out. */
export function isOpeningDay(day: Day): boolean {
  const standard = standardOn('communicator.opening', day)
  return standard === undefined || !decides(standard.mark) || monthOf(day) === standard.number
}

/** Refuses a day outside the month that the law names. */
export function refuseOtherMonth(day: Day): void {
  if (isOpeningDay(day)) return
  const { number, law, article } = standardOn('communicator.opening', day)!
  throw new Refusal(
    422,
    `Luật định thông báo mỗi năm vào tháng ${number} (${law}, ${article}). Hãy ghi ngày thông báo trong tháng ${number}.`,
  )
}

export const openingRefusals = {
  onceAYear: new Refusal(422, 'Năm này đã ghi đợt đăng ký. Mỗi năm một đợt.'),
  closesBefore: new Refusal(422, 'Ngày hết hạn đăng ký phải từ ngày thông báo trở đi.'),
  notCommune: new Refusal(422, 'Đợt đăng ký tuyên truyền viên là của UBND cấp xã. Hãy chọn UBND xã, phường.'),
}
