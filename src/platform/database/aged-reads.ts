import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import type { AgedReads, Db, ReplicaState } from '#platform/database/database.ts'
import { whatFailed } from '#platform/database/replica-faults.ts'
import { sessionSettings } from '#platform/database/session-settings.ts'

/** The embedded database, or a server without a replica: one and the same, and refusing writes all the same. */
export function agedFromPrimary(primary: Db): AgedReads {
  return {
    readAged: async (ask) => ({ found: await reading(primary, ask), behindSeconds: null }),
    lookAtReplica: async () => ({ kind: 'none' }),
  }
}

const [freshMs, badMs] = [1_000, 5_000]
const lookMsMax = 3_000

const busy = new Refusal(503, 'Nhiều người đang mở trang này cùng lúc. Hãy thử lại sau ít giây.')

/** `asked`: for whoever reads. `looked`: a session beside them, so that a replica on which all are busy is not taken for one that is away. */
type ReplicaSessions = { asked: Db; looked: Db }

export function agedFromReplica(
  primary: Db,
  replica: ReplicaSessions,
  { behindMsMax }: { behindMsMax: number },
): AgedReads {
  const places = new PlacesInLog(behindMsMax)
  const judge = (behindMs: number): ReplicaState => ({ kind: behindMs > behindMsMax ? 'behind' : 'fresh', behindMs })
  let seen: { state: ReplicaState; at: number } | undefined
  let looking: Promise<ReplicaState> | undefined

  function look(): Promise<ReplicaState> {
    looking ??= lookOnce(primary, replica.looked, places, judge)
      .then((state) => {
        seen = { state, at: performance.now() }
        return state
      })
      .finally(() => {
        looking = undefined
      })
    return looking
  }

  /** Nobody waits for a replica that is known to be bad: it is looked at beside. */
  async function howOld(): Promise<number | undefined> {
    const sinceMs = seen === undefined ? Number.POSITIVE_INFINITY : performance.now() - seen.at
    if (seen !== undefined && seen.state.kind !== 'fresh') {
      if (sinceMs > badMs) void look()
      return undefined
    }
    const state = seen === undefined || sinceMs > freshMs ? await look() : seen.state
    return state.kind === 'fresh' ? state.behindMs + (performance.now() - seen!.at) : undefined
  }

  return {
    lookAtReplica: look,
    async readAged(ask) {
      const behindMs = await howOld()
      if (behindMs !== undefined) {
        try {
          return { found: await reading(replica.asked, ask), behindSeconds: Math.ceil(behindMs / 1_000) }
        } catch (error) {
          const failed = whatFailed(error)
          if (failed === 'replica') seen = { state: { kind: 'away' }, at: performance.now() }
          if (failed === 'no-session') throw busy
          if (failed === 'question') throw error
        }
      }
      return { found: await reading(primary, ask), behindSeconds: null }
    },
  }
}

/** Settings are told with the transaction, so that a pooler may stand before either server. */
function reading<T>(db: Db, ask: (db: Db) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const settings = Object.entries(sessionSettings).map(
        ([name, value]) => sql`set_config(${sql.lit(name)}, ${sql.lit(value)}, true)`,
      )
      await sql`select ${sql.join(settings)}`.execute(tx)
      return ask(tx)
    })
}

type Position = { replica: boolean; cluster: string; base: number; place: number }

/**
 * Where the primary's log stood at which moment of ours. A replica that has played the log up to there is no older than that moment,
 * whatever the clocks of the two machines say and however long nothing was written.
 */
class PlacesInLog {
  readonly #keptMs: number
  #places: { at: number; place: number }[] = []

  constructor(behindMsMax: number) {
    this.#keptMs = behindMsMax + 60_000
  }

  note(at: number, place: number): void {
    const last = this.#places.at(-1)
    // another server took over, without the end of the log that the former one had
    if (last !== undefined && place < last.place) this.#places = []
    this.#places = [...this.#places.filter((one) => at - one.at < this.#keptMs), { at, place }]
  }

  /** How old whoever has played up to `played` is at most, in milliseconds; at least as long as anything was noted. */
  behind(played: number, now: number): number {
    const reached = this.#places.findLast(({ place }) => place <= played)
    return reached === undefined ? Number.POSITIVE_INFINITY : now - reached.at
  }
}

const tries = 3
const betweenTriesMs = 50

/** One question to each server; a replica that is a blink behind is asked again, for it has had no time to play what was just written. */
async function lookOnce(
  primary: Db,
  replica: Db,
  places: PlacesInLog,
  judge: (behindMs: number) => ReplicaState,
): Promise<ReplicaState> {
  try {
    const at = performance.now()
    const there = await positionOf(primary)
    places.note(at, there.place)
    for (let attempt = 1; ; attempt++) {
      const here = await within(lookMsMax, positionOf(replica))
      if (here.cluster !== there.cluster || here.base !== there.base) return { kind: 'another' }
      if (!here.replica) return { kind: 'no-replica' }
      if (here.place < there.place && attempt < tries) await sleep(betweenTriesMs)
      else return judge(places.behind(here.place, performance.now()))
    }
  } catch {
    // a primary that is away tells its own fault to whoever asks it next
    return { kind: 'away' }
  }
}

async function positionOf(db: Db): Promise<Position> {
  const { rows } = await sql<Position>`
    select pg_is_in_recovery() as replica,
      (select system_identifier::text from pg_control_system()) as cluster,
      (select oid::int8 from pg_database where datname = current_database()) as base,
      coalesce(pg_wal_lsn_diff(case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end, '0/0'), 0) as place`.execute(
    db,
  )
  return rows[0]!
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  const ends = new AbortController()
  try {
    return await Promise.race([
      work,
      sleep(limitMs, undefined, { signal: ends.signal }).then(() => {
        throw new Error(`No answer within ${limitMs} ms.`)
      }),
    ])
  } finally {
    ends.abort()
    work.catch(() => undefined)
  }
}
