import { type Asked, type PractitionerState, stateNames } from '#domains/practitioners/practitioner.ts'
import { Chip } from '#ui/parts/chip.tsx'

/** Where somebody stands; one who waits to be released still works. */
export function StateChip({
  state,
  asked,
  isPaused,
}: {
  state: PractitionerState
  asked: Asked | null
  isPaused: boolean
}) {
  if (asked === 'release') return <Chip tone="warm" label="Chờ cho thôi" />
  if (state === 'recognised' && isPaused) return <Chip tone="warm" icon="pause" label="Tạm không phân công" />
  return (
    <Chip
      tone={state === 'recognised' ? 'good' : state === 'proposed' ? 'warm' : 'neutral'}
      label={stateNames[state]}
    />
  )
}
