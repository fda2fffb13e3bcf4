/** Xem trước một đợt giá trị: judgments of communes before and after it, compared per indicator. */
import type { Judgment, Verdict } from '#domains/standard/judge.ts'

export type PreviewLine = {
  key: string
  placeName: string
  year: number
  /** A decided one keeps what it has, whatever the batch does. */
  isDecided: boolean
  before: Judgment['outcome']
  after: Judgment['outcome']
  /** Indicators and conditions that come out otherwise, by code. */
  changed: { code: string; before: Verdict | null; after: Verdict | null }[]
}

type Judgments = Pick<PreviewLine, 'key' | 'placeName' | 'year' | 'isDecided'> & { before: Judgment; after: Judgment }

export function compareJudgments({ before, after, ...line }: Judgments): PreviewLine {
  const [was, is] = [verdictsOf(before), verdictsOf(after)]
  const changed = [...new Set([...was.keys(), ...is.keys()])]
    .map((code) => ({ code, before: was.get(code) ?? null, after: is.get(code) ?? null }))
    .filter((one) => one.before !== one.after)
  return { ...line, before: before.outcome, after: after.outcome, changed }
}

function verdictsOf({ criteria, conditions }: Judgment): Map<string, Verdict> {
  return new Map(
    [...criteria.flatMap(({ indicators }) => indicators), ...conditions].map(({ code, verdict }) => [code, verdict]),
  )
}

export type IndicatorChange = { code: string; before: Verdict | null; after: Verdict | null; communes: number }

/** How many communes go from what to what, per indicator or condition. */
export function changesByIndicator(lines: readonly PreviewLine[]): IndicatorChange[] {
  const groups = Map.groupBy(
    lines.flatMap(({ changed }) => changed),
    ({ code, before, after }) => `${code} ${before} ${after}`,
  )
  return [...groups.values()]
    .map((group) => ({ ...group[0]!, communes: group.length }))
    .toSorted((one, other) => one.code.localeCompare(other.code, 'vi', { numeric: true }))
}
