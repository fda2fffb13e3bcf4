import { z } from 'zod'
import { readDay } from '#base/day.ts'
import { phoneDigits } from '#base/phone.ts'
import { fold, tidy } from '#base/vietnamese.ts'
import { doorBySlug, type FilingDoor } from '#domains/matters/filing-door.ts'
import {
  type NotifyWay,
  notifyWays,
  type RecoveryWay,
  refusals,
  type SubmitterDetails,
  wordsLengthMax,
} from '#domains/matters/submission.ts'
import { filesField, idField } from '#platform/acts/fields.ts'
import { checkAddress } from '#platform/mail/message.ts'

/** What a person sends through a door, parsed: what the door does not ask for is not kept, whatever was sent. */
export type Filing = {
  door: FilingDoor
  formKey: string
  bodyId: string
  words: string
  details: SubmitterDetails
  particulars: Record<string, string>
  notify: NotifyWay
  mayPublish: boolean
  recovery: { way: RecoveryWay; words: string[] }
  files: { name: string; bytes: Uint8Array }[]
}

const typed = z.string().optional().catch('')
const shape = z.looseObject({
  door: z.string().transform((slug, context) => {
    const door = doorBySlug(slug)
    if (door !== undefined) return door
    context.addIssue({ code: 'custom', message: refusals.oldForm.message })
    return z.NEVER
  }),
  formKey: z
    .string({ error: refusals.oldForm.message })
    .refine((key) => /^[\w-]{43}$/u.test(key), refusals.oldForm.message),
  bodyId: idField('Hãy chọn xã, phường nơi bạn muốn gửi.'),
  words: typed,
  name: typed,
  address: typed,
  phone: typed,
  email: typed,
  notify: typed,
  publish: typed,
  recovery: typed,
  recoveryPhone: typed,
  secretWord: typed,
  files: filesField('files'),
})

export const parseFiling = (raw: unknown): Filing =>
  shape
    .transform((sent, context): Filing => {
      const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
      const { door } = sent
      const words = longText(sent.words)
      if (words === '') wrong('words', 'Hãy kể việc của bạn. Vài câu cũng được.')
      else if (words.length > wordsLengthMax)
        wrong('words', 'Nội dung dài quá 10.000 chữ cái. Hãy rút gọn, hoặc gửi kèm tệp.')
      const details = readDetails(sent, door, wrong)
      const notify = readNotify(sent.notify, door, details, wrong)
      if (door.files.need === 'needed' && sent.files.length === 0)
        wrong('files', 'Hãy gửi kèm ảnh chụp đơn có chữ ký hoặc điểm chỉ. Chưa có thì mang đơn đến trụ sở.')
      return {
        door,
        formKey: sent.formKey,
        bodyId: sent.bodyId,
        words,
        details,
        particulars: readParticulars(sent, door, wrong),
        notify,
        mayPublish: door.kind === 'question' && sent.publish === 'co',
        recovery: readRecovery(sent, door, details, wrong),
        files: sent.files,
      }
    })
    .parse(raw)

type Wrong = (field: string, message: string) => void
type Sent = Record<string, unknown>

function longText(text: string | undefined): string {
  return (text ?? '').normalize('NFC').trim()
}

function line(sent: Sent, name: string, lengthMax: number): string {
  const value = sent[name]
  return typeof value === 'string' ? tidy(value).slice(0, lengthMax) : ''
}

function readDetails(sent: Sent, door: FilingDoor, wrong: Wrong): SubmitterDetails {
  const name = door.name === 'never' ? '' : line(sent, 'name', 120)
  const address = door.address === 'never' ? '' : line(sent, 'address', 300)
  const phone = door.contact === 'never' ? '' : line(sent, 'phone', 30)
  const email = door.contact === 'never' ? '' : line(sent, 'email', 254)
  if (door.name === 'needed' && name === '') wrong('name', 'Hãy ghi họ tên của bạn.')
  if (door.address === 'needed' && address === '') wrong('address', 'Hãy ghi địa chỉ của bạn.')
  if (door.contact === 'needed' && phone === '' && email === '')
    wrong('phone', 'Hãy ghi số điện thoại hoặc địa chỉ thư điện tử để cơ quan liên lạc được.')
  if (phone !== '' && phoneDigits(phone) === undefined) wrong('phone', 'Số điện thoại cần từ 8 đến 15 chữ số.')
  if (email !== '' && !isAddress(email)) wrong('email', 'Hãy ghi địa chỉ thư điện tử dạng ten@noi.vn, hoặc để trống.')
  return { name, address, phone, email }
}

function readNotify(way: string | undefined, door: FilingDoor, details: SubmitterDetails, wrong: Wrong): NotifyWay {
  if (door.contact === 'never' || way === undefined || !Object.hasOwn(notifyWays, way)) return 'none'
  const chosen = way as NotifyWay
  if (chosen === 'email' && details.email === '')
    wrong('email', 'Muốn nhận báo tin qua thư thì hãy ghi địa chỉ thư điện tử.')
  if ((chosen === 'sms' || chosen === 'zalo' || chosen === 'call') && details.phone === '')
    wrong('phone', 'Muốn được nhắn tin hay gọi lại thì hãy ghi số điện thoại.')
  return chosen
}

function readParticulars(sent: Sent, door: FilingDoor, wrong: Wrong): Record<string, string> {
  const particulars: Record<string, string> = {}
  for (const { name, label, need, as } of door.particulars) {
    const value = line(sent, name, 500)
    if (value === '') {
      if (need === 'needed') wrong(name, `Hãy trả lời câu «${label}».`)
      continue
    }
    const day = as === 'day' ? readDay(value) : value
    if (day === undefined) wrong(name, 'Hãy ghi ngày dạng ngày/tháng/năm, ví dụ 27/11/2026; hoặc để trống.')
    else particulars[name] = day
  }
  return particulars
}

const secretWordMin = 6

function readRecovery(sent: Sent, door: FilingDoor, details: SubmitterDetails, wrong: Wrong): Filing['recovery'] {
  const way = door.contact === 'never' ? 'none' : line(sent, 'recovery', 10)
  if (way === 'email') {
    if (details.email === '') wrong('email', 'Muốn tìm lại mã qua thư thì hãy ghi địa chỉ thư điện tử.')
    return { way, words: [details.email.toLowerCase()] }
  }
  if (way !== 'secret') return { way: 'none', words: [] }
  const phone = phoneDigits(line(sent, 'recoveryPhone', 30) || details.phone)
  const word = secretWordOf(line(sent, 'secretWord', 100))
  if (phone === undefined) wrong('recoveryPhone', 'Hãy ghi số điện thoại dùng để tìm lại mã.')
  if (word.length < secretWordMin)
    wrong('secretWord', `Từ bí mật cần từ ${secretWordMin} chữ cái, chữ số trở lên, ví dụ tên một con vật và một năm.`)
  return { way, words: [phone ?? '', word] }
}

/** However it was typed: marks, case and spaces do not matter. */
export function secretWordOf(word: string): string {
  return fold(word).replace(/\s+/gu, '')
}

function isAddress(email: string): boolean {
  try {
    return checkAddress(email) === email
  } catch {
    return false
  }
}
