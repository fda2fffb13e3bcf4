import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '#ui/icons.tsx'
import type { Tone } from '#ui/parts/chip.tsx'

export type NoticeProps = {
  /** `saved`: it is done · `info`: good to know · `warning`: needs a person · `refusal`: it was not done. */
  tone: 'saved' | 'info' | 'warning' | 'refusal'
  title?: string
  children: ComponentChildren
}

/**
 * One thing the person must know now. A refusal says what is wrong, why, and what to do.
 *
 * `<Notice tone="saved">Đã trình duyệt kế hoạch.</Notice>`
 */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div
      class={`notice notice-${tone} tone-${tones[tone]}`}
      role={tone === 'refusal' ? 'alert' : tone === 'saved' ? 'status' : undefined}
    >
      <Icon name={icons[tone]} />
      <div>
        {title !== undefined && <p class="notice-title">{title}</p>}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  )
}

const tones: Record<NoticeProps['tone'], Tone> = { saved: 'good', info: 'action', warning: 'warm', refusal: 'danger' }
const icons: Record<NoticeProps['tone'], IconName> = {
  saved: 'check',
  info: 'book',
  warning: 'warning',
  refusal: 'late',
}
