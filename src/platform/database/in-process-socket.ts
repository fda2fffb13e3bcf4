import { type Duplex, duplexPair } from 'node:stream'

/** A socket for the driver whose other end is in this process. */
export function inProcessSocket(serve: (end: Duplex) => void): Duplex {
  const [near, far] = duplexPair()
  near.on('end', () => near.destroy())
  far.on('end', () => far.destroy())
  near.on('close', () => far.destroy())
  far.on('close', () => setImmediate(() => near.destroy())) // after the last words have been read
  const same = () => near
  const connect = () => {
    serve(far)
    queueMicrotask(() => near.emit('connect'))
    return near
  }
  return Object.assign(near, { connect, setNoDelay: same, setKeepAlive: same, ref: same, unref: same })
}
