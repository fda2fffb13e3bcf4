/**
 * Đối chiếu cũ: a person compared two texts; when one of them changes, what was said still stands and counts, but asks to
 * be looked at again. Pure: what was seen against what there is now.
 */
import type { Day } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'

/** A task as somebody read it. */
export type SeenTask = {
  path: string
  text: string
  leads: string[]
  partners: string[]
  time: string | null
  outputs: string[]
}

/** Both sides at the moment something was said, and for which body. */
export type Seen = { bodyId: string; parent: SeenTask; child: SeenTask | null }

export type SeenField = 'text' | 'leads' | 'partners' | 'time' | 'outputs'
export type SeenChange = { field: SeenField; before: string; after: string }

/** `child: 'gone'`: the task that answered is in force no more. */
export type Stale = {
  since: Day
  parent: SeenChange[]
  child: SeenChange[] | 'gone'
  /** Another body took over from the one that said it. */
  body: boolean
}

/** null: all is as it was read. `since` stays that of the first change as long as the changes are the same. */
export function stalenessOf(seen: Seen, now: Seen, before: Stale | null, today: Day): Stale | null {
  const found = {
    parent: changesOf(seen.parent, now.parent),
    child: seen.child === null ? [] : now.child === null ? ('gone' as const) : changesOf(seen.child, now.child),
    body: seen.bodyId !== now.bodyId,
  }
  if (found.parent.length === 0 && found.child.length === 0 && !found.body) return null
  return {
    since: before !== null && isSameChange({ ...before, since: '' }, { since: '', ...found }) ? before.since : today,
    ...found,
  }
}

/** Whether two say the same; what comes from the database has its keys in another order. */
export function isSameChange(one: Stale | null, other: Stale | null): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))
}

export const seenFieldNames: Record<SeenField, string> = {
  text: 'Nội dung',
  leads: 'Chủ trì',
  partners: 'Phối hợp',
  time: 'Thời gian',
  outputs: 'Sản phẩm',
}

const fields = ['text', 'leads', 'partners', 'time', 'outputs'] as const

/** Renumbering, spacing, accents and the order of names are no change. */
function changesOf(before: SeenTask, after: SeenTask): SeenChange[] {
  return fields
    .filter((field) => normal(before[field]) !== normal(after[field]))
    .map((field) => ({ field, before: shown(before[field]), after: shown(after[field]) }))
}

function normal(value: string | string[] | null): string {
  return listOf(value)
    .map((text) => fold(text).replace(/[\s.;,]+$/u, ''))
    .sort()
    .join('\n')
}

function shown(value: string | string[] | null): string {
  return listOf(value).join('; ')
}

function listOf(value: string | string[] | null): string[] {
  return value === null ? [] : Array.isArray(value) ? value : [value]
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  return Object.entries(value)
    .map(([key, one]) => [key, ordered(one)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}
