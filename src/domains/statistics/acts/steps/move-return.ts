import { loadReturnToChange, saveReturn } from '#domains/statistics/returns/form-return.store.ts'
import type { FormReturn, ReturnDeed } from '#domains/statistics/returns/form-return.ts'
import type { ActContext } from '#platform/acts/act.ts'

type Move = {
  deed: ReturnDeed
  form: { returnId: string; version: number }
  rule: (one: FormReturn) => Promise<FormReturn> | FormReturn
  why?: string
}

/** load → rule → save → audit for a return that goes from one desk to the next. */
export async function moveReturn(
  { tx, actor, audit }: ActContext,
  { deed, form, rule, why }: Move,
): Promise<FormReturn> {
  const before = await loadReturnToChange(tx, actor, deed, form)
  const after = await rule(before)
  await saveReturn(tx, after)
  audit({
    subjectKind: 'form-return',
    subjectId: after.id,
    bodyId: after.bodyId,
    before: { state: before.state, typed: before.typed, isEmpty: before.isEmpty },
    after: { state: after.state, typed: after.typed, isEmpty: after.isEmpty, ...(why === undefined ? {} : { why }) },
  })
  return after
}
