import { Icon, type IconName } from '#ui/icons.tsx'

/** `neutral` rests · `action` moves · `warm` needs a person · `danger` is late or refused · `good` is done. */
export type Tone = 'neutral' | 'action' | 'warm' | 'danger' | 'good'

/**
 * A state as icon + word + colour.
 *
 * `<Chip tone="danger" label="Quá hạn" />` · `<Chip tone="warm" icon="back" label="Trả lại" />`
 */
export function Chip({ tone, label, icon }: { tone: Tone; label: string; icon?: IconName }) {
  return (
    <span class={`chip tone-${tone}`}>
      <Icon name={icon ?? icons[tone]} />
      {label}
    </span>
  )
}

const icons: Record<Tone, IconName> = {
  neutral: 'circle',
  action: 'arrow-right',
  warm: 'hand',
  danger: 'late',
  good: 'check',
}
