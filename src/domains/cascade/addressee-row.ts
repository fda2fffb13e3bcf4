/** Một dòng của bảng bao phủ: where one body stands in answering a plan. Pure, over what the queries read. */
import type { Day } from '#base/day.ts'
import { type AddresseeState, bindingDay, type Timeliness, timelinessOf } from '#domains/cascade/addressee.ts'
import type { RuleDue } from '#domains/cascade/answer-limit.ts'
import { type CoverageFigures, isComplete } from '#domains/cascade/coverage-figures.ts'

export type AddresseeRow = {
  id: string
  bodyId: string
  bodyName: string
  /** Bodies it took over from that were asked before it. */
  formerNames: string[]
  folded: string
  state: AddresseeState
  reason: string
  issuedOn: Day
  answerDueDay: Day | null
  dueSource: string
  version: number
  /** The plan in force that answers, and the day of the first one in its line of amendments. */
  answer: { planId: string; title: string; number: string | null; answeredOn: Day } | null
  /** A confirmed answer was taken back and none stands in its place. */
  isAnswerGone: boolean
  /** Proposals that wait for a person. */
  proposals: number
  figures: CoverageFigures
  /** Tasks of the answering plan that answer none of the plan above. */
  own: number
}

export const rowTags = [
  'issued',
  'not-issued',
  'late',
  'past-rule',
  'to-confirm',
  'stale',
  'complete',
  'not-required',
] as const
export type RowTag = (typeof rowTags)[number]

/** What the list can be narrowed by; a row may meet several. A demand that is no longer made meets none. */
export function tagsOf(row: AddresseeRow, rule: RuleDue | undefined, today: Day): ReadonlySet<RowTag> {
  const tags = new Set<RowTag>()
  if (row.state === 'not-required') tags.add('not-required')
  if (row.state !== 'asked') return tags
  const timeliness = rowTimeliness(row, rule, today)
  tags.add(row.answer === null ? 'not-issued' : 'issued')
  if (timeliness === 'late') tags.add('late')
  if (timeliness === 'past-rule') tags.add('past-rule')
  if (row.answer === null ? row.proposals > 0 : row.figures.open > 0) tags.add('to-confirm')
  if (row.figures.stale > 0) tags.add('stale')
  if (row.answer !== null && isComplete(row.figures)) tags.add('complete')
  return tags
}

export function rowTimeliness(row: AddresseeRow, rule: RuleDue | undefined, today: Day): Timeliness {
  return timelinessOf({ ...row, answeredOn: answeredOn(row) }, rule, today)
}

/** A plan without a printed date counts from the day it was entered. */
export function answeredOn({ answer }: Pick<AddresseeRow, 'answer'>): Day | null {
  return answer?.answeredOn ?? null
}

/** Counted as owing an answer, or as having been excused from it. */
export function isCounted(row: Pick<AddresseeRow, 'state'>): boolean {
  return row.state === 'asked' || row.state === 'not-required'
}

export function bindingDayOf(row: AddresseeRow, rule: RuleDue | undefined): Day | null {
  return bindingDay(row, rule)
}
