/**
 * Đợt đăng ký tuyên truyền viên: each September a commune tells everybody what is asked of a communicator, so that whoever wants to
 * may put their name down. @law TT 10/2016/TT-BTP, Điều 5 khoản 2
 */
import { type Day, monthOf } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

export type Opening = { bodyId: string; year: number; openedOn: Day; closesOn: Day; whereTold: string }

const openingMonth = 9

export function isOpeningMonth(day: Day): boolean {
  return monthOf(day) === openingMonth
}

export const openingRefusals = {
  notSeptember: new Refusal(
    422,
    'Luật định thông báo mỗi năm vào tháng 9 (Thông tư 10/2016/TT-BTP, Điều 5 khoản 2). Hãy ghi ngày thông báo trong tháng 9.',
  ),
  onceAYear: new Refusal(422, 'Năm này đã ghi đợt đăng ký. Mỗi năm một đợt.'),
  closesBefore: new Refusal(422, 'Ngày hết hạn đăng ký phải từ ngày thông báo trở đi.'),
  notCommune: new Refusal(422, 'Đợt đăng ký tuyên truyền viên là của UBND cấp xã. Hãy chọn UBND xã, phường.'),
}
