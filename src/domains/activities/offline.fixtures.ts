import { isDeepStrictEqual } from 'node:util'
import type { ActivityFields, FieldName } from '#domains/activities/activity.ts'
import type { Patch } from '#domains/activities/activity-edit.ts'
import { type SentAnswer, turnOf } from '#ui/islands/desk-outbox-turn.ts'

/** What a telephone sends: a new record, or an edit on the version that it last saw. */
export type Sending =
  | { kind: 'new'; key: string; fields: ActivityFields }
  | { kind: 'edit'; key: string; recordKey: string; baseVersion: number; base: ActivityFields; patch: Patch }

/** As a telephone saw a record. */
export type Seen = { recordKey: string; version: number; fields: ActivityFields }

/** The server's door as the telephones meet it. `look`: what a page of the record would show now. */
export type Server = {
  receive(sending: Sending): Promise<SentAnswer>
  look(recordKey: string): Promise<Seen | undefined>
}

/** The same numbers for the same seed (mulberry32). */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

/** What stands on the disk of one telephone, and what is only in the open page and gone with a kill. */
type Telephone = { store: Map<string, Sending>; refused: Set<string>; seen: Map<string, Seen>; isOnline: boolean }

export type Told = {
  /** Everything that a telephone said it had laid down, or that the server took. */
  kept: Sending[]
  /** Of these, what the server refused: it stays on the telephone with the reason. */
  refusedKeys: Set<string>
  /** What is still on a telephone at the end and was not refused. */
  left: Sending[]
}

const telephones = 3

/**
 * One history: telephones write with and without a line, send in any order, lose requests and answers, send twice, are killed in the
 * middle; at the end every line is back. `act` names each step's outcome for nobody but a person who looks for a fault.
 */
export async function runOffline(seed: number, server: Server, steps: number): Promise<Told> {
  const below = numbersFrom(seed)
  const all: Telephone[] = Array.from({ length: telephones }, () => ({
    store: new Map(),
    refused: new Set(),
    seen: new Map(),
    isOnline: below(2) === 0,
  }))
  const kept: Sending[] = []
  const recordKeys: string[] = []
  let made = 0
  for (let step = 0; step < steps; step++) {
    const phone = all[below(telephones)]!
    switch (below(8)) {
      case 0:
        phone.isOnline = !phone.isOnline
        break
      case 1:
      case 2: {
        const sending = write(below, phone, `${seed}-${made++}`)
        // killed before it stands on the disk: the page never said that it was kept
        if (below(12) === 0) break
        phone.store.set(sending.key, sending)
        kept.push(sending)
        if (sending.kind === 'new') recordKeys.push(sending.key)
        break
      }
      case 3: {
        const key = recordKeys[below(Math.max(1, recordKeys.length))]
        const shown = phone.isOnline && key !== undefined ? await server.look(key) : undefined
        if (shown !== undefined) phone.seen.set(shown.recordKey, shown)
        break
      }
      default:
        if (phone.isOnline) await sendOne(below, phone, server)
    }
  }
  // every line is back; what waits goes in an order that nobody chose, with answers still getting lost
  for (const phone of all) {
    for (let tries = 0; tries < 400 && waitingOf(phone).length > 0; tries++) await sendOne(below, phone, server)
    for (const one of waitingOf(phone)) await deliver(phone, server, one)
  }
  return {
    kept,
    refusedKeys: new Set(all.flatMap(({ refused }) => [...refused])),
    left: all.flatMap(waitingOf),
  }
}

function waitingOf({ store, refused }: Telephone): Sending[] {
  return [...store.values()].filter(({ key }) => !refused.has(key))
}

async function sendOne(below: (most: number) => number, phone: Telephone, server: Server): Promise<void> {
  const waiting = waitingOf(phone)
  const one = waiting[below(Math.max(1, waiting.length))]
  if (one === undefined) return
  switch (below(6)) {
    case 0: // the request never arrives
      return
    case 1: // it arrives, the answer is lost or the telephone is killed before it is read
      await server.receive(one)
      return
    case 2: // twice at the same moment: two tabs
      await Promise.all([server.receive(one), deliver(phone, server, one)])
      return
    default:
      await deliver(phone, server, one)
  }
}

async function deliver(phone: Telephone, server: Server, one: Sending): Promise<void> {
  const turn = turnOf(await server.receive(one))
  if (turn.kind === 'taken') phone.store.delete(one.key)
  if (turn.kind === 'refused') phone.refused.add(one.key)
}

const places = ['Thôn Đông', 'Thôn Đoài', 'Đình làng', '']

function write(below: (most: number) => number, phone: Telephone, key: string): Sending {
  const known = [...phone.seen.values()]
  const seen = known[below(Math.max(1, known.length))]
  if (seen === undefined || below(3) === 0) return { kind: 'new', key, fields: newFields(below, key) }
  const patch: Patch = {}
  for (let count = 1 + below(3); count > 0; count--) {
    const name = (['topic', 'place', 'attended', 'women', 'note'] as FieldName[])[below(5)]!
    if (name === 'topic') patch.topic = `Chủ đề ${key}`
    else if (name === 'place') patch.place = places[below(places.length)]!
    else if (name === 'note') patch.note = `ghi ${key}`
    else if (name === 'attended' || name === 'women') patch[name] = below(7) === 0 ? null : below(60)
  }
  return { kind: 'edit', key, recordKey: seen.recordKey, baseVersion: seen.version, base: seen.fields, patch }
}

function newFields(below: (most: number) => number, key: string): ActivityFields {
  return {
    kind: 'session',
    form: 'direct',
    topic: `Buổi ${key}`,
    laws: [],
    heldOn: '2026-11-20',
    place: places[below(places.length)]!,
    village: '',
    practitionerIds: [],
    speakers: [],
    attended: below(4) === 0 ? null : 20 + below(60),
    women: null,
    ethnic: null,
    children: null,
    disabled: null,
    poor: null,
    copies: null,
    group: '',
    language: '',
    costs: [],
    note: '',
    taskIds: [],
  }
}

/** One record as the server has it in the end. */
export type Ledger = {
  recordKey: string
  /** By version. */
  versions: { key: string; fields: ActivityFields }[]
  waiting: { key: string; patch: Patch }[]
  /** Came to nothing new: what was written stood there already. */
  settled: { key: string; patch: Patch; fields: ActivityFields }[]
}

/** Why this end is not one; empty: nothing was lost, doubled or overwritten. */
export function wrongWith({ kept, refusedKeys, left }: Told, ledgers: readonly Ledger[]): string[] {
  const wrong = left.map(({ key }) => `${key} is still on a telephone`)
  const written = new Map(kept.map((one) => [one.key, one]))
  const count = new Map<string, number>()
  const note = (key: string) => count.set(key, (count.get(key) ?? 0) + 1)
  for (const { versions, waiting, settled } of ledgers) {
    for (const [index, { key, fields }] of versions.entries()) {
      note(key)
      const sending = written.get(key)
      if (sending === undefined) wrong.push(`${key} was never kept`)
      else if (sending.kind === 'new') {
        if (index > 0 || !same(fields, sending.fields)) wrong.push(`${key} is not as it was written`)
      } else wrong.push(...overwritten(versions[index - 1]!.fields, fields, sending))
    }
    for (const { key, patch } of waiting) {
      note(key)
      const sending = written.get(key)
      if (sending?.kind !== 'edit' || !same(patch, sending.patch)) wrong.push(`${key} waits with other words`)
    }
    for (const { key, patch, fields } of settled) {
      note(key)
      const sending = written.get(key)
      const base = sending?.kind === 'edit' ? sending.base : fields
      for (const name of Object.keys(patch) as FieldName[])
        if (!same(patch[name], fields[name]) && !same(patch[name], base[name])) wrong.push(`${key} lost ${name}`)
    }
  }
  for (const { key } of kept) {
    const times = count.get(key) ?? 0
    if (times > 1) wrong.push(`${key} is there ${times} times`)
    if (times === 0 && !refusedKeys.has(key)) wrong.push(`${key} is lost`)
  }
  return wrong
}

/** A version holds what its writer wrote, and changes no field whose last value the writer had not seen. */
function overwritten(
  before: ActivityFields,
  after: ActivityFields,
  { key, base, patch }: Sending & { kind: 'edit' },
): string[] {
  const wrong: string[] = []
  for (const name of Object.keys(after) as FieldName[]) {
    const isMine = patch[name] !== undefined && !same(patch[name], base[name])
    if (isMine && !same(after[name], patch[name])) wrong.push(`${key} lost its ${name}`)
    if (!same(before[name], after[name]) && !(isMine && same(before[name], base[name])))
      wrong.push(`${key} wrote over ${name}`)
  }
  return wrong
}

function same(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other)
}
