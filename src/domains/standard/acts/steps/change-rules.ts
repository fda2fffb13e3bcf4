import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { loadOpenChange, saveRuleChange } from '#domains/standard/rule-change.store.ts'
import type { RuleChange } from '#domains/standard/rule-change.ts'
import { ruleSets } from '#domains/standard/rule-sets.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { versionField } from '#platform/acts/fields.ts'

/** What every step of a province's batch is sent with. */
export const rulesForm = {
  provinceId: z.string().max(20),
  ruleSetId: z.string().refine((id) => ruleSets.some((one) => one.id === id), 'Không có bộ quy tắc này.'),
  version: versionField(),
}

type Typed = { provinceId: string; ruleSetId: string; version: number }

/** Load → rule → save → audit. */
export async function changeRules(
  context: ActContext,
  typed: Typed,
  rule: (change: RuleChange, personId: string) => RuleChange | Promise<RuleChange>,
): Promise<RuleChange> {
  const change = await rule(await loadOpenChange(context.tx, context.actor, typed), personIdOf(context.actor))
  await keepRules(context, change)
  return change
}

export async function keepRules({ tx, now, audit, actor }: ActContext, change: RuleChange): Promise<void> {
  await saveRuleChange(tx, change, now)
  const { state, number, rows, returnedWhy } = change
  audit({
    subjectKind: 'standard-rules',
    subjectId: change.id,
    bodyId: actor.bodyId,
    after: {
      province: change.provinceId,
      rules: change.ruleSetId,
      state,
      number,
      rows: rows.length,
      ...(returnedWhy && { returnedWhy }),
    },
  })
}
