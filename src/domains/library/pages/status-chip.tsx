import { type StatusKind, statusNames } from '#domains/library/document-status.ts'
import type { IconName } from '#ui/icons.tsx'
import { Chip, type Tone } from '#ui/parts/chip.tsx'

/** How each state looks everywhere: icon, word and colour together. */
export const statusLooks: Record<StatusKind, { tone: Tone; icon: IconName }> = {
  'in-force': { tone: 'good', icon: 'check' },
  'partly-expired': { tone: 'warm', icon: 'contrast' },
  'not-yet': { tone: 'action', icon: 'clock' },
  suspended: { tone: 'warm', icon: 'pause' },
  expired: { tone: 'danger', icon: 'close' },
  unknown: { tone: 'neutral', icon: 'circle' },
}

export function StatusChip({ kind }: { kind: StatusKind }) {
  return <Chip {...statusLooks[kind]} label={statusNames[kind]} />
}
