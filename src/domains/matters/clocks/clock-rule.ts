/**
 * Thời hạn theo luật: one length of time that a law sets for a kind of matter, between two days. The version in force on the day
 * of receipt is the one that counts, to the end of the matter.
 * @law Luật Tiếp cận thông tin 01/2026/QH16, Điều 31 khoản 4, for requests made before it; BLDS 91/2015/QH13, Điều 147 and 148
 */
import type { Day } from '#base/day.ts'
import { decides, type Mark } from '#domains/library/document.ts'
import rules from '#domains/matters/facts/clocks.json' with { type: 'json' }
import type { MatterKind } from '#domains/matters/matter-kind.ts'

export type ClockUnit = 'working-days' | 'days' | 'months' | 'hours'

/** What makes one matter's time longer or shorter than another's. */
export type Circumstance =
  | 'complex'
  | 'remote'
  | 'second-level'
  | 'elsewhere'
  | 'passed-on'
  | 'again'
  | 'online'
  | 'at-office'
  | 'by-post'
  | 'simple'
  | 'accepted-at-once'
  | 'in-court'
  | 'arrested'
  | 'urgent'

export type ClockStart =
  | 'receipt'
  | 'acceptance'
  | 'assignment'
  | 'answer'
  | 'suspension'
  | 'knowing'
  | 'handled'
  | 'result-known'
  | 'reception-day'
  | 'online-reception-day'
  | 'reception-refusal'
  | 'dialogue-day'
  | 'wrong-found'
  | 'wrong-reported'
  | 'agreement'

/** What is in time when it happens: `told` is any of accepted, refused, transferred, answered. `nothing`: the system does not see it. */
export type ClockEnd = 'told' | 'accepted' | 'answered' | 'received' | 'assigned' | 'begun' | 'nothing'

export type ClockRule = {
  id: string
  kinds: MatterKind[]
  /** «Giải quyết khiếu nại lần đầu», and by whom. */
  what: string
  who: string
  start: ClockStart
  until: ClockEnd
  count: number
  unit: ClockUnit
  /** `before`: to be done at least so long before the day. */
  direction: 'after' | 'before'
  /** Runs only where all of these hold, and none of those. */
  only: Circumstance[]
  unless: Circumstance[]
  /** Another count where all of `when` hold; the one with the most of them. */
  variants: { when: Circumstance[]; count: number }[]
  extension: { count: number; unit: ClockUnit; timesMax: number; when: string } | null
  isSuspendable: boolean
  /** `desk`: between offices, of no use to the person. */
  audience: 'everybody' | 'desk'
  /** null: no law sets it. */
  law: { name: string; number: string } | null
  article: string | null
  mark: Mark
  effectiveFrom: Day | null
  /** Both days included. */
  effectiveTo: Day | null
  note: string | null
}

export const clockRules = rules as readonly ClockRule[]

/** Only what a law sets, known from a sure source, says that something is late. */
export function ruleDecides(rule: Pick<ClockRule, 'law' | 'mark'>): boolean {
  return rule.law !== null && decides(rule.mark)
}

/** The rules for a matter of this kind that was received on that day, whatever the day is now. */
export function rulesFor(
  kind: MatterKind,
  receivedOn: Day,
  circumstances: readonly Circumstance[],
  all: readonly ClockRule[] = clockRules,
): ClockRule[] {
  return all.filter(
    (rule) =>
      rule.kinds.includes(kind) &&
      (rule.effectiveFrom === null || rule.effectiveFrom <= receivedOn) &&
      (rule.effectiveTo === null || receivedOn <= rule.effectiveTo) &&
      rule.only.every((one) => circumstances.includes(one)) &&
      !rule.unless.some((one) => circumstances.includes(one)),
  )
}

/** How long it is, for this matter. */
export function countFor(rule: ClockRule, circumstances: readonly Circumstance[]): number {
  const fitting = rule.variants.filter(({ when }) => when.every((one) => circumstances.includes(one)))
  const [best] = fitting.toSorted((one, other) => other.when.length - one.when.length)
  return best?.count ?? rule.count
}

/** «30 ngày»: what the law gives for a rule, for whoever only tells of it. Throws a fault for a rule that is not there. */
export function lengthOf(ruleId: string, circumstances: readonly Circumstance[] = []): string {
  const rule = loadRule(ruleId)
  return showLength(countFor(rule, circumstances), rule.unit)
}

export function loadRule(id: string): ClockRule {
  const rule = clockRules.find((one) => one.id === id)
  if (rule === undefined) throw new Error(`No clock ${id}.`)
  return rule
}

const unitNames: Record<ClockUnit, string> = {
  'working-days': 'ngày làm việc',
  days: 'ngày',
  months: 'tháng',
  hours: 'giờ',
}

/** «30 ngày», «7 ngày làm việc»; «ngay» for none. */
export function showLength(count: number, unit: ClockUnit): string {
  return count === 0 ? 'ngay' : `${count} ${unitNames[unit]}`
}

/** «Luật Khiếu nại 02/2011/QH13, Điều 28»; what is said where no law sets it. */
export function showBasis(rule: Pick<ClockRule, 'law' | 'article'>): string {
  if (rule.law === null) return 'luật không ấn định thời hạn này'
  return [`${rule.law.name} ${rule.law.number}`, rule.article].filter(Boolean).join(', ')
}
