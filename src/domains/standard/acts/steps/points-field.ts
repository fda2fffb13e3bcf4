import { z } from 'zod'
import { decides } from '#domains/library/document.ts'
import { findIndicator, type RuleSet } from '#domains/standard/rule-set.ts'
import { FormRefusal } from '#platform/acts/act.ts'

/** «2,5» → 2.5; blank: none. */
export const pointsField = z
  .string()
  .optional()
  .transform((typed, context) => {
    const text = (typed ?? '').trim()
    if (text === '') return null
    if (/^\d{1,3}([.,]\d{1,3})?$/u.test(text)) return Number(text.replace(',', '.'))
    context.addIssue({ code: 'custom', message: 'Hãy ghi điểm bằng số, ví dụ 2,5.' })
    return z.NEVER
  })

/** Points are asked for where the rule set gives some, and never more than the most that is verified: of the indicator, else of the whole. */
export function pointsWithin(ruleSet: RuleSet, code: string, points: number | null): number | null {
  if (ruleSet.mode === 'pass') return null
  if (points === null) throw new FormRefusal({ points: 'Hãy ghi điểm của chỉ tiêu này.' })
  const known = findIndicator(ruleSet, code)?.points
  const most = known && decides(known.mark) ? known.value : (ruleSet.fullPoints ?? 100)
  if (points > most)
    throw new FormRefusal({ points: `Chỉ tiêu này nhiều nhất ${String(most).replace('.', ',')} điểm.` })
  return points
}
