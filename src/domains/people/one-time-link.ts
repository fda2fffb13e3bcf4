import { Refusal } from '#base/refusal.ts'

/** Liên kết dùng một lần: lets somebody set a password without having one. Kept as a hash; ends when used or too old. */
export type LinkPurpose = keyof typeof linkHours

export const linkHours = { invitation: 7 * 24, 'password-reset': 1, 'first-administrator': 24 } as const

export const refusals = {
  notValid: new Refusal(
    410,
    'Liên kết này đã dùng, đã hết hạn hoặc không đúng. Hãy mở «Quên mật khẩu» để nhận liên kết mới, hoặc nhờ người quản trị mời lại.',
  ),
  alreadyBegun: new Refusal(
    410,
    'Hệ thống đã có người quản trị nên liên kết này không còn dùng được. Hãy đăng nhập, hoặc nhờ người quản trị mời.',
  ),
}

export function linkExpiry(purpose: LinkPurpose, now: Date): Date {
  return new Date(now.getTime() + linkHours[purpose] * 3_600_000)
}

export function linkAddress(publicUrl: string, token: string): string {
  return `${publicUrl}/dat-mat-khau/${token}`
}
