import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { keepRules, rulesForm } from '#domains/standard/acts/steps/change-rules.ts'
import { openChange } from '#domains/standard/acts/steps/open-change.ts'
import { loadRowGround } from '#domains/standard/acts/steps/rule-ground.ts'
import { putRow, type RuleChange } from '#domains/standard/rule-change.ts'
import { ruleRowFields } from '#domains/standard/rule-row-fields.ts'
import { ruleRowOf } from '#domains/standard/typed-row.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'

/** Nhập một giá trị read in the text, with its document, article and day, into the province's open batch. */
export const putRuleRow = act({
  name: 'standard.put-rule-row',
  may: 'keep standard rules',
  parse: z.object({ ...rulesForm, ...ruleRowFields }).parse,
  async run(context, typed): Promise<RuleChange> {
    const open = await openChange(context, typed)
    const row = ruleRowOf(await loadRowGround(context.tx, open), typed)
    if ('field' in row) throw new FormRefusal({ [row.field]: row.sentence })
    const change = putRow(open, row, personIdOf(context.actor))
    await keepRules(context, change)
    return change
  },
})
