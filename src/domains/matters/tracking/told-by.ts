import { matterPaths } from '#domains/matters/matter-paths.ts'

/** Tin báo cho người gửi: that there is something, and where; neither what it is about nor how it went. Somebody else may read a telephone. */
export const tellComposerKey = 'matters.told'
export const tellKind = 'matters.tell-person'
/** Takes away files of messages whose person is a secret now. */
export const sentAwayKind = 'matters.forget-told'

/** Stands in the outbox until the message is handed over, in the place of the real one. */
export const queuedAddress = 'nguoi-gui@mo-khi-gui.invalid'

export function toldMail(told: { bodyName: string }, publicUrl: string) {
  return {
    subject: 'Hồ sơ của ông/bà có tin mới',
    text: [
      `${told.bodyName} vừa cập nhật hồ sơ của ông/bà.`,
      `Xem tại ${publicUrl}${matterPaths.track}, bằng mã hồ sơ trên phiếu.`,
      'Thư này không ghi nội dung hồ sơ, để người khác mở hộp thư cũng không biết.',
    ].join('\n\n'),
    html: null,
  }
}

export function toldText(told: { bodyName: string }, publicUrl: string): string {
  return `${told.bodyName}: hồ sơ của ông/bà có tin mới. Xem ${publicUrl}${matterPaths.track} bằng mã trên phiếu.`
}

export function renewalMail(publicUrl: string, token: string, hours: number) {
  return {
    subject: 'Cấp lại mã hồ sơ',
    text: [
      'Có người, có thể là ông/bà, vừa báo mất mã hồ sơ và xin mã mới gửi về địa chỉ này.',
      `Nếu đúng, hãy mở đường dẫn này rồi bấm «Cấp mã mới» trong vòng ${hours} giờ:`,
      `${publicUrl}${matterPaths.renew(token)}`,
      'Nếu không phải ông/bà, hãy bỏ qua thư này: mã cũ vẫn dùng được.',
    ].join('\n\n'),
  }
}
