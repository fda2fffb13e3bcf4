import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A mail server for tests: holds the real conversation (RFC 5321) and keeps what it accepted. */
export type SmtpSink = {
  url: string
  port: number
  accepted: ReceivedMail[]
  /** Every line clients said, to see what a conversation was. */
  said: string[]
  /** May be changed between mails. */
  manner: SinkManner
  close(): Promise<void>
}

export type ReceivedMail = { from: string; to: string[]; raw: string }

export type SinkManner = {
  /** Waits so long before each answer. */
  slowMs?: number
  /** Answers RCPT TO for these addresses with this reply, e.g. `550 5.1.1 No such user`. */
  recipients?: Record<string, string>
  /** Answers these commands with this reply: `MAIL`, `DATA`, `greeting`. */
  replies?: Record<string, string>
  /** The answer after the final dot; the mail counts as accepted only with 250. */
  afterText?: string
  /** Cuts the connection: before the text is asked for, in the middle of it, or after the final dot (accepted, but unanswered). */
  dropAt?: 'DATA' | 'text' | 'dot'
  /** Who may sign in; without it signing in is not offered. */
  user?: { name: string; password: string }
}

export async function startSmtpSink(manner: SinkManner = {}): Promise<SmtpSink> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy()))
    converse(socket, sink).catch(() => socket.destroy())
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const port = portOf(server)
  const sink: SmtpSink = {
    url: `smtp://127.0.0.1:${port}`,
    port,
    accepted: [],
    said: [],
    manner,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
  return sink
}

async function converse(socket: Socket, sink: SmtpSink): Promise<void> {
  const answer = async (reply: string) => {
    if (sink.manner.slowMs) await sleep(sink.manner.slowMs)
    if (!socket.destroyed) socket.write(`${reply}\r\n`)
  }
  const lines = linesOf(socket)
  let mail: ReceivedMail | undefined
  await answer(sink.manner.replies?.greeting ?? '220 sink ESMTP')
  for await (const line of lines) {
    sink.said.push(line)
    const verb = line.split(/[ :]/)[0]!.toUpperCase()
    const scripted = sink.manner.replies?.[verb]
    if (scripted !== undefined) await answer(scripted)
    else if (verb === 'EHLO' || verb === 'HELO') await answer(greeting(sink.manner))
    else if (verb === 'AUTH') await answer(signIn(line, sink.manner))
    else if (verb === 'MAIL') {
      mail = { from: addressOf(line), to: [], raw: '' }
      await answer('250 2.1.0 OK')
    } else if (verb === 'RCPT') {
      const refusal = sink.manner.recipients?.[addressOf(line)]
      if (refusal === undefined) mail?.to.push(addressOf(line))
      await answer(refusal ?? (mail ? '250 2.1.5 OK' : '503 5.5.1 MAIL first'))
    } else if (verb === 'DATA') {
      if (sink.manner.dropAt === 'DATA') return void socket.destroy()
      if (!mail || mail.to.length === 0) await answer('503 5.5.1 RCPT first')
      else {
        await takeText(socket, lines, sink, mail, answer)
        mail = undefined
      }
    } else if (verb === 'RSET' || verb === 'NOOP') await answer('250 2.0.0 OK')
    else if (verb === 'QUIT') {
      await answer('221 2.0.0 Bye')
      return void socket.end()
    } else await answer('502 5.5.2 Unknown command')
  }
}

async function takeText(
  socket: Socket,
  lines: AsyncGenerator<string>,
  sink: SmtpSink,
  mail: ReceivedMail,
  answer: (reply: string) => Promise<void>,
): Promise<void> {
  await answer('354 Go ahead')
  const text: string[] = []
  for (;;) {
    const { value: line, done } = await lines.next()
    if (done) return
    if (sink.manner.dropAt === 'text') return void socket.destroy()
    if (line === '.') break
    text.push(line.replace(/^\.\./, '.'))
  }
  const reply = sink.manner.afterText ?? '250 2.0.0 Kept'
  if (reply.startsWith('250')) sink.accepted.push({ ...mail, raw: text.join('\r\n') })
  if (sink.manner.dropAt === 'dot') return void socket.destroy()
  await answer(reply)
}

/** One reader for the whole conversation: leaving a `for await` would close it, so the text is read by `next`. */
async function* linesOf(socket: Socket): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of socket.setEncoding('utf8')) {
    const parts = (rest + chunk).split('\r\n')
    rest = parts.pop()!
    yield* parts
  }
}

function greeting(manner: SinkManner): string {
  const offers = ['sink', '8BITMIME', 'PIPELINING', ...(manner.user ? ['AUTH PLAIN'] : [])]
  return offers.map((offer, index) => `250${index === offers.length - 1 ? ' ' : '-'}${offer}`).join('\r\n')
}

function signIn(line: string, manner: SinkManner): string {
  const [, , encoded] = line.split(' ')
  const [, name, password] = Buffer.from(encoded ?? '', 'base64')
    .toString()
    .split('\0')
  const isRight = manner.user !== undefined && name === manner.user.name && password === manner.user.password
  return isRight ? '235 2.7.0 Welcome' : '535 5.7.8 Wrong name or password'
}

function addressOf(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? ''
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
