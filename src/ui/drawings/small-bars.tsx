import type { ComponentChildren } from 'preact'
import { showNumber } from '#ui/show.ts'

export type SmallBar = {
  label: string
  value: number
  href?: string
  tone?: 'action' | 'warm' | 'danger' | 'good' | 'neutral'
  /** In the place of the number where it is not told: «dưới 5». */
  shown?: string
  /** After the number: «trong 120», «chưa nộp». */
  note?: string
}

export type SmallBarsProps = {
  caption: ComponentChildren
  /** The heads of label and number: «Đơn vị», «Nhiệm vụ quá hạn». */
  heads: { label: string; value: string }
  bars: readonly SmallBar[]
  /** The full length; without it the largest value fills the line. */
  max?: number
}

/**
 * Horizontal bars in a table: the label, the length and the number in one line.
 *
 * `<SmallBars caption="Nhiệm vụ quá hạn theo đơn vị" heads={{ label: 'Đơn vị', value: 'Quá hạn' }} bars={[{ label: 'Công an xã', value: 4, href: '…' }]} />`
 */
export function SmallBars({ caption, heads, bars, max }: SmallBarsProps) {
  const longest = max ?? Math.max(1, ...bars.map((bar) => bar.value))
  return (
    <table class="bars">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{heads.label}</th>
          <th scope="col" colSpan={2}>
            {heads.value}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.label}>
            <th scope="row">{bar.label}</th>
            <td>
              <svg width="100%" height="14" aria-hidden="true" focusable="false">
                <rect class="fill-rest" width="100%" height="14" />
                <rect
                  class={`fill-tone tone-${bar.tone ?? 'action'}`}
                  width={`${Math.round(Math.min(1, bar.value / longest) * 1000) / 10}%`}
                  height="14"
                />
              </svg>
            </td>
            <td class="tight">
              {bar.href === undefined ? (
                (bar.shown ?? showNumber(bar.value))
              ) : (
                <a href={bar.href}>{showNumber(bar.value)}</a>
              )}
              {bar.note !== undefined && <span class="soft"> {bar.note}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
