import MailComposer from 'nodemailer/lib/mail-composer'
import { Refusal } from '#base/refusal.ts'

/** Thư gửi đi: one mail to one address. `html` beside the text, never instead of it. */
export type Message = {
  /** Makes the Message-ID, the same at every try: a server that saw it before can tell. */
  id: string
  to: string
  subject: string
  text: string
  html: string | null
  /** Where one press ends such mail (RFC 8058): a POST there without a session, and a page for people. Mail programs show a button. */
  leaveUrl?: string | undefined
}

export const refusals = {
  address: (address: string) =>
    new Refusal(
      422,
      `«${address.slice(0, 80)}» không phải địa chỉ thư điện tử. Hãy nhập dạng ten@noi.vn, một địa chỉ.`,
    ),
  subject: new Refusal(422, 'Tiêu đề thư cần từ 1 đến 300 chữ, trên một dòng. Hãy sửa lại tiêu đề.'),
  tooLong: new Refusal(422, 'Nội dung thư quá dài. Hãy rút gọn, hoặc gửi đường dẫn thay cho nội dung.'),
}

const addressPattern = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/i
const addressLengthMax = 254
const subjectLengthMax = 300
const textLengthMax = 200_000
const htmlLengthMax = 500_000

/** The address without spaces around it. Refuses anything else than one plain address: no name, no list, no line break. */
export function checkAddress(address: string): string {
  const tidied = address.trim()
  if (tidied.length > addressLengthMax || !addressPattern.test(tidied) || tidied.includes('..'))
    throw refusals.address(address)
  return tidied
}

/** Refuses a subject that would begin a header of its own, and texts that are too long. */
export function checkMessage(message: Omit<Message, 'id'>): Omit<Message, 'id'> {
  const { subject, text, html, leaveUrl } = message
  if (subject.trim() === '' || subject.length > subjectLengthMax || /[\p{Cc}\u2028\u2029]/u.test(subject))
    throw refusals.subject
  if (text.length > textLengthMax || (html !== null && html.length > htmlLengthMax)) throw refusals.tooLong
  if (leaveUrl !== undefined && !/^https?:\/\/[\x21-\x3b\x3d\x3f-\x7e]+$/u.test(leaveUrl))
    throw new Error('The address to leave by is none that may stand in a header.')
  return { to: checkAddress(message.to), subject: subject.normalize('NFC'), text, html, leaveUrl }
}

/** The mail as it goes over the wire (RFC 5322). `from`: `Luật Gần Dân <khong-tra-loi@xa.example.vn>`. */
export async function composeMessage(message: Message, from: string, now: Date): Promise<Buffer> {
  const composer = new MailComposer({
    from,
    to: message.to,
    subject: message.subject,
    text: message.text,
    html: message.html ?? undefined,
    messageId: `<${message.id}@${domainOf(from)}>`,
    date: now,
    // Nobody's holiday notice should answer a machine.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', ...leavingHeaders(message) },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

function leavingHeaders({ leaveUrl }: Message): Record<string, string> {
  if (leaveUrl === undefined) return {}
  return { 'List-Unsubscribe': `<${leaveUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

/** The bare address in `Name <address>`. */
export function addressIn(from: string): string {
  return checkAddress(/<([^<>]+)>\s*$/.exec(from)?.[1] ?? from)
}

function domainOf(from: string): string {
  return addressIn(from).split('@')[1]!
}
