import { phaseAt, stateNames } from '#domains/learning/contests/contest.ts'
import type { EssayContest } from '#domains/learning/essays/essay-contest.ts'
import { Chip } from '#ui/parts/chip.tsx'

type Standing = Pick<EssayContest, 'state' | 'opensAt' | 'closesAt' | 'dealtAt'>

/** Where an essay contest stands, as its moments and its papers say. */
export function EssayStateChip({ contest, now }: { contest: Standing; now: Date }) {
  if (contest.state === 'approved') {
    const phase = phaseAt(contest, now)
    if (phase === 'open') return <Chip tone="action" label="Đang nhận bài" />
    if (phase === 'soon') return <Chip tone="neutral" label="Đã duyệt, chưa mở" />
    return <Chip tone="warm" label={contest.dealtAt === null ? 'Đã đóng, chờ chia bài' : 'Đang chấm'} />
  }
  const tones = { draft: 'neutral', submitted: 'warm', counted: 'warm', published: 'good' } as const
  return (
    <Chip
      tone={tones[contest.state]}
      label={contest.state === 'counted' ? 'Đã tổng hợp, chờ công bố' : stateNames[contest.state]}
    />
  )
}
