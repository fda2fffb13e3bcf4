import { type Contest, phaseAt, stateNames } from '#domains/learning/contests/contest.ts'
import { Chip } from '#ui/parts/chip.tsx'

/** Where a contest stands, as its moments say. */
export function ContestStateChip({
  contest,
  now,
}: {
  contest: Pick<Contest, 'state' | 'opensAt' | 'closesAt'>
  now: Date
}) {
  if (contest.state === 'approved') {
    const phase = phaseAt(contest, now)
    if (phase === 'open') return <Chip tone="action" label="Đang mở thi" />
    if (phase === 'closed') return <Chip tone="warm" label="Đã đóng, chờ chấm" />
    return <Chip tone="neutral" label="Đã duyệt, chưa mở" />
  }
  const tones = { draft: 'neutral', submitted: 'warm', counted: 'warm', published: 'good' } as const
  return <Chip tone={tones[contest.state]} label={stateNames[contest.state]} />
}
