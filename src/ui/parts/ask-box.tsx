import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '#ui/icons.tsx'
import { Button } from '#ui/parts/button.tsx'

export type AskBoxProps = {
  action: string
  name: string
  /** The question itself: «Bạn đang gặp chuyện gì?». */
  label: string
  /** The verb on the button. */
  submit: string
  value?: string
  examples?: readonly { label: string; href: string }[]
  lengthMax?: number
  /** Where the island `suggest` asks while one types: `?q=` answers with a JSON list of texts. */
  suggestFrom?: string
  /** What narrows the question, within the same form. */
  children?: ComponentChildren
}

/**
 * The one box of the portal's first page.
 *
 * `<AskBox action="/tim" name="q" label="Bạn đang gặp chuyện gì?" submit="Tìm câu trả lời" examples={[{ label: 'Làm giấy khai sinh', href: '…' }]} />`
 */
export function AskBox(props: AskBoxProps) {
  const { action, name, label, submit, value, examples = [], lengthMax, suggestFrom, children } = props
  return (
    <search class="ask">
      <form method="get" action={action}>
        <label for="ask">{label}</label>
        <div class="ask-line">
          <input
            type="search"
            id="ask"
            name={name}
            value={value}
            maxLength={lengthMax}
            autocomplete={suggestFrom === undefined ? undefined : 'off'}
            data-suggest={suggestFrom}
            data-keys-search
          />
          <Button label={submit} icon="search" />
        </div>
        {examples.length > 0 && (
          <p class="ask-examples">
            Ví dụ:{' '}
            {examples.map((example) => (
              <a key={example.href} href={example.href}>
                {example.label}
              </a>
            ))}
          </p>
        )}
        {children}
      </form>
    </search>
  )
}

/**
 * The doors under the box: each says what one gets behind it.
 *
 * `<Doors doors={[{ href: '/hoi', icon: 'chat', title: 'Hỏi', text: 'Công chức tư pháp trả lời trong 10 ngày.' }]} />`
 */
export function Doors({
  doors,
}: {
  doors: readonly {
    href: string
    icon: IconName
    title: string
    text: string
  }[]
}) {
  return (
    <ul class="doors">
      {doors.map((door) => (
        <li key={door.href}>
          <a href={door.href}>
            <Icon name={door.icon} />
            <strong>{door.title}</strong>
            <span>{door.text}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/**
 * Above the question of a form that asks one thing a page.
 *
 * `<StepCount step={2} of={4} />`
 */
export function StepCount({ step, of }: { step: number; of: number }) {
  return (
    <p class="step-count">
      Bước {step} trong {of}
    </p>
  )
}
