import { loadAssessmentToChange, touchAssessment } from '#domains/standard/assessment.store.ts'
import type { Assessment, StandardDeed } from '#domains/standard/assessment.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** What every step of an assessment is sent with. */
export const assessmentForm = { assessmentId: idField(), version: versionField() }

export type AssessmentStep = { assessmentId: string; version: number }

/** Something beside the row changes (a value, evidence, a signature): load, rule, write, audit. Answers with the next version. */
export async function changeWithin(
  { tx, actor, audit }: ActContext,
  deed: StandardDeed,
  typed: AssessmentStep,
  write: (assessment: Assessment) => Promise<object>,
): Promise<Assessment> {
  const assessment = await loadAssessmentToChange(tx, actor, deed, typed)
  const after = await write(assessment)
  await touchAssessment(tx, assessment)
  audit({ subjectKind: 'standard-assessment', subjectId: assessment.id, bodyId: assessment.bodyId, after })
  return { ...assessment, version: assessment.version + 1 }
}
