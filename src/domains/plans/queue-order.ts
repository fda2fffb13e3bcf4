/**
 * The orders of the work list, each by three ascending columns that no two rows share. A page begins after the key of the last
 * row of the page before, so that the twentieth page costs what the first does.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely'

export const queueOrders = ['due', 'late', 'plan'] as const
export type QueueOrder = (typeof queueOrders)[number]

/** The columns of a row's place in the order; the first may be null, and then stands last. */
const columns: Record<QueueOrder, { column: RawBuilder<unknown>; type: 'date' | 'integer' | 'uuid' }[]> = {
  due: [
    { column: sql`o.due_day`, type: 'date' },
    { column: sql`o.task_id`, type: 'uuid' },
    { column: sql`o.position`, type: 'integer' },
  ],
  late: [
    { column: sql`(o.due_day - o.done_day)`, type: 'integer' },
    { column: sql`o.task_id`, type: 'uuid' },
    { column: sql`o.position`, type: 'integer' },
  ],
  plan: [
    { column: sql`task.plan_id`, type: 'uuid' },
    { column: sql`task.position`, type: 'integer' },
    { column: sql`o.position`, type: 'integer' },
  ],
}

const patterns = {
  date: /^\d{4}-\d\d-\d\d$/,
  integer: /^-?\d{1,6}$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
}
const none = 'khong'

export type QueueKey = { parts: [string | null, string, string] }

/** `2026-11-30~<task>~0` as it stands in an address; undefined for what is no key of this order. */
export function queueKeyOf(order: QueueOrder, text: string | undefined): QueueKey | undefined {
  const parts = (text ?? '').split('~')
  if (parts.length !== 3) return undefined
  const fits = parts.every(
    (part, index) => patterns[columns[order][index]!.type].test(part) || (index === 0 && part === none),
  )
  return fits ? { parts: [parts[0] === none ? null : parts[0]!, parts[1]!, parts[2]!] } : undefined
}

/** The key of a row, as text. */
export function keyColumn(order: QueueOrder): RawBuilder<string> {
  const [first, second, third] = columns[order].map(({ column }) => column)
  return sql<string>`concat_ws('~', coalesce(${first}::text, ${none}), ${second}, ${third})`
}

export function orderBy(order: QueueOrder, direction: 'onwards' | 'backwards'): RawBuilder<unknown> {
  const [first, second, third] = columns[order].map(({ column }) => column)
  return direction === 'onwards'
    ? sql`${first} nulls last, ${second}, ${third}`
    : sql`${first} desc nulls first, ${second} desc, ${third} desc`
}

/** Rows that come after (or before) the key. */
export function whereBeyond(order: QueueOrder, key: QueueKey, direction: 'onwards' | 'backwards'): RawBuilder<SqlBool> {
  const [first, second, third] = columns[order].map(({ column }) => column)
  const [one, two, three] = columns[order].map(({ type }, index) => sql`${key.parts[index]}::${sql.raw(type)}`)
  const beyond = sql.raw(direction === 'onwards' ? '>' : '<')
  if (key.parts[0] === null) {
    const among = sql<SqlBool>`(${first} is null and (${second}, ${third}) ${beyond} (${two}, ${three}))`
    return direction === 'onwards' ? among : sql<SqlBool>`(${among} or ${first} is not null)`
  }
  const dated = sql<SqlBool>`(${first}, ${second}, ${third}) ${beyond} (${one}, ${two}, ${three})`
  return direction === 'onwards' ? sql<SqlBool>`(${dated} or ${first} is null)` : dated
}

/** The same without those that have no first column, for walking an index: an «or» would not begin at the key. */
export function whereBeyondDated(
  order: QueueOrder,
  key: QueueKey,
  direction: 'onwards' | 'backwards',
): RawBuilder<SqlBool> {
  const [first, second, third] = columns[order].map(({ column }) => column)
  const [one, two, three] = columns[order].map(({ type }, index) => sql`${key.parts[index]}::${sql.raw(type)}`)
  const beyond = sql.raw(direction === 'onwards' ? '>' : '<')
  return sql<SqlBool>`(${first}, ${second}, ${third}) ${beyond} (${one}, ${two}, ${three})`
}
