import type { RuleSet } from '#domains/standard/rule-set.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'

export const standardStep = { label: 'Chuẩn tiếp cận pháp luật', href: standardPaths.list }

/** Above the pages of rules: the list of assessments only for who may open it. */
export const rulesTrail = ({ mayRead }: { mayRead: boolean }) => (mayRead ? [standardStep] : [])

/** Above the pages that lead on from one rule set of a province. */
export const ruleSetTrail = (props: {
  mayRead: boolean
  provinceId: string
  provinceName: string
  ruleSet: RuleSet
}) => [
  ...rulesTrail(props),
  { label: 'Quy tắc đã xác minh', href: standardPaths.rules },
  {
    label: `${props.ruleSet.basis[0]!.number}, ${props.provinceName}`,
    href: standardPaths.ruleSet(props.provinceId, props.ruleSet.id),
  },
]

/** Above the pages of one assessment. */
export const assessmentTrail = ({ id, placeName, year }: { id: string; placeName: string; year: number }) => [
  standardStep,
  { label: `${placeName} ${year}`, href: standardPaths.one(id) },
]
