import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Delivery } from '#platform/mail/delivery.ts'
import { addressIn, composeMessage, type Message } from '#platform/mail/message.ts'
import { parseSmtpUrl, sendOverSmtp } from '#platform/mail/smtp.ts'

/** Where mail goes. `beforeHandover` runs once, just before the text leaves us; when it throws, nothing leaves. */
export type MailTransport = {
  /** For the operator's page: `smtp://mail.example.vn:587`, or the folder. Without the password. */
  description: string
  send(message: Message, now: Date, beforeHandover: () => Promise<void>): Promise<Delivery>
}

export type MailSettings = {
  /** `smtp://user:password@host:587` or `smtps://…:465`; without it mails are written as files. */
  smtpUrl: string | undefined
  /** `Luật Gần Dân <khong-tra-loi@xa.example.vn>` */
  from: string
  dataFolder: string
}

/** The transport that the operator chose. Throws a fault for an address of a server or a sender that cannot be one. */
export function openMailTransport(settings: MailSettings): MailTransport {
  addressIn(settings.from)
  return settings.smtpUrl === undefined ? fileTransport(settings) : smtpTransport(settings.smtpUrl, settings.from)
}

/** Sends one mail outside of any outbox: for trying the settings. */
export function sendMail(transport: MailTransport, message: Message, now: Date): Promise<Delivery> {
  return transport.send(message, now, async () => undefined)
}

function smtpTransport(smtpUrl: string, from: string): MailTransport {
  const server = parseSmtpUrl(smtpUrl)
  return {
    description: `${server.secure ? 'smtps' : 'smtp'}://${server.host}:${server.port}`,
    async send(message, now, beforeHandover) {
      const envelope = { from: addressIn(from), to: message.to }
      return sendOverSmtp(server, envelope, await composeMessage(message, from, now), beforeHandover)
    },
  }
}

/** Takes away what lies written as a file of a mail; nothing where a server took it. */
export async function forgetMailFile(dataFolder: string, mailId: string): Promise<void> {
  await rm(join(dataFolder, 'outbox', `${mailId}.eml`), { force: true })
}

/** One `.eml` a mail, named after its id: writing it again replaces it, so it is never there twice. */
function fileTransport({ from, dataFolder }: MailSettings): MailTransport {
  const folder = join(dataFolder, 'outbox')
  return {
    description: folder,
    async send(message, now, beforeHandover) {
      const bytes = await composeMessage(message, from, now)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await beforeHandover()
      const path = join(folder, `${message.id}.eml`)
      const aside = `${path}.${randomBytes(6).toString('hex')}`
      const file = await open(aside, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(aside, path)
      return { result: 'accepted', reply: path }
    },
  }
}
