import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { addRuleChange, findOpenChange, loadOpenChange, requireKeeper } from '#domains/standard/rule-change.store.ts'
import { type RuleChange, refusals } from '#domains/standard/rule-change.ts'
import type { ActContext } from '#platform/acts/act.ts'

/** The province's open batch, or a new empty one; two who begin at once work on one. */
export async function openChange(
  { tx, actor, now }: ActContext,
  typed: { provinceId: string; ruleSetId: string; version: number },
): Promise<RuleChange> {
  await requireKeeper(tx, actor, typed.provinceId)
  const { provinceId, ruleSetId } = typed
  if ((await findOpenChange(tx, provinceId, ruleSetId)) !== undefined) return loadOpenChange(tx, actor, typed)
  if (typed.version !== 0) throw refusals.changedMeanwhile
  const change: RuleChange = {
    id: newId(now.getTime()),
    provinceId,
    ruleSetId,
    state: 'draft',
    rows: [],
    writerIds: [personIdOf(actor)],
    returnedWhy: '',
    approvedBy: null,
    number: null,
    version: 0,
  }
  await addRuleChange(tx, change)
  return change
}
