import type { CasePage } from '#domains/mediation/case.queries.ts'
import { type CaseStep, mediationPaths } from '#domains/mediation/mediation-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { fieldsOf } from '#ui/fields/form-state.ts'

export type CasePageProps = CasePage & {
  /** Room for so many parties. */
  partyNumbers: readonly number[]
  /** What a form of this page that comes twice is known again by. */
  formKey: string
  mayDecideFee: boolean
  mayRun: boolean
  maySeeFigures: boolean
  matterHref: string | undefined
}

/** The state of one form on a page of many: what was typed belongs to the one that was sent. */
export function stepState(view: View, caseId: string, step: CaseStep, saved: Record<string, string | undefined> = {}) {
  const path = mediationPaths.caseStep(caseId, step)
  const isHere = view.path === path
  const typed: View['typed'] = isHere ? view.typed : {}
  return {
    path,
    isHere,
    typed,
    field: fieldsOf(isHere ? view : { typed: {} }, saved),
    id: (name: string) => `${step}-${name}`,
    /** The key of this very form; one that comes back with a refusal keeps its own. */
    once: (formKey: string) => ({ formKey: typeof typed.formKey === 'string' ? typed.formKey : formKey }),
  }
}
