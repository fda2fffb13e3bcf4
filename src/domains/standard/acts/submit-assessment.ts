import { z } from 'zod'
import { showDay } from '#base/day.ts'
import { personIdOf } from '#domains/people/person.ts'
import { assessmentForm } from '#domains/standard/acts/steps/change-assessment.ts'
import { keepCompared } from '#domains/standard/acts/steps/keep-compared.ts'
import { requireYear } from '#domains/standard/acts/steps/require-year.ts'
import { takeFromRecords } from '#domains/standard/acts/steps/take-from-records.ts'
import { loadAssessmentToChange, saveAssessment } from '#domains/standard/assessment.store.ts'
import { type Assessment, refusals, requirePreparing, submit } from '#domains/standard/assessment.ts'
import { listEvidence } from '#domains/standard/evidence.queries.ts'
import { judge, type RuleValue } from '#domains/standard/judge.ts'
import { judgeNow, listIndicatorStates, listTaken } from '#domains/standard/judging.queries.ts'
import { recount } from '#domains/standard/recorded-values.queries.ts'
import { indicatorsOf, showCode } from '#domains/standard/rule-set.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Trình bản đánh giá: every indicator is signed; values, judgment, rules' version and evidence are frozen. What was taken from records is
 * counted once more: refused where a figure is another one by now, else it stands as counted today; refused also where
 * what was typed differs from records by now and was signed when it did not. From one count.
 */
export const submitAssessment = act({
  name: 'standard.submit-assessment',
  may: 'submit standard',
  parse: z.object(assessmentForm).parse,
  async run(context, typed): Promise<Assessment> {
    const { tx, actor, now, today, audit } = context
    const before = await loadAssessmentToChange(tx, actor, 'submit standard', typed)
    requirePreparing(before)
    await requireYear(tx, before)
    const judging = await judgeNow(tx, before)
    const { indicators, since, compared, newlyAgainst, counted } = await recount(tx, before, judging, today)
    if (indicators.length > 0) throw refusals.recounted(indicators.join(', '), showDay(since!))
    if (counted !== null) await takeFromRecords(context, before, 'taken', counted)
    const { ruleSet, versionName, inputs } = judging
    const states = await listIndicatorStates(tx, before.id)
    const unseen = newlyAgainst.filter((code) => states.get(code)?.self)
    if (unseen.length > 0) throw refusals.typedOtherwise(unseen.map(showCode).join(', '))
    await keepCompared(tx, before.id, ruleSet, compared, new Set(indicatorsOf(ruleSet).map(({ code }) => code)))
    const judgment = judge(ruleSet, { ...inputs, values: compared })
    const unsigned = indicatorsOf(ruleSet).filter(({ code }) => !states.get(code)?.self)
    const evidence = await listEvidence(tx, before)
    const assessment = submit(before, {
      personId: personIdOf(actor),
      now,
      unsigned: unsigned.map(({ code }) => showCode(code)),
      frozen: {
        versionName,
        judgment,
        values: compared as Record<string, RuleValue>,
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
