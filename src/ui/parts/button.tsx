import { useId } from 'preact/hooks'
import { Icon, type IconName } from '#ui/icons.tsx'

export type ButtonTone = 'primary' | 'plain' | 'quiet' | 'danger'

export type ButtonProps = {
  /** A verb with its object: «Trình duyệt kế hoạch». */
  label: string
  tone?: ButtonTone
  icon?: IconName
  name?: string
  value?: string
  /** Sends the form elsewhere than its action. */
  formAction?: string
  /** The key that presses it, shown on the sheet of keys and set by the island `keys`. */
  shortcut?: string
}

/**
 * Sends the form it stands in. One primary on a page.
 *
 * `<Button label="Trình duyệt kế hoạch" icon="send" />` · `<Button tone="danger" label="Thu hồi câu trả lời" />`
 */
export function Button({ label, tone = 'primary', icon, name, value, formAction, shortcut }: ButtonProps) {
  return (
    <button
      type="submit"
      class={`button ${tone}`}
      name={name}
      value={value}
      formAction={formAction}
      aria-keyshortcuts={shortcut}
    >
      {icon !== undefined && <Icon name={icon} />}
      {label}
    </button>
  )
}

/**
 * Goes somewhere; looks like a button because it begins something.
 *
 * `<LinkButton href="/nghiep-vu/ke-hoach/moi" label="Nhập kế hoạch" icon="plus" />`
 */
export function LinkButton({
  href,
  label,
  tone = 'plain',
  icon,
}: {
  href: string
  label: string
  tone?: ButtonTone
  icon?: IconName
}) {
  return (
    <a class={`button ${tone}`} href={href}>
      {icon !== undefined && <Icon name={icon} />}
      {label}
    </a>
  )
}

/**
 * A step that is not open now: shown, disabled, with its reason from the same table as the rule.
 *
 * `<ClosedStep label="Duyệt kế hoạch" reason="Người soạn không được tự duyệt kế hoạch của mình." />`
 */
export function ClosedStep({ label, reason }: { label: string; reason: string }) {
  const id = `why-${useId()}`
  return (
    <span class="closed-step">
      <button type="button" class="button plain" disabled aria-describedby={id}>
        <Icon name="lock" />
        {label}
      </button>
      <span class="closed-reason" id={id}>
        {reason}
      </span>
    </span>
  )
}
