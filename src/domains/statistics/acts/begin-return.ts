import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { loadBody } from '#domains/bodies/bodies.queries.ts'
import { personIdOf } from '#domains/people/person.ts'
import type { Typed } from '#domains/statistics/forms/cells.ts'
import { askingRefusals, refuseLocked, wantsSum } from '#domains/statistics/returns/asking.ts'
import { findAskedBelow, loadAskingOf } from '#domains/statistics/returns/askings.queries.ts'
import { addReturn, findLatestReturn, findTypedBefore } from '#domains/statistics/returns/form-return.store.ts'
import type { FormReturn } from '#domains/statistics/returns/form-return.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'
import { may, refusals } from '#platform/permission/permission.ts'

/**
 * Lập biểu: the draft of a body for what is asked of it. There is one for the same form and days, whoever asked; what was typed for earlier
 * days of the year and signed is taken over with a word of whence, to be looked at and saved for these days. For who asks a province from
 * above, a ministry or somebody who is not here, it adds up what the communes signed, unless the form is the
 * province's own.
 */
export const beginReturn = act({
  name: 'statistics.begin-return',
  may: 'write returns',
  parse: z.object({ askingId: idField(), bodyId: idField() }).parse,
  async run({ tx, actor, today, audit }, { askingId, bodyId }): Promise<FormReturn> {
    const body = await loadBody(tx, bodyId)
    if (!may(actor, 'write returns', { bodyId, bodyPath: body.path, placePath: body.placePath })) throw refusals.mayNot
    const asking = await loadAskingOf(tx, askingId, bodyId, today)
    refuseLocked(asking)
    const { code, form, from, to } = asking
    const had = await findLatestReturn(tx, { bodyId, code, from, to })
    if (had !== undefined) return had
    const below = wantsSum(asking) ? await findAskedBelow(tx, bodyId, asking) : undefined
    if (wantsSum(asking) && below === undefined) throw askingRefusals.noneAskedBelow
    const before = below !== undefined ? undefined : await findTypedBefore(tx, { bodyId, code, from, to })
    const typed: Record<string, Typed> = {}
    for (const [key, { value, reason }] of Object.entries(before?.typed ?? {}))
      if (form.cells[key]?.kind === 'typed')
        typed[key] = { value, reason, taken: { from: before!.from, to: before!.to } }
    const by = personIdOf(actor)
    const one: FormReturn = {
      id: newId(),
      bodyId,
      code,
      form,
      from,
      to,
      typed,
      writerIds: [by],
      ...blank,
      rolled: rolledFrom(below),
    }
    const added = await addReturn(tx, one)
    if (added.id !== one.id) return added
    audit({ subjectKind: 'form-return', subjectId: one.id, bodyId, after: { code, from, to, typed } })
    return one
  },
})

const rolledFrom = (below: { id: string } | undefined): FormReturn['rolled'] =>
  below === undefined ? null : { askingId: below.id, parts: [], whole: 0 }

const blank = {
  number: 1,
  why: '',
  state: 'draft',
  returnedWhy: '',
  justified: {},
  isEmpty: false,
  cells: null,
  counted: null,
  countedOn: null,
  tookOver: [],
  approvedBy: null,
  approvedAt: null,
  version: 0,
} satisfies Partial<FormReturn>
