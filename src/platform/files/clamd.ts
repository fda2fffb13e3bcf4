import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'

export type ScanResult =
  | { result: 'clean' }
  | { result: 'infected'; threat: string }
  | { result: 'unavailable'; reason: string }

const chunkBytes = 65_536
const replyLengthMax = 4_096

/** How long the scanner may stay silent. */
const silenceMsMax = 30_000

/**
 * Asks clamd about one file, by its INSTREAM command, so that the daemon needs no right to read our folder.
 * `address`: a path to its socket, or `tcp://host:port`. Whatever goes wrong is `unavailable` with its reason; a missing
 * file is a fault.
 */
export async function scanFile(address: string, path: string, silenceMs = silenceMsMax): Promise<ScanResult> {
  const file = createReadStream(path, { highWaterMark: chunkBytes })
  await new Promise<void>((ready, fail) => file.once('open', () => ready()).once('error', fail))
  try {
    return resultOf(await converse(connect(targetOf(address)), file, silenceMs))
  } catch (error) {
    return { result: 'unavailable', reason: error instanceof Error ? error.message : String(error) }
  } finally {
    file.destroy()
  }
}

function targetOf(address: string): { path: string } | { host: string; port: number } {
  if (!address.startsWith('tcp://')) return { path: address.replace(/^unix:(\/\/)?/, '') }
  const url = new URL(address)
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 3310) }
}

/** Each chunk with its length before it, an empty one at the end; the reply may come before that, when it has seen enough. */
async function converse(socket: Socket, file: AsyncIterable<Buffer>, silenceMs: number): Promise<string> {
  const reply = readReply(socket, silenceMs)
  const send = async () => {
    socket.write('zINSTREAM\0')
    for await (const chunk of file) {
      if (socket.destroyed || socket.readableEnded) return
      socket.write(sizeOf(chunk.length))
      if (!socket.write(chunk)) await drained(socket)
    }
    socket.write(sizeOf(0))
  }
  const sent = send()
  try {
    return await Promise.race([reply, sent.then(() => reply)])
  } finally {
    socket.destroy()
    await sent.catch(() => undefined) // the reply, or why there is none, is already known
  }
}

function readReply(socket: Socket, silenceMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let reply = ''
    socket.setTimeout(silenceMs, () => reject(new Error(`clamd said nothing for ${silenceMs} ms.`)))
    socket.on('error', reject)
    socket.on('close', () => reject(new Error(`clamd closed the connection after «${reply}».`)))
    socket.setEncoding('utf8').on('data', (text: string) => {
      reply += text
      if (reply.includes('\0')) resolve(reply.slice(0, reply.indexOf('\0')))
      else if (reply.length > replyLengthMax) reject(new Error('clamd answered without an end.'))
    })
  })
}

function drained(socket: Socket): Promise<void> {
  return new Promise((ready) => {
    const done = () => {
      socket.off('drain', done).off('close', done)
      ready()
    }
    socket.on('drain', done).on('close', done)
  })
}

function sizeOf(bytes: number): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(bytes)
  return size
}

function resultOf(reply: string): ScanResult {
  if (reply === 'stream: OK') return { result: 'clean' }
  const found = /^stream: (.+) FOUND$/.exec(reply)
  if (found) return { result: 'infected', threat: found[1]!.slice(0, 200) }
  return { result: 'unavailable', reason: `clamd answered «${reply}».` }
}
