/**
 * Người được trợ giúp pháp lý: groups and the papers that show them, by the law of a day. It is only looked at before: who is helped is
 * decided by the centre, and nothing here ever says no. @law 11/2017/QH14, Điều 7; 144/2017/NĐ-CP, Điều 2
 */
import type { Day } from '#base/day.ts'
import { decides, type Mark } from '#domains/library/document.ts'
import rules from '#domains/matters/legal-aid/facts/aid-rules.json' with { type: 'json' }

export type AidGroup = {
  id: string
  name: string
  /** `hardship`: only who is also in hardship. */
  need: 'none' | 'hardship'
  proofs: string[]
  mark: Mark
}

export type AidRules = {
  id: string
  law: string
  article: string
  from: Day
  to: Day | null
  mark: Mark
  source: string
  /** What is said of the law and was not seen in it. */
  unseen: string[]
  poorTest: { says: string; basis: string; mark: Mark }
  proofBasis: string
  proofMark: Mark
  groups: AidGroup[]
}

export type Hardship = keyof typeof hardshipNames

export const hardshipNames = {
  'near-poor': 'Hộ cận nghèo',
  allowance: 'Đang hưởng trợ cấp xã hội hằng tháng',
  none: 'Không thuộc hai trường hợp này',
  unknown: 'Chưa rõ',
} as const

/** Những gì xem trước được: never a no. `check-hardship`: it may fit if hardship is shown. */
export type Seen = { group: AidGroup; how: 'may-fit' | 'check-hardship'; sure: boolean }

export function aidRulesOn(day: Day): AidRules {
  const all = rules as readonly AidRules[]
  return all.find(({ from, to }) => from <= day && (to === null || day <= to)) ?? all[0]!
}

/** Which of the chosen groups may fit, and what is still to be shown; in the order of the law. */
export function lookAhead(on: AidRules, chosen: readonly string[], hardship: Hardship): Seen[] {
  return on.groups
    .filter(({ id }) => chosen.includes(id))
    .map((group) => ({
      group,
      how: group.need === 'none' || hardship === 'near-poor' || hardship === 'allowance' ? 'may-fit' : 'check-hardship',
      sure: decides(group.mark) && decides(on.mark),
    }))
}
