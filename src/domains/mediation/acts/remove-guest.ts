import { z } from 'zod'
import { caseIdField } from '#domains/mediation/acts/steps/case-fields.ts'
import { loadCaseToChange } from '#domains/mediation/case.store.ts'
import { refuseUnlessOpen, refusals as together } from '#domains/mediation/case-together.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Bỏ người được mời ghi nhầm, or who did not come; the audit keeps that somebody was taken out, never who. */
export const removeGuest = act({
  name: 'mediation.remove-guest',
  may: 'mediate',
  parse: z.object({ caseId: caseIdField(), guestId: idField() }).parse,
  async run({ tx, actor, today, audit }, { caseId, guestId }) {
    const one = await loadCaseToChange(tx, actor, today, caseId)
    refuseUnlessOpen(one)
    const { numDeletedRows } = await tx
      .deleteFrom('mediation_guest')
      .where('id', '=', guestId)
      .where('case_id', '=', caseId)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw together.noGuest
    audit({ subjectKind: 'mediation-case', subjectId: caseId, bodyId: one.bodyId, before: { guestId } })
    return one
  },
})
