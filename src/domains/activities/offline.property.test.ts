import { expect, test } from 'vitest'
import { onActivities } from '#domains/activities/activities.fixtures.ts'
import { loadActivity } from '#domains/activities/activity.store.ts'
import { problemsOf } from '#domains/activities/activity.ts'
import { mergeEdit, outcomeOf } from '#domains/activities/activity-edit.ts'
import { correctActivity } from '#domains/activities/acts/correct-activity.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { type Ledger, runOffline, type Sending, type Server, wrongWith } from '#domains/activities/offline.fixtures.ts'
import type { World } from '#domains/plans/plans.fixtures.ts'
import { FormRefusal } from '#platform/acts/act.ts'
import { hashToken } from '#platform/identity/session-token.ts'
import type { SentAnswer } from '#ui/islands/desk-outbox-turn.ts'

const taken = (path: string): SentAnswer => ({ status: 200, redirected: true, path, alert: undefined })
const refused: SentAnswer = { status: 422, redirected: false, path: '/', alert: 'Cần sửa.' }

/** The rules of the store, without a database: every key once, three-way by field. */
function pureServer(): Server & { ledgers(): Ledger[] } {
  const records = new Map<string, Ledger>()
  const answers = new Map<string, SentAnswer>()
  const receive = (sending: Sending): SentAnswer => {
    const before = answers.get(sending.key)
    if (before !== undefined) return before
    const answer = sending.kind === 'new' ? begin(sending) : edit(sending)
    if (answer.status === 200) answers.set(sending.key, answer)
    return answer
  }
  const begin = ({ key, fields }: Sending & { kind: 'new' }) => {
    records.set(key, { recordKey: key, versions: [{ key, fields }], waiting: [], settled: [] })
    return taken('/hoat-dong/moi')
  }
  const edit = ({ key, recordKey, baseVersion, patch }: Sending & { kind: 'edit' }) => {
    const record = records.get(recordKey)!
    const current = record.versions.at(-1)!.fields
    const merge = mergeEdit(record.versions[baseVersion]!.fields, current, patch)
    const isWrong = merge.kind === 'saved' && Object.keys(problemsOf(merge.fields, '2026-11-21')).length > 0
    const isStale = baseVersion !== record.versions.length - 1
    switch (outcomeOf(merge, { isStale, isWithdrawn: false, isWrong })) {
      case 'refused':
        return refused
      case 'waiting':
        record.waiting.push({ key, patch })
        return taken('/hoat-dong/doi-chieu/1')
      case 'settled':
        record.settled.push({ key, patch, fields: current })
        return taken('/hoat-dong/1')
      case 'saved':
        if (merge.kind === 'saved') record.versions.push({ key, fields: merge.fields })
        return taken('/hoat-dong/1')
    }
  }
  return {
    receive: async (sending) => receive(sending),
    look: async (recordKey) => {
      const record = records.get(recordKey)
      const version = (record?.versions.length ?? 0) - 1
      return record && { recordKey, version, fields: record.versions[version]!.fields }
    },
    ledgers: () => [...records.values()],
  }
}

const runs = 10_000

test(`${runs} lần: viết khi không có mạng, tắt máy, gửi lặp, gửi lộn thứ tự, hai người cùng sửa: không mất, không thừa, không ghi đè`, async () => {
  const seen = { waiting: 0, versions: 0, settled: 0, refused: 0 }
  for (let seed = 1; seed <= runs; seed++) {
    const server = pureServer()
    const told = await runOffline(seed, server, 120)
    const ledgers = server.ledgers()
    const wrong = wrongWith(told, ledgers)
    if (wrong.length > 0) expect(wrong, `seed ${seed}`).toEqual([])
    for (const { versions, waiting, settled } of ledgers) {
      seen.versions += versions.length
      seen.waiting += waiting.length
      seen.settled += settled.length
    }
    seen.refused += told.refusedKeys.size
  }
  // every road was really walked
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(runs / 20)
}, 120_000)

test('phép thử bắt được: ghi đè lên nhau, một khóa thành hai, một bản ghi biến mất', async () => {
  const faults = { overwrites: 0, forgetsKeys: 0, loses: 0 }
  for (let seed = 1; seed <= 60; seed++) {
    const careless = pureServer()
    const told = await runOffline(seed, careless, 60)
    const ledgers = careless.ledgers()
    if (wrongWith(told, ledgers.slice(1)).length > 0) faults.loses++
    const doubled = ledgers.map((one) => ({ ...one, waiting: [...one.waiting, ...one.waiting] }))
    if (ledgers.some(({ waiting }) => waiting.length > 0) && wrongWith(told, doubled).length > 0) faults.forgetsKeys++
    const last = ledgers.map((one) => ({
      ...one,
      waiting: [],
      versions: [
        ...one.versions,
        ...one.waiting.map(({ key, patch }) => ({ key, fields: { ...one.versions.at(-1)!.fields, ...patch } })),
      ],
    }))
    if (wrongWith(told, last).length > 0) faults.overwrites++
  }
  expect(faults.overwrites).toBeGreaterThan(0)
  expect(faults.forgetsKeys).toBeGreaterThan(0)
  expect(faults.loses).toBeGreaterThan(0)
})

onActivities('cùng phép thử trên cơ sở dữ liệu thật', (world) => {
  test('mỗi khóa một lần, không ai bị ghi đè, qua các lần chạy có hạt giống', async () => {
    for (let seed = 1; seed <= databaseRuns; seed++) {
      const server = realServer(world())
      const told = await runOffline(seed * 7919, server, 40)
      expect(wrongWith(told, await server.ledgers()), `seed ${seed}`).toEqual([])
    }
  }, 120_000)
})

const databaseRuns = 12

/** The acts themselves, through the form of the short page and that of a correction. */
function realServer(world: World): Server & { ledgers(): Promise<Ledger[]> } {
  const { does, db, actors, bodies } = world
  const ids = new Map<string, string>()
  const keys = new Map<string, string>()
  const formKey = (key: string) => {
    const made = Buffer.from(hashToken(key), 'hex').toString('base64url')
    keys.set(hashToken(made), key)
    return made
  }
  const typed = (fields: object) =>
    Object.fromEntries(
      Object.entries(fields)
        .filter(([, value]) => !Array.isArray(value))
        .map(([name, value]) => [name, value === null ? '' : String(value)]),
    )
  return {
    async receive(sending) {
      try {
        if (sending.kind === 'new') {
          const form = { bodyId: bodies.first.id, formKey: formKey(sending.key), ...typed(sending.fields) }
          const { activityId } = await does('lan', recordActivity, form)
          ids.set(sending.key, activityId)
          return taken('/hoat-dong/1')
        }
        const { outcome } = await does('hung', correctActivity, {
          activityId: ids.get(sending.recordKey),
          version: String(sending.baseVersion),
          formKey: formKey(sending.key),
          ...typed(sending.patch),
        })
        return taken(outcome === 'parallel' ? '/hoat-dong/doi-chieu/1' : '/hoat-dong/1')
      } catch (error) {
        if (error instanceof FormRefusal) return refused
        throw error
      }
    },
    async look(recordKey) {
      const id = ids.get(recordKey)
      if (id === undefined) return undefined
      const { fields, version } = await loadActivity(db, actors.lan, 'read activities', id)
      return { recordKey, version, fields }
    },
    async ledgers() {
      const ledgers: Ledger[] = []
      for (const [recordKey, id] of ids) {
        const edits = await db
          .selectFrom('activity_edit')
          .selectAll()
          .where('activity_id', '=', id)
          .orderBy('version_after')
          .execute()
        const keyed = edits.map((edit) => ({ ...edit, key: keys.get(edit.key_hash)! }))
        ledgers.push({
          recordKey,
          versions: keyed
            .filter((one) => one.outcome === 'saved')
            .map(({ key, fields_after }) => ({ key, fields: fields_after! })),
          waiting: keyed.filter((one) => one.outcome === 'waiting').map(({ key, patch }) => ({ key, patch })),
          settled: keyed
            .filter((one) => one.outcome === 'settled')
            .map(({ key, patch, fields_after }) => ({ key, patch, fields: fields_after! })),
        })
      }
      return ledgers
    },
  }
}
