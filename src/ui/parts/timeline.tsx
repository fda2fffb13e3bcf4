import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '#ui/icons.tsx'
import type { Tone } from '#ui/parts/chip.tsx'

export type TimelineEvent = {
  /** `14:05 ngày 12/11/2026`. */
  when: string
  /** What was done: «Trả lại». */
  what: string
  /** Whose hand: «Trần Văn Hùng, Phó Chủ tịch». */
  who: string
  note?: ComponentChildren
  tone?: Tone
  icon?: IconName
}

/**
 * A state has a date and a hand: what happened, newest first or oldest first as given.
 *
 * `<Timeline events={[{ when: '09:10 ngày 12/11/2026', what: 'Trả lại', who: 'Trần Văn Hùng', note: 'Thiếu biểu 02', tone: 'warm', icon: 'back' }]} />`
 */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  return (
    <ol class="timeline">
      {events.map((event, index) => (
        // Two events may say the same at the same minute; their order never changes.
        <li key={`${index}-${event.when}`}>
          <span class={`timeline-mark tone-${event.tone ?? 'neutral'}`}>
            <Icon name={event.icon ?? 'circle'} />
          </span>
          <p>
            <strong>{event.what}</strong> – {event.who}
          </p>
          <p class="timeline-when">{event.when}</p>
          {event.note !== undefined && <div class="timeline-note">{event.note}</div>}
        </li>
      ))}
    </ol>
  )
}
