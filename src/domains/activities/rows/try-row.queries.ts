import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { loadActivity } from '#domains/activities/activity.store.ts'
import { emptyFields, problemsOf } from '#domains/activities/activity.ts'
import { readNewFields, readPatch } from '#domains/activities/activity-fields.ts'
import { findLaws } from '#domains/activities/activity-laws.queries.ts'
import { type ActivityRowText, isUnchanged, rawOf } from '#domains/activities/rows/activity-row.ts'
import { FormRefusal } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** What would become of a row, now, without writing it; throws what writing it would. */
export async function tryRow(db: Db, actor: Actor, today: Day, row: ActivityRowText): Promise<'saved' | 'unchanged'> {
  const raw = rawOf(row.texts)
  const before = row.id === '' ? undefined : await loadActivity(db, actor, 'record activities', row.id)
  if (before !== undefined && isUnchanged(row.texts, before.fields)) return 'unchanged'
  const fields = before === undefined ? readNewFields(raw, emptyFields) : { ...before.fields, ...readPatch(raw) }
  const { problem } = await findLaws(db, fields.laws, fields.heldOn)
  const problems = { ...problemsOf(fields, today), ...(problem !== undefined && { laws: problem }) }
  if (Object.keys(problems).length > 0) throw new FormRefusal(problems)
  return 'saved'
}

/** The sentences of a refusal, by column; '' for the whole row. A fault goes on. */
export function errorsOf(error: unknown): Record<string, string> {
  if (!(error instanceof Refusal)) throw error
  return error instanceof FormRefusal ? error.fields : { '': error.message }
}
