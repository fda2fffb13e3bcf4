/**
 * Chỉ tiêu phải xem riêng: what a person wrote there stands against the commune's own records, as «không áp dụng» where there are records,
 * or as another figure than they count on the day on which others are signed, confirmed or submitted. It is signed by its owner and appraised
 * by itself, never together with others.
 */
import { Refusal } from '#base/refusal.ts'
import type { RuleValue } from '#domains/standard/judge.ts'
import { type RuleSet, rulesOf, showCode } from '#domains/standard/rule-set.ts'
import type { RuleInputs } from '#domains/standard/rule-test.ts'

/** `denied`: «không áp dụng» though records have something; `overridden`: a figure typed where records count another. */
export type LookedAtAlone = { code: string; because: 'denied' | 'overridden' }

/** In the order of the rule set; where an indicator has both, that it is denied goes first. */
export function listLookedAtAlone(
  ruleSet: Pick<RuleSet, 'criteria'>,
  values: Readonly<Record<string, RuleValue | undefined>>,
): LookedAtAlone[] {
  const found = new Map<string, LookedAtAlone>()
  for (const { rule, indicator } of rulesOf(ruleSet)) {
    const value = values[rule.code]
    if (value?.counted === undefined) continue
    const because = value.kind === 'not-applicable' ? 'denied' : 'overridden'
    if (because === 'denied' || !found.has(indicator.code)) found.set(indicator.code, { code: indicator.code, because })
  }
  return [...found.values()]
}

/** What a person wrote, with what records give of it beside it (`counted`) where that stands against it; whatever stood there goes. */
export function heldAgainst(value: RuleValue, recorded: RuleInputs): RuleValue {
  const { counted: _, ...written } = value
  return written.kind === 'not-applicable'
    ? { ...written, ...countedAgainst(recorded) }
    : { ...written, ...countedOtherwise(recorded, written.inputs) }
}

/** The largest figure, the days or the yes that records give of a rule which is said not to apply; nothing where they give none. */
function countedAgainst(recorded: RuleInputs): { counted?: number | RuleInputs } {
  if (Object.values(recorded).some((one) => typeof one === 'string' || one === true)) return { counted: recorded }
  const counted = Math.max(0, ...Object.values(recorded).filter((one) => typeof one === 'number'))
  return counted === 0 ? {} : { counted }
}

/** What records give where it is another figure than was typed; nothing where they have nothing of the kind. */
function countedOtherwise(recorded: RuleInputs, typed: RuleInputs): { counted?: RuleInputs } {
  const hasAny = Object.values(recorded).some((one) => one !== 0)
  const differs = Object.entries(recorded).some(([key, one]) => typed[key] !== one)
  return hasAny && differs ? { counted: recorded } : {}
}

const reasons: Record<LookedAtAlone['because'], string> = {
  overridden: 'có số liệu ghi tay khác sổ',
  denied: 'ghi «không áp dụng» trái với hồ sơ',
}

/** «2 chỉ tiêu (3.1, 3.3) có số liệu ghi tay khác sổ: mở ra, xem lý do rồi ký riêng.»; '' where none is left out. */
export function showLookedAtAlone(alone: readonly LookedAtAlone[], deed: 'ký' | 'thẩm định'): string {
  return (Object.keys(reasons) as LookedAtAlone['because'][])
    .map((because) => alone.filter((one) => one.because === because))
    .filter(({ length }) => length > 0)
    .map((those) => {
      const codes = those.map(({ code }) => showCode(code)).join(', ')
      return `${those.length} chỉ tiêu (${codes}) ${reasons[those[0]!.because]}: mở ra, xem lý do rồi ${deed} riêng.`
    })
    .join(' ')
}

/** Where nothing else is left that could be taken together. */
export const onlyAlone = (alone: readonly LookedAtAlone[], deed: 'ký' | 'thẩm định') =>
  new Refusal(409, `Không còn chỉ tiêu nào ${deed} một lần được. ${showLookedAtAlone(alone, deed)}`)
