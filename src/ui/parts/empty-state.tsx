import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '#ui/icons.tsx'

export type EmptyStateProps = {
  /** What will be here. */
  title: string
  icon?: IconName
  /** How it comes to be here: the first thing to do. */
  children: ComponentChildren
  /** One example, so that the person knows it when they see it. */
  example?: string
  action?: ComponentChildren
}

/**
 * A page without rows teaches: what will be here, the first thing to do, an example.
 *
 * `<EmptyState title="Kế hoạch của xã sẽ nằm ở đây" icon="file" example="Kế hoạch số 15/KH-UBND…" action={<LinkButton … />}>Hãy tải tệp lên.</EmptyState>`
 */
export function EmptyState({ title, icon = 'book', children, example, action }: EmptyStateProps) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      {typeof children === 'string' ? <p>{children}</p> : children}
      {action !== undefined && <div class="buttons">{action}</div>}
      {example !== undefined && <p class="empty-example">Ví dụ: {example}</p>}
    </div>
  )
}
