import type { PGlite } from '@electric-sql/pglite'

/**
 * In single-user mode nobody makes checkpoints: the write-ahead log would grow for ever, and a start after a crash would replay
 * all of it. So we make one between two batches when 64 MB have been written since the last.
 */
export class Checkpoints {
  private readonly pglite: PGlite
  private batches = 0
  private lookedAt = Date.now()

  constructor(pglite: PGlite) {
    this.pglite = pglite
  }

  async afterBatch(): Promise<void> {
    this.batches++
    if (this.batches < 200 && Date.now() - this.lookedAt < 1000) return
    if (this.pglite.isInTransaction()) return
    this.batches = 0
    const { rows } = await this.pglite.query<{ due: boolean }>(checkpointDue)
    if (rows[0]?.due) await this.pglite.exec('checkpoint')
    this.lookedAt = Date.now()
  }
}

const checkpointDue = `select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn) > 64 * 1024 * 1024 as due from pg_control_checkpoint()`
