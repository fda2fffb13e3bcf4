import type { Day } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import type { Assessment } from '#domains/standard/assessment.ts'
import { listPostings } from '#domains/standard/posting.queries.ts'
import { countPosted } from '#domains/standard/posting-levels.ts'
import { type RuleSet, rulesOf } from '#domains/standard/rule-set.ts'
import type { RuleInputs } from '#domains/standard/rule-test.ts'
import type { Db } from '#platform/database/database.ts'

/** Codes of rules that ask for a posting. */
export function postingRules(ruleSet: Pick<RuleSet, 'criteria'>): string[] {
  return rulesOf(ruleSet).flatMap(({ rule }) => (rule.test.type === 'posting' ? [rule.code] : []))
}

/** What the postings of an assessment tell of such rules up to a day, and which postings they are; one that is not sure is left out. */
export async function loadPostedValues(
  db: Db,
  { id }: Pick<Assessment, 'id'>,
  ruleSet: Pick<RuleSet, 'criteria'>,
  today: Day,
): Promise<{ inputs: Map<string, RuleInputs>; postingIds: string[] }> {
  const inputs = new Map<string, RuleInputs>()
  if (postingRules(ruleSet).length === 0) return { inputs, postingIds: [] }
  const postings = await listPostings(db, id)
  const calendar = await loadCalendar(db)
  for (const { rule } of rulesOf(ruleSet)) {
    const posted = rule.test.type === 'posting' ? countPosted(rule.test.levels, postings, today, calendar) : undefined
    if (posted !== undefined) inputs.set(rule.code, posted as RuleInputs)
  }
  return { inputs, postingIds: postings.map((posting) => posting.id) }
}
