import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { assessmentForm } from '#domains/standard/acts/steps/change-assessment.ts'
import { requireYear } from '#domains/standard/acts/steps/require-year.ts'
import { loadAssessmentToChange, saveAssessment } from '#domains/standard/assessment.store.ts'
import { type Assessment, submit } from '#domains/standard/assessment.ts'
import { listEvidence } from '#domains/standard/evidence.queries.ts'
import type { RuleValue } from '#domains/standard/judge.ts'
import { judgeNow, listIndicatorStates, listTaken } from '#domains/standard/judging.queries.ts'
import { indicatorsOf, showCode } from '#domains/standard/rule-set.ts'
import { act } from '#platform/acts/act.ts'

/** Trình bản đánh giá: every indicator is signed; values, judgment, rules' version and evidence are frozen. */
export const submitAssessment = act({
  name: 'standard.submit-assessment',
  may: 'submit standard',
  parse: z.object(assessmentForm).parse,
  async run({ tx, actor, now, audit }, typed): Promise<Assessment> {
    const before = await loadAssessmentToChange(tx, actor, 'submit standard', typed)
    await requireYear(tx, before)
    const { ruleSet, versionName, judgment, inputs } = await judgeNow(tx, before)
    const states = await listIndicatorStates(tx, before.id)
    const unsigned = indicatorsOf(ruleSet).filter(({ code }) => !states.get(code)?.self)
    const evidence = await listEvidence(tx, before)
    const assessment = submit(before, {
      personId: personIdOf(actor),
      now,
      unsigned: unsigned.map(({ code }) => showCode(code)),
      frozen: {
        versionName,
        judgment,
        values: inputs.values as Record<string, RuleValue>,
        taken: await listTaken(tx, before.id),
        evidenceIds: evidence.map(({ id }) => id),
        eventIds: inputs.events.map(({ id }) => id),
      },
    })
    await saveAssessment(tx, assessment)
    audit({
      subjectKind: 'standard-assessment',
      subjectId: assessment.id,
      bodyId: assessment.bodyId,
      after: { state: assessment.state, rules: versionName, outcome: judgment.outcome },
    })
    return assessment
  },
})
