import { decides, type Mark, markNames } from '#domains/library/document.ts'
import { type Assessment, outcomeNames, stateNames } from '#domains/standard/assessment.ts'
import type { Judgment, Verdict } from '#domains/standard/judge.ts'
import { Chip } from '#ui/parts/chip.tsx'

const verdicts = {
  met: { tone: 'good', label: 'Đạt mức' },
  'not-met': { tone: 'danger', label: 'Chưa đạt mức' },
  'not-applicable': { tone: 'neutral', label: 'Không áp dụng' },
  open: { tone: 'warm', label: 'Chưa xác định' },
} as const satisfies Record<Verdict, { tone: string; label: string }>

/** What the rules say of a part, never of the whole. */
export function VerdictChip({ verdict }: { verdict: Verdict }) {
  return <Chip {...verdicts[verdict]} />
}

export const judgmentWords: Record<Judgment['outcome'], string> = {
  ready: 'Đủ điều kiện để đề nghị',
  lacking: 'Còn thiếu',
  open: 'Chưa xác định được',
}

/** Where an assessment stands; what was decided once it was. */
export function AssessmentChip({ state, outcome }: Pick<Assessment, 'state' | 'outcome'>) {
  if (outcome !== null)
    return <Chip tone={outcome === 'recognised' ? 'good' : 'danger'} label={outcomeNames[outcome]} />
  const tones = {
    preparing: 'neutral',
    submitted: 'warm',
    appraised: 'warm',
    decided: 'good',
    excluded: 'neutral',
  } as const
  return <Chip tone={tones[state]} label={stateNames[state]} />
}

/** Shown beside whatever is not sure enough to decide. */
export function MarkChip({ mark, what }: { mark: Mark; what?: string }) {
  return decides(mark) ? null : (
    <Chip tone="neutral" label={what === undefined ? 'Chưa xác minh' : `${what} chưa xác minh`} />
  )
}

/** «Thông tư 15/2025, Điều 3 (theo báo chí…)»; the mark is left out where it decides. */
export function showFrom(source: string, mark: Mark): string {
  return decides(mark) ? source : `${source} (${markNames[mark]})`
}
