import { z } from 'zod'
import { loadIssuedPlan } from '#domains/cascade/acts/steps/load-issued-plan.ts'
import { refreshCoverage } from '#domains/cascade/acts/steps/refresh-coverage.ts'
import { insertAddressees } from '#domains/cascade/addressee.store.ts'
import { refusals } from '#domains/cascade/addressee.ts'
import { listAddresseeChoices } from '#domains/cascade/addressee-choices.queries.ts'
import { carryOver } from '#domains/cascade/carry-over.store.ts'
import { followPlanJob } from '#domains/cascade/follow.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, optionalDayField, optionalLineField } from '#platform/acts/fields.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'

/** Giao kế hoạch xuống: those whom the plan names, or all committees one level below, are to answer with a plan of theirs. */
export const issuePlan = act({
  name: 'cascade.issue-plan',
  may: 'issue plans',
  parse: z.object({
    planId: idField(),
    choice: z.enum(['named', 'below'], { error: 'Hãy chọn giao cho những cơ quan nào.' }),
    answerDueDay: optionalDayField('hạn ban hành'),
    dueSource: optionalLineField('hạn nêu ở đâu', 300),
  }).parse,
  async run(context, input) {
    const { tx, actor, today, now, audit } = context
    const plan = await loadIssuedPlan(tx, actor, input.planId)
    if (input.answerDueDay !== null && input.answerDueDay < today) throw refusals.dueBeforeIssue
    await carryOver(tx, plan.id)
    const choices = await listAddresseeChoices(tx, plan, today)
    const bodyIds = input.choice === 'named' ? choices.named : choices.below
    if (bodyIds.length === 0) throw refusals.noneChosen
    const ids = await insertAddressees(
      tx,
      bodyIds.map((bodyId) => ({
        planId: plan.id,
        bodyId,
        issuedOn: today,
        answerDueDay: input.answerDueDay,
        dueSource: input.dueSource,
        decidedBy: personIdOf(actor),
        decidedAt: now,
        carriedFrom: null,
        reason: '',
      })),
    )
    await refreshCoverage(tx, ids, today)
    await enqueue(tx, { kind: followPlanJob, payload: { planId: plan.id }, uniqueKey: plan.id })
    audit({
      subjectKind: 'plan',
      subjectId: plan.id,
      bodyId: plan.bodyId,
      after: { title: plan.title, choice: input.choice, asked: ids.length, answerDueDay: input.answerDueDay },
    })
    return { planId: plan.id, count: ids.length }
  },
})
