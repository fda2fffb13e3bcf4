import { showDayWithWeekday } from '#base/day.ts'
import type { ClockStanding } from '#domains/matters/clocks/matter-clocks.ts'
import type { MatterKind } from '#domains/matters/matter-kind.ts'
import type { TrackedMatter } from '#domains/matters/tracking/tracked.ts'
import { Chip, type Tone } from '#ui/parts/chip.tsx'

const standings: Record<ClockStanding, { tone: Tone; label: string } | undefined> = {
  running: { tone: 'action', label: 'Đang tính' },
  late: { tone: 'danger', label: 'Đã quá hạn' },
  met: { tone: 'good', label: 'Đúng hạn' },
  'met-late': { tone: 'warm', label: 'Xong muộn' },
  standing: { tone: 'neutral', label: 'Tạm dừng' },
  shown: undefined,
}

/** Of a limit for the person: whether what was brought came in time. */
const ofPerson: typeof standings = {
  ...standings,
  met: { tone: 'good', label: 'Còn thời hiệu' },
  'met-late': { tone: 'warm', label: 'Đã hết thời hiệu' },
}

/** Each time limit with its last day, and behind it how it was counted. */
export function ClockList({ clocks, kind }: { clocks: TrackedMatter['clocks']; kind: MatterKind }) {
  if (clocks.length === 0) return <p>{noClock(kind)}</p>
  return (
    <ul class="matter-clocks">
      {clocks.map(({ rule, dueDay, standing, explained }) => {
        const chip = (rule.until === 'received' ? ofPerson : standings)[standing]
        return (
          <li key={rule.id}>
            <p>
              <strong>{rule.what}</strong>:{' '}
              {dueDay === null
                ? 'chưa có hạn vì đang tạm đình chỉ'
                : `${rule.law === null ? 'dự kiến' : 'chậm nhất'} ${showDayWithWeekday(dueDay)}`}{' '}
              {chip !== undefined && <Chip {...chip} />}
            </p>
            <details>
              <summary>Tính thế nào</summary>
              <ul>
                {explained.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </details>
          </li>
        )
      })}
    </ul>
  )
}

function noClock(kind: MatterKind): string {
  return kind === 'denunciation-information'
    ? 'Luật không ấn định thời hạn cho thông tin theo Điều 25 Luật Tố cáo.'
    : 'Luật chưa ấn định thời hạn nào ở bước này.'
}
