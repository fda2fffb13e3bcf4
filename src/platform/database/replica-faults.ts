/**
 * What failed, when a question to a replica did:
 * - `replica`: it is away, or broke off;
 * - `moment`: this once alone: the question collided with the log, or needs what the log has not brought there yet (a new column);
 * - `no-session`: all sessions are busy; asking the primary instead would move the load where everybody writes;
 * - `question`: whatever it is, it fails or takes too long on the primary as well.
 */
type Failed = 'replica' | 'moment' | 'no-session' | 'question'

export function whatFailed(error: unknown): Failed {
  if (!(error instanceof Error)) return 'question'
  const { code, syscall } = error as { code?: unknown; syscall?: unknown }
  if (syscall === 'connect' || (typeof code === 'string' && brokenOff.test(code))) return 'replica'
  if (typeof code === 'string' && onlyNow.includes(code)) return 'moment'
  if (code !== undefined) return 'question'
  // the client has no codes for these
  if (error.message === 'timeout exceeded when trying to connect') return 'no-session'
  return /^Connection terminated|\bis not queryable$/.test(error.message) ? 'replica' : 'question'
}

/** SQLSTATE class 08, shutdowns, «too many connections»; of the network. */
const brokenOff =
  /^(?:08...|57P0[1-3]|53300|ECONN(?:REFUSED|RESET|ABORTED)|ETIMEDOUT|EPIPE|E(?:HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN)$/

/** Cancelled for the log; no such table, column, function, type. */
const onlyNow = ['40001', '42P01', '42703', '42883', '42704']
