import { z } from 'zod'
import { decideRelation, relationFields } from '#domains/library/acts/steps/decide-relation.ts'
import { saidFields } from '#domains/library/acts/steps/relation-fields.ts'
import { hasTwin } from '#domains/library/desk/leaning.queries.ts'
import { confirm, faultsOf, refusals } from '#domains/library/desk/relation-decision.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'

/** Xác nhận quan hệ: from now on it decides whether the other document is in force. */
export const confirmRelation = act({
  name: 'library.confirm-relation',
  may: 'keep the library',
  parse: z.object({ ...relationFields, ...saidFields }).parse,
  run: (context, { relationId, versions, ...said }) =>
    decideRelation(context, { relationId, versions }, async (relation) => {
      const faults = faultsOf(relation, said)
      if (Object.keys(faults).length > 0) throw new FormRefusal(faults)
      if (await hasTwin(context.tx, { ...relation, scope: said.scope })) throw refusals.knownAlready
      return confirm(relation, said)
    }),
})
