import { type Survey, stateNames } from '#domains/learning/surveys/survey.ts'
import { Chip } from '#ui/parts/chip.tsx'

/** Where a survey stands. */
export function SurveyStateChip({ state }: Pick<Survey, 'state'>) {
  return <Chip tone={tones[state]} label={stateNames[state]} />
}

const tones = { draft: 'neutral', submitted: 'warm', approved: 'action', published: 'good' } as const
