import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '#ui/icons.tsx'

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
    <div class={`notice notice-${tone}`} role={tone === 'refusal' ? 'alert' : tone === 'saved' ? 'status' : undefined}>
      <Icon name={icons[tone]} />
      <div>
        {title !== undefined && <p class="notice-title">{title}</p>}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  )
}

const icons: Record<NoticeProps['tone'], IconName> = {
  saved: 'check',
  info: 'book',
  warning: 'warning',
  refusal: 'late',
}
