import type { Duplex } from 'node:stream'

/** A database that is reached through sockets we make ourselves. */
export type WireDatabase = {
  /** A fresh connection, for the driver. */
  socket(): Duplex
  close(): Promise<void>
}
