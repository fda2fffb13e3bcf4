import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { countedBodyFor } from '#domains/statistics/acts/steps/counted-body-for.ts'
import { moveReturn } from '#domains/statistics/acts/steps/move-return.ts'
import { returnFields } from '#domains/statistics/acts/steps/return-fields.ts'
import { findingsOf } from '#domains/statistics/forms/cells.ts'
import { listAskingsFor } from '#domains/statistics/returns/asking.store.ts'
import { refuseLockedByAll } from '#domains/statistics/returns/asking.ts'
import { countCells, recordsOf, rollReturn } from '#domains/statistics/returns/counted-cells.queries.ts'
import { submit } from '#domains/statistics/returns/form-return.ts'
import { act } from '#platform/acts/act.ts'

/** Trình: counted, or added up, one last time; from here on cells and records stand still, so that what is signed is what was seen. */
export const submitReturn = act({
  name: 'statistics.submit-return',
  may: 'write returns',
  parse: z.object(returnFields).parse,
  run: (context, form) =>
    moveReturn(context, {
      deed: 'write returns',
      form,
      async rule(one) {
        const { tx, actor, today } = context
        refuseLockedByAll(await listAskingsFor(tx, one))
        const body = await countedBodyFor(tx, actor, one.bodyId, today)
        if (one.rolled !== null) {
          const sum = await rollReturn(tx, { ...one, rolled: one.rolled }, body.tookOver)
          return submit(one, { ...sum, findings: findingsOf(one.form, sum.cells), today }, personIdOf(actor))
        }
        const now = await countCells(tx, one.form, body, one)
        const counted = await recordsOf(tx, one.form, body, one, now)
        return submit(
          one,
          {
            cells: now.cells,
            counted,
            tookOver: body.tookOver,
            rolled: null,
            findings: findingsOf(one.form, now.cells),
            today,
          },
          personIdOf(actor),
        )
      },
    }),
})
