import { saveIndicator } from '#domains/standard/assessment.store.ts'
import { listIndicatorStates } from '#domains/standard/judging.queries.ts'
import type { Tx } from '#platform/database/database.ts'

/** Signatures of these indicators no longer stand, nor the points given with them: they were given on other figures. */
export async function lapseSignatures(tx: Tx, assessmentId: string, codes: ReadonlySet<string>): Promise<void> {
  for (const state of (await listIndicatorStates(tx, assessmentId)).values())
    if (codes.has(state.code) && state.self !== null)
      await saveIndicator(tx, assessmentId, {
        ...state,
        self: null,
        selfPoints: null,
        signedBy: null,
        signedAt: null,
      })
}
