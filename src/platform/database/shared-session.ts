import type { Duplex } from 'node:stream'
import * as wire from '#platform/database/wire.ts'

/** Runs one complete batch of protocol messages on the engine; the answer ends with ReadyForQuery. */
export type Engine = { version: string; execute(batch: Uint8Array): Promise<Uint8Array> }

export type SessionLimits = {
  /** How long a batch waits for another connection's transaction. */
  waitMs: number
  /** How long a transaction may hold the session without a message. */
  idleInTransactionMs: number
}

export const sessionLimits: SessionLimits = { waitMs: 30_000, idleInTransactionMs: 60_000 }

/**
 * The embedded database has one session. This lends it to many connections that each speak the PostgreSQL protocol: the turn is
 * given batch by batch, in order of asking, and kept while the connection is in a transaction. A connection that goes away in a
 * transaction is rolled back. Settings (`set`), temporary tables and named statements would be seen by all: use `set local`.
 */
export class SharedSession {
  private readonly engine: Engine
  private readonly limits: SessionLimits
  private holder: Duplex | undefined
  private waiting: { stream: Duplex; answer: (granted: boolean) => void }[] = []
  /** Each open connection, and the promise that it has left. */
  private readonly connections = new Map<Duplex, Promise<void>>()

  constructor(engine: Engine, limits: SessionLimits = sessionLimits) {
    this.engine = engine
    this.limits = limits
  }

  serve(stream: Duplex): void {
    const frames = new wire.FrameReader()
    let batch: Buffer[] = []
    let batchBytes = 0
    let work = Promise.resolve()
    let idle: NodeJS.Timeout | undefined

    const end = (code: string, sentence: string) => {
      stream.end(wire.errorResponse('FATAL', code, sentence), () => stream.destroy())
    }
    const refuse = (code: string, sentence: string) => {
      stream.write(Buffer.concat([wire.errorResponse('ERROR', code, sentence), wire.readyForQuery]))
    }
    const onFrame = ({ type, bytes }: wire.Frame) => {
      if (type === '') return this.greet(stream, bytes)
      if (type === 'X') return void stream.end(() => stream.destroy())
      if (!wire.isAccepted(type)) return end('0A000', `Message ${type} is not spoken here.`)
      batch.push(bytes)
      batchBytes += bytes.length
      if (batchBytes > wire.batchBytesMax) return end('54000', 'The query is too large.')
      if (!wire.endsBatch(type)) return
      const whole = Buffer.concat(batch)
      batch = []
      batchBytes = 0
      work = work.then(() => run(whole)).catch((error: unknown) => end('58000', String(error)))
    }
    const run = async (bytes: Buffer) => {
      clearTimeout(idle)
      if (wire.copiesFromClient(bytes)) return refuse('0A000', 'COPY FROM STDIN is not spoken here.')
      const granted = await this.turn(stream)
      if (stream.destroyed) return
      if (!granted) return refuse('55P03', waitedTooLong(this.limits.waitMs))
      const answer = await this.engine.execute(bytes)
      if (wire.transactionState(answer) === 'I') this.pass()
      else idle = setTimeout(end, this.limits.idleInTransactionMs, '25P03', 'The transaction was idle for too long.')
      stream.write(answer)
    }

    stream.on('data', (chunk: Buffer) => {
      try {
        frames.read(chunk).forEach(onFrame)
      } catch (error) {
        end('08P01', String(error))
      }
    })
    stream.on('error', () => stream.destroy())
    const left = new Promise<void>((resolve) => {
      stream.on('close', () => {
        clearTimeout(idle)
        this.giveUpWaiting(stream)
        work
          .then(() => this.leave(stream))
          .catch(() => undefined) // the engine is gone, and the open transaction with it
          .finally(() => this.connections.delete(stream))
          .finally(resolve)
      })
    })
    this.connections.set(stream, left)
  }

  /** Ends every connection: a running batch is finished, open transactions are rolled back. */
  async close(): Promise<void> {
    const left = [...this.connections.values()]
    for (const stream of this.connections.keys()) stream.destroy()
    await Promise.all(left)
  }

  private greet(stream: Duplex, bytes: Buffer): void {
    if (wire.isEncryptionRequest(bytes)) stream.write('N')
    else if (wire.isCancelRequest(bytes)) stream.end(() => stream.destroy())
    else stream.write(wire.welcome(this.engine.version))
  }

  private async turn(stream: Duplex): Promise<boolean> {
    if (stream.destroyed) return false
    this.holder ??= stream
    if (this.holder === stream) return true
    return new Promise((resolve) => {
      const answer = (granted: boolean) => {
        clearTimeout(limit)
        resolve(granted)
      }
      const limit = setTimeout(() => this.giveUpWaiting(stream), this.limits.waitMs)
      this.waiting.push({ stream, answer })
    })
  }

  private pass(): void {
    const next = this.waiting.shift()
    this.holder = next?.stream
    next?.answer(true)
  }

  private giveUpWaiting(stream: Duplex): void {
    const mine = this.waiting.filter((ticket) => ticket.stream === stream)
    this.waiting = this.waiting.filter((ticket) => ticket.stream !== stream)
    for (const ticket of mine) ticket.answer(false)
  }

  private async leave(stream: Duplex): Promise<void> {
    if (this.holder !== stream) return
    await this.engine.execute(wire.query('rollback'))
    this.pass()
  }
}

function waitedTooLong(waitMs: number): string {
  return `Waited ${waitMs} ms for another transaction. Inside a transaction, query through tx, never through the database.`
}
