import { createServer, type Server, type Socket } from 'node:net'

/** A clamd for tests: the real INSTREAM conversation, and one signature, EICAR's. */
export type FakeClamd = {
  address: string
  /** Sizes of what was scanned, in order. */
  scannedBytes: number[]
  close(): Promise<void>
}

export type FakeClamdChoice = {
  /** A path for a unix socket; otherwise TCP on a free port. */
  socketPath?: string
  /** StreamMaxLength: larger ones are cut off with an error, as clamd does. */
  streamBytesMax?: number
  /** `silent` takes everything and never answers; `hang up` closes without a word. */
  manner?: 'silent' | 'hang up'
}

/** The standard test «virus», in two halves so that no scanner takes this source for it. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

export async function startFakeClamd(choice: FakeClamdChoice = {}): Promise<FakeClamd> {
  const scannedBytes: number[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy()))
    void speak(socket, choice, scannedBytes)
  })
  await new Promise<void>((ready) =>
    choice.socketPath ? server.listen(choice.socketPath, ready) : server.listen(0, '127.0.0.1', ready),
  )
  return {
    address: choice.socketPath ?? `tcp://127.0.0.1:${portOf(server)}`,
    scannedBytes,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}

async function speak(socket: Socket, choice: FakeClamdChoice, scannedBytes: number[]): Promise<void> {
  if (choice.manner === 'hang up') return void socket.end()
  let waiting = Buffer.alloc(0)
  let content: Buffer | undefined
  socket.on('data', (bytes) => {
    waiting = Buffer.concat([waiting, bytes as Buffer])
    if (content === undefined) {
      const end = waiting.indexOf(0)
      if (end < 0) return
      if (waiting.toString('latin1', 0, end) !== 'zINSTREAM') return void socket.end('UNKNOWN COMMAND\0')
      content = Buffer.alloc(0)
      waiting = waiting.subarray(end + 1)
    }
    while (waiting.length >= 4) {
      const size = waiting.readUInt32BE()
      if (size === 0) {
        scannedBytes.push(content.length)
        if (choice.manner !== 'silent') socket.end(`stream: ${verdict(content)}\0`)
        return
      }
      if (waiting.length < 4 + size) return
      content = Buffer.concat([content, waiting.subarray(4, 4 + size)])
      waiting = waiting.subarray(4 + size)
      if (content.length > (choice.streamBytesMax ?? Number.POSITIVE_INFINITY))
        return void socket.end('INSTREAM size limit exceeded. ERROR\0')
    }
  })
}

function verdict(content: Buffer): string {
  return content.includes(eicar) ? 'Eicar-Test-Signature FOUND' : 'OK'
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
