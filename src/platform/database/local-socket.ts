import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { createServer, type Server, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Duplex } from 'node:stream'

/**
 * The door through which the command line works while the server runs: a Unix socket that only its owner may open, speaking the
 * PostgreSQL protocol (`psql -h <folder>/database` works too). On Windows a named pipe.
 */
export async function listenLocally(path: string, serve: (stream: Duplex) => void): Promise<Server> {
  if (!isPipe(path)) rmSync(path, { force: true }) // left by a process that was killed; the caller holds the folder's lock
  const server = createServer(serve)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    const umask = process.umask(0o177)
    server.listen(path, resolve)
    process.umask(umask)
  })
  if (!isPipe(path)) chmodSync(path, 0o600)
  return server
}

/** A socket for the driver that goes to the local door instead of a host. */
export function localSocket(path: string): Duplex {
  const socket = new Socket()
  const connect = socket.connect.bind(socket)
  return Object.assign(socket, { connect: () => connect({ path }) })
}

/** Where the door of a folder is. A path of a Unix socket may have 107 bytes at most; long ones move to a private folder under /tmp. */
export function localSocketPath(databaseFolder: string): string {
  const path = join(resolve(databaseFolder), socketName)
  const short = createHash('sha256').update(path).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\luat-gan-dan-${short}`
  if (Buffer.byteLength(path) <= unixPathBytesMax) return path
  const folder = join(tmpdir(), `luat-gan-dan-${process.getuid?.() ?? 0}-${short}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return join(folder, socketName)
}

/** The name psql looks for. */
const socketName = '.s.PGSQL.5432'
const unixPathBytesMax = 100

function isPipe(path: string): boolean {
  return path.startsWith('\\\\')
}
