import { eventNames, type MatterEventKind } from '#domains/matters/matter-event.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'

/** Tin báo cho người gửi: that there is something, and where; never what it is about. Somebody else may read a telephone. */
export const tellComposerKey = 'matters.told'
export const tellKind = 'matters.tell-person'

/** Stands in the outbox until the message is handed over, in the place of the real one. */
export const queuedAddress = 'nguoi-gui@mo-khi-gui.invalid'

export function toldMail(told: { kind: MatterEventKind; bodyName: string }, publicUrl: string) {
  return {
    subject: `Hồ sơ của ông/bà: ${eventNames[told.kind].toLowerCase()}`,
    text: [
      `${told.bodyName} vừa cập nhật hồ sơ của ông/bà: ${eventNames[told.kind].toLowerCase()}.`,
      `Xem tại ${publicUrl}${matterPaths.track}, bằng mã hồ sơ trên phiếu.`,
      'Thư này không ghi nội dung hồ sơ, để người khác mở hộp thư cũng không biết.',
    ].join('\n\n'),
    html: null,
  }
}

export function toldText(told: { kind: MatterEventKind; bodyName: string }, publicUrl: string): string {
  return `${told.bodyName}: hồ sơ của ông/bà ${eventNames[told.kind].toLowerCase()}. Xem ${publicUrl}${matterPaths.track} bằng mã trên phiếu.`
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
