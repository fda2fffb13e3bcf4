import { showMoment } from '#base/day.ts'
import { linkAddress } from '#domains/people/one-time-link.ts'
import type { Person } from '#domains/people/person.ts'

/** Thư về tài khoản: what an officer gets by mail. A link in it is the only secret, and it is used once. */
export type LinkMail = { to: string; subject: string; text: string; uniqueKey: string }

type Link = { token: string; expiresAt: Date }

/** undefined for somebody without an e-mail: the link is handed over on paper or by telephone. */
export function invitationMail(person: Person, link: Link, publicUrl: string, invitedBy: string): LinkMail | undefined {
  return mailTo(person, link, {
    subject: 'Mời dùng hệ thống Luật Gần Dân',
    lines: [
      `${invitedBy} đã mở cho ông/bà một tài khoản trên hệ thống Luật Gần Dân.`,
      `Tên đăng nhập: ${person.userName}`,
      'Hãy mở liên kết sau để đặt mật khẩu:',
      linkAddress(publicUrl, link.token),
      `Liên kết dùng một lần, có hiệu lực đến ${showMoment(link.expiresAt)}. Nếu quá hạn, hãy nhờ người mời gửi lại.`,
      'Đừng chuyển thư này cho ai: người có liên kết đặt được mật khẩu của ông/bà.',
    ],
  })
}

export function passwordResetMail(person: Person, link: Link, publicUrl: string): LinkMail | undefined {
  return mailTo(person, link, {
    subject: 'Đặt lại mật khẩu Luật Gần Dân',
    lines: [
      'Có yêu cầu đặt lại mật khẩu cho tài khoản của ông/bà. Nếu đúng là ông/bà, hãy mở liên kết sau:',
      linkAddress(publicUrl, link.token),
      `Liên kết dùng một lần, có hiệu lực đến ${showMoment(link.expiresAt)}.`,
      'Nếu không phải ông/bà yêu cầu, hãy bỏ qua thư này; mật khẩu cũ vẫn dùng được.',
    ],
  })
}

function mailTo(
  person: Person,
  link: Link,
  { subject, lines }: { subject: string; lines: string[] },
): LinkMail | undefined {
  if (person.email === null) return undefined
  return {
    to: person.email,
    subject,
    text: [`Kính gửi ông/bà ${person.name},`, ...lines].join('\n\n'),
    uniqueKey: `people.link:${person.id}:${link.expiresAt.toISOString()}`,
  }
}
