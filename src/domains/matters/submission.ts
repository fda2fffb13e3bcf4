/**
 * Lượt gửi: what came in at once, by one way, from one person (or from nobody who is known). It never changes; what becomes of it
 * stands in its matters.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { MatterKind } from '#domains/matters/matter-kind.ts'
import type { MessageWay } from '#platform/messages/messenger.ts'

export type Channel = keyof typeof channels

export const channels = {
  web: 'Qua mạng',
  telephone: 'Điện thoại',
  paper: 'Đơn giấy',
  reception: 'Tiếp công dân',
  post: 'Bưu chính',
} as const

export type NotifyWay = 'none' | 'email' | 'sms' | 'zalo' | 'call'

export const notifyWays: Record<NotifyWay, string> = {
  none: 'Tôi tự tra cứu bằng mã',
  email: 'Thư điện tử',
  sms: 'Tin nhắn điện thoại',
  zalo: 'Zalo',
  call: 'Gọi điện cho tôi',
}

/** What may be chosen: the short messages only where the house has a way to deliver them. */
export function offeredWays(messageWays: readonly MessageWay[]): NotifyWay[] {
  return (Object.keys(notifyWays) as NotifyWay[]).filter(
    (way) => (way !== 'sms' && way !== 'zalo') || messageWays.includes(way),
  )
}

/** Cách tìm lại mã, chosen at filing. */
export type RecoveryWay = 'none' | 'email' | 'secret'

/** Of somebody who gave a name; what the law does not ask for stays ''. */
export type SubmitterDetails = { name: string; address: string; phone: string; email: string }

export const nobodyKnown: SubmitterDetails = { name: '', address: '', phone: '', email: '' }

/** What was agreed to, each by itself; what the law has an office do needs no consent. @law Luật 91/2025/QH15, Điều 9, 19 */
export type Consent = { purpose: 'notify' | 'publish' | 'helper'; at: string; how: 'ticked' | 'read-aloud' }

export type Submission = {
  id: string
  channel: Channel
  bodyId: string
  receivedAt: Date
  receivedOn: Day
  isSecret: boolean
  isAnonymous: boolean
  /** null where it is secret. */
  words: string | null
  particulars: Record<string, string>
  consents: Consent[]
  helperName: string
  filedBy: string | null
  notify: NotifyWay
  recovery: RecoveryWay
}

export const wordsLengthMax = 10_000
export const filesMax = 10
export const fileSizeMbMax = 10

/** Tố cáo comes on paper or in person; by other ways the same words are information. @law Luật Tố cáo 25/2018/QH14, Điều 22, 25 */
export function takesDenunciation(channel: Channel): boolean {
  return channel === 'paper' || channel === 'reception' || channel === 'post'
}

/** What a kind is called when it came by this way. */
export function kindBy(kind: MatterKind, channel: Channel): MatterKind {
  return kind === 'denunciation' && !takesDenunciation(channel) ? 'denunciation-information' : kind
}

export const refusals = {
  noDesk: new Refusal(
    422,
    'Cơ quan này chưa mở nơi nhận trên hệ thống. Hãy chọn cơ quan khác trong danh sách, hoặc đến trực tiếp trụ sở.',
  ),
  oldForm: new Refusal(
    422,
    'Biểu mẫu này đã cũ hoặc thiếu phần của hệ thống. Hãy mở lại trang gửi rồi điền lại; nội dung bạn đã gõ vẫn còn ở dưới.',
  ),
  sentAlready: new Refusal(
    409,
    'Biểu mẫu này đã được gửi một lần với nội dung khác và đã được nhận. Muốn nói thêm, hãy mở «Tra cứu hồ sơ» bằng mã đã cấp rồi chọn «Bổ sung»; muốn gửi việc khác, hãy mở lại trang gửi.',
  ),
  noSuchCode: new Refusal(
    404,
    'Không có hồ sơ nào mang mã này. Hãy xem lại từng nhóm bốn chữ số trên phiếu; nếu mất mã, hãy bấm «Tôi mất mã».',
  ),
  wrongCode: new Refusal(
    422,
    'Mã chưa đúng: có chữ số bị sai, thiếu hoặc đổi chỗ. Mã có 16 chữ số, chia bốn nhóm. Hãy đọc lại trên phiếu.',
  ),
  notOpenHere: new Refusal(410, 'Trang hồ sơ đã tự đóng để giữ kín cho bạn. Hãy mở lại bằng mã hồ sơ.'),
  notRecovered: new Refusal(
    404,
    'Không tìm thấy hồ sơ với số điện thoại và từ bí mật này. Hãy thử lại, hoặc mang giấy tờ đến nơi đã nhận để được cấp lại mã.',
  ),
}
