/**
 * Cập nhật song song: what one person wrote on a version that is not the last any more. Field by field: what only they changed is
 * taken, what both changed otherwise waits until somebody has compared both. Nobody is overwritten, nothing that was written is lost.
 */
import { isDeepStrictEqual } from 'node:util'
import { Refusal } from '#base/refusal.ts'
import { type ActivityFields, type FieldName, fieldOrder } from '#domains/activities/activity.ts'

/** The fields that were written, and no others. */
export type Patch = Partial<ActivityFields>

/** One writing that waits beside what was written meanwhile. */
export type WaitingEdit = {
  id: string
  activityId: string
  baseVersion: number
  patch: Patch
  writtenBy: string
  at: Date
}

export type Merge =
  | { kind: 'unchanged' }
  /** `merged`: others had written too, on other fields. */
  | { kind: 'saved'; fields: ActivityFields; merged: boolean }
  | { kind: 'parallel'; clashes: FieldName[] }

export const refusals = {
  notWaiting: new Refusal(404, 'Bản sửa này đã được đối chiếu xong, hoặc không còn. Hãy tải lại trang hoạt động.'),
  notChosen: new Refusal(422, 'Hãy chọn giữ bên nào ở từng mục rồi lưu.'),
}

/** Three-way, by field. `base`: the version that the writer saw; `current`: as it stands now. Pure and total. */
export function mergeEdit(base: ActivityFields, current: ActivityFields, patch: Patch): Merge {
  const written = fieldOrder.filter((name) => patch[name] !== undefined && !isSame(patch[name], base[name]))
  const open = written.filter((name) => !isSame(patch[name], current[name]))
  const clashes = open.filter((name) => !isSame(current[name], base[name]))
  if (clashes.length > 0) return { kind: 'parallel', clashes }
  if (open.length === 0) return { kind: 'unchanged' }
  const merged = fieldOrder.some((name) => !isSame(current[name], base[name]))
  return { kind: 'saved', fields: withFields(current, patch, open), merged }
}

export type Outcome = 'saved' | 'settled' | 'waiting' | 'refused'

/**
 * What becomes of one writing. `isWrong`: the record that would come of it breaks a rule. A mistake of the writer alone is refused, with
 * the form before their eyes; what is wrong only because others wrote too, or comes too late for a withdrawn record, waits.
 */
export function outcomeOf(merge: Merge, about: { isStale: boolean; isWithdrawn: boolean; isWrong: boolean }): Outcome {
  if (about.isWithdrawn) return about.isStale ? 'waiting' : 'refused'
  if (merge.kind === 'unchanged') return 'settled'
  if (merge.kind === 'parallel') return 'waiting'
  if (about.isWrong) return merge.merged ? 'waiting' : 'refused'
  return 'saved'
}

/** Both sides of the fields that both wrote, and what is taken along without a question. */
export function comparison(base: ActivityFields, current: ActivityFields, patch: Patch) {
  const merge = mergeEdit(base, current, patch)
  const written = fieldOrder.filter((name) => patch[name] !== undefined && !isSame(patch[name], base[name]))
  const clashes = merge.kind === 'parallel' ? merge.clashes : []
  return { clashes, taken: written.filter((name) => !clashes.includes(name) && !isSame(patch[name], current[name])) }
}

/** The current fields with some of those that were offered. */
export function withFields(current: ActivityFields, patch: Patch, names: readonly FieldName[]): ActivityFields {
  return { ...current, ...Object.fromEntries(names.map((name) => [name, patch[name]])) }
}

/** By value: what came out of the database names its parts in another order than what came out of a form. */
export function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other)
}
