import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Delivery } from '#platform/mail/delivery.ts'

export type SmtpServer = {
  host: string
  port: number
  /** TLS from the first byte (465); otherwise STARTTLS when the server offers it. */
  secure: boolean
  credentials: { user: string; pass: string } | undefined
}

const silenceMsMax = 60_000
const wholeMsMax = 180_000

/** `smtp://user:password@host:587`, `smtps://host`. Throws a fault that names what is wrong, without the password. */
export function parseSmtpUrl(text: string): SmtpServer {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '')
    throw new Error('SMTP_URL phải có dạng smtp://tên:mật-khẩu@máy-chủ:587 hoặc smtps://tên:mật-khẩu@máy-chủ:465.')
  const secure = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    credentials:
      url.username === ''
        ? undefined
        : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
  }
}

/**
 * One mail in one conversation. `beforeHandover` runs after the server said «354, send it» and before the first byte of
 * the text; when it throws, the connection is cut and its error thrown. Everything else ends as a Delivery.
 */
export async function sendOverSmtp(
  server: SmtpServer,
  envelope: { from: string; to: string },
  text: Buffer,
  beforeHandover: () => Promise<void>,
): Promise<Delivery> {
  let handedOver = false
  let stopped: { error: unknown } | undefined
  async function* handOver() {
    try {
      await beforeHandover()
    } catch (error) {
      stopped = { error }
      throw error
    }
    handedOver = true
    yield text
  }
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.secure,
    // A password never crosses a network in the clear.
    requireTLS: server.credentials !== undefined && !server.secure && !isLoopback(server.host),
    connectionTimeout: 15_000,
    greetingTimeout: 30_000,
    socketTimeout: silenceMsMax,
    dnsTimeout: 15_000,
  })
  try {
    const reply = await inTime(converse(connection, server, envelope, Readable.from(handOver())))
    connection.quit()
    return { result: 'accepted', reply }
  } catch (error) {
    connection.close()
    if (stopped !== undefined) throw stopped.error
    return judge(error, handedOver)
  }
}

function converse(
  connection: SMTPConnection,
  server: SmtpServer,
  envelope: { from: string; to: string },
  message: Readable,
): Promise<string> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject) // stays: an error after the end must not become an uncaught one
    const send = () =>
      connection.send(envelope, message, (error, info) => (error ? reject(error) : resolve(info?.response ?? '')))
    connection.connect((error) => {
      if (error) reject(error)
      else if (server.credentials === undefined) send()
      else connection.login(server.credentials, (refused) => (refused ? reject(refused) : send()))
    })
  })
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, wholeMsMax, new Error(`The mail server took more than ${wholeMsMax} ms.`))
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** A reply decides; without one it depends on whether the text had begun to leave us. */
function judge(error: unknown, handedOver: boolean): Delivery {
  const { message, responseCode, response, command } = error as Error & {
    responseCode?: number
    response?: string
    command?: string
  }
  const reply = (response ?? message).slice(0, 1000)
  if (responseCode === undefined) return { result: handedOver ? 'uncertain' : 'later', reply }
  // A 5xx to our greeting, password or sender is our own trouble, not the address's: it may be mended and tried again.
  const isAboutMail = command === 'RCPT TO' || command === 'DATA'
  return { result: responseCode >= 500 && isAboutMail ? 'refused' : 'later', reply }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
