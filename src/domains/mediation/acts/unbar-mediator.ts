import { sql } from 'kysely'
import { z } from 'zod'
import { caseIdField } from '#domains/mediation/acts/steps/case-fields.ts'
import { loadCaseToTell } from '#domains/mediation/case.store.ts'
import { type BarGround, refusals } from '#domains/mediation/case.ts'
import { samePerson } from '#domains/mediation/case-reach.queries.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Bỏ ghi xung đột lợi ích ghi nhầm, by an officer: under whatever recognition it was noted. What was noted stays in the audit. */
export const unbarMediator = act({
  name: 'mediation.unbar-mediator',
  may: 'run mediation',
  parse: z.object({ caseId: caseIdField(), mediatorId: idField(refusals.noMediator.message) }).parse,
  async run({ tx, actor, today, audit }, { caseId, mediatorId }) {
    const one = await loadCaseToTell(tx, actor, today, caseId)
    if (!one.mayAssign) throw refusals.notFound
    const { rows } = await sql<{ mediatorId: string; ground: BarGround }>`
      delete from mediation_bar bar using mediator barred, mediator same
      where bar.case_id = ${caseId} and barred.id = bar.mediator_id and same.id = ${mediatorId} and ${samePerson}
      returning bar.mediator_id as "mediatorId", bar.ground`.execute(tx)
    if (rows.length === 0) throw refusals.notBarred
    audit({ subjectKind: 'mediation-case', subjectId: caseId, bodyId: one.bodyId, before: { barred: rows } })
    return one
  },
})
