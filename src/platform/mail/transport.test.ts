import { mkdtempSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { checkAddress, checkMessage, type Message, refusals } from '#platform/mail/message.ts'
import { parseSmtpUrl } from '#platform/mail/smtp.ts'
import { type SinkManner, type SmtpSink, startSmtpSink } from '#platform/mail/smtp-sink.ts'
import { openMailTransport, sendMail } from '#platform/mail/transport.ts'

const now = new Date('2026-11-21T03:00:00Z')
const from = 'Luật Gần Dân <khong-tra-loi@xa.example.vn>'
const id = newId()
const message: Message = {
  id,
  to: 'lan@xa.example.vn',
  subject: 'Nhiệm vụ sắp đến hạn: «Hội nghị phổ biến Luật Đất đai»',
  text: 'Chào chị Lan,\n.\n.. dòng bắt đầu bằng chấm\nHẹn gặp lại.',
  html: '<p>Chào chị Lan</p>',
}

let sink: SmtpSink
beforeEach(async () => {
  sink = await startSmtpSink()
})
afterEach(() => sink.close())

function send(manner: SinkManner = {}, change: Partial<Message> = {}, smtpUrl = sink.url) {
  sink.manner = manner
  return sendMail(openMailTransport({ smtpUrl, from, dataFolder: '' }), { ...message, ...change }, now)
}

describe('nói chuyện với máy chủ thư', () => {
  test('thư đến nguyên vẹn: tiêu đề có dấu, hai dạng nội dung, Message-ID theo mã thư', async () => {
    expect(await send()).toEqual({ result: 'accepted', reply: '250 2.0.0 Kept' })
    const [mail] = sink.accepted
    expect(mail).toMatchObject({ from: 'khong-tra-loi@xa.example.vn', to: ['lan@xa.example.vn'] })
    const raw = mail!.raw
    expect(raw).toContain(`Message-ID: <${id}@xa.example.vn>`)
    expect(raw).toContain('Date: Sat, 21 Nov 2026 03:00:00 +0000')
    expect(raw).toContain('Auto-Submitted: auto-generated')
    expect(headerOf(raw, 'Subject')).toBe(message.subject)
    expect(partOf(raw, 'text/plain')).toBe(message.text)
    expect(partOf(raw, 'text/html')).toBe(message.html)
    await expect.poll(() => sink.said.at(-1)).toBe('QUIT')
  })

  test.each<[string, SinkManner, string, RegExp]>([
    ['địa chỉ không có', { recipients: { 'lan@xa.example.vn': '550 5.1.1 No such user' } }, 'refused', /No such user/],
    ['hộp thư đầy', { recipients: { 'lan@xa.example.vn': '452 4.2.2 Mailbox full' } }, 'later', /full/],
    ['không nhận nội dung', { afterText: '554 5.7.1 Spam' }, 'refused', /Spam/],
    ['bận sau nội dung', { afterText: '451 4.3.0 Try later' }, 'later', /Try later/],
    ['không nhận người gửi: lỗi của ta', { replies: { MAIL: '550 5.7.1 Not you' } }, 'later', /Not you/],
    ['chưa phục vụ', { replies: { greeting: '554 No service' } }, 'later', /No service/],
    ['ngắt trước nội dung', { dropAt: 'DATA' }, 'later', /closed/],
    ['ngắt sau dấu chấm cuối, có thể đã nhận', { dropAt: 'dot' }, 'uncertain', /closed/],
    ['ngắt giữa nội dung', { dropAt: 'text' }, 'uncertain', /closed|ECONNRESET/],
    ['chậm', { slowMs: 30 }, 'accepted', /250/],
  ])('%s', async (_, manner, result, reply) => {
    expect(await send(manner)).toEqual({ result, reply: expect.stringMatching(reply) })
  })

  test('không có máy chủ', async () => {
    await sink.close()
    expect(await send()).toEqual({ result: 'later', reply: expect.stringContaining('ECONNREFUSED') })
    sink = await startSmtpSink()
  })

  test('đăng nhập máy chủ thư; sai mật khẩu là lỗi của ta, không phải của địa chỉ', async () => {
    const manner = { user: { name: 'lgd@xa', password: 'mật khẩu' } }
    const url = (password: string) =>
      `smtp://${encodeURIComponent('lgd@xa')}:${encodeURIComponent(password)}@127.0.0.1:${sink.port}`
    expect(await send(manner, {}, url('mật khẩu'))).toMatchObject({ result: 'accepted' })
    expect(await send(manner, {}, url('sai'))).toEqual({ result: 'later', reply: '535 5.7.8 Wrong name or password' })
    expect(sink.accepted).toHaveLength(1)
  })

  test('không trao nội dung khi bước trước đó không cho phép', async () => {
    const transport = openMailTransport({ smtpUrl: sink.url, from, dataFolder: '' })
    const lost = new Error('the claim is lost')
    await expect(transport.send(message, now, () => Promise.reject(lost))).rejects.toBe(lost)
    expect(sink.said).toContain('DATA')
    expect(sink.accepted).toEqual([])
    expect(await send()).toMatchObject({ result: 'accepted' })
    expect(sink.accepted).toHaveLength(1)
  })
})

describe('địa chỉ máy chủ trong cấu hình', () => {
  test.each([
    ['smtp://mail.example.vn', { host: 'mail.example.vn', port: 587, secure: false, credentials: undefined }],
    ['smtps://a:b%40c@mail.example.vn', { port: 465, secure: true, credentials: { user: 'a', pass: 'b@c' } }],
    ['smtp://[::1]:2525', { host: '::1', port: 2525 }],
  ])('%s', (url, server) => expect(parseSmtpUrl(url)).toMatchObject(server))
  test.each(['mail.example.vn', 'http://mail.example.vn', ''])('không nhận %j, không nhắc lại mật khẩu', (url) => {
    expect(() => parseSmtpUrl(url)).toThrow('SMTP_URL phải có dạng')
  })
  test('người gửi phải là một địa chỉ', () => {
    expect(() => openMailTransport({ smtpUrl: undefined, from: 'Luật Gần Dân', dataFolder: '' })).toThrow()
  })
})

test('không có máy chủ thư thì mỗi thư là một tệp, gửi lại không thành hai', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'thu-'))
  const transport = openMailTransport({ smtpUrl: undefined, from, dataFolder })
  await sendMail(transport, message, now)
  expect(await sendMail(transport, message, now)).toMatchObject({ result: 'accepted' })
  expect(await readdir(join(dataFolder, 'outbox'))).toEqual([`${id}.eml`])
  const raw = await readFile(join(dataFolder, 'outbox', `${id}.eml`), 'utf8')
  expect(headerOf(raw, 'Subject')).toBe(message.subject)
  await rm(dataFolder, { recursive: true })
})

describe('không chèn được dòng đầu thư', () => {
  test.each([
    'lan@xa.example.vn\r\nBcc: ke-xau@example.com',
    'lan@xa.example.vn, hung@xa.example.vn',
    'Lan <lan@xa.example.vn>',
    '"lan hung"@xa.example.vn',
    'lan@xa..vn',
    'lan@xã.vn',
    'lan',
    '',
    `${'a'.repeat(65)}@xa.vn`,
    `a@${'b.'.repeat(130)}vn`,
  ])('địa chỉ %j', (address) => expect(() => checkAddress(address)).toThrow('không phải địa chỉ thư điện tử'))
  test('khoảng trắng hai đầu thì bỏ', () => expect(checkAddress(' lan@xa.example.vn\n')).toBe('lan@xa.example.vn'))

  test.each(['Chào\r\nBcc: ke-xau@example.com', 'Chào\nX: y', 'Chào\u2028X: y', '', ' ', 'x'.repeat(301)])(
    'tiêu đề %j',
    (subject) => expect(() => checkMessage({ ...message, subject })).toThrow(refusals.subject),
  )
  test('nội dung quá dài', () => {
    expect(() => checkMessage({ ...message, text: 'x'.repeat(200_001) })).toThrow(refusals.tooLong)
  })
})

/** Decodes an encoded header (RFC 2047), folded or not. */
function headerOf(raw: string, name: string): string {
  const value = new RegExp(`^${name}: ((?:.*\\r\\n[ \\t])*.*)$`, 'm').exec(raw)![1]!.replace(/\r\n[ \t]/g, ' ')
  const bytes = value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, encoding: string, text: string) =>
      encoding.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('latin1')
        : bytesOf(text.replace(/_/g, ' ')),
    )
  return Buffer.from(bytes, 'latin1').toString()
}

/** The decoded part of a multipart mail. */
function partOf(raw: string, type: string): string {
  const part = raw.split(/\r\n--[^\r\n]+/).find((one) => one.includes(`Content-Type: ${type}`))!
  const [head, ...body] = part.split('\r\n\r\n')
  const text = body.join('\r\n\r\n')
  const bytes = /base64/i.test(head!)
    ? Buffer.from(text, 'base64')
    : Buffer.from(/quoted-printable/i.test(head!) ? bytesOf(text.replace(/=\r\n/g, '')) : text, 'latin1')
  return bytes.toString().replace(/\r\n/g, '\n').trimEnd()
}

/** `=C3=A1` → the two bytes. */
function bytesOf(quoted: string): string {
  return quoted.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
