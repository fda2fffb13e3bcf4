import { Icon, type IconName } from '#ui/icons.tsx'
import { showNumber } from '#ui/show.ts'

export type Figure = {
  label: string
  value: number
  /** What it is a part of: «trong 42». */
  of?: number
  /** The list that it counts. */
  href?: string
  tone?: 'warm' | 'danger'
  icon?: IconName
}

/**
 * The few numbers a page begins with; each is a link to what it counts.
 *
 * `<Figures figures={[{ label: 'Quá hạn', value: 3, of: 42, href: '?han=tre', tone: 'danger', icon: 'late' }]} />`
 */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <ul class="figures">
      {figures.map((figure) => {
        const inside = (
          <>
            <span class="figure-value">
              {showNumber(figure.value)}
              {figure.of !== undefined && <span class="figure-of"> trong {showNumber(figure.of)}</span>}
            </span>
            <span class="figure-label">
              {figure.icon !== undefined && <Icon name={figure.icon} />}
              {figure.label}
            </span>
          </>
        )
        return (
          <li
            key={figure.label}
            class={figure.tone !== undefined && figure.value > 0 ? `tone-${figure.tone}` : undefined}
          >
            {figure.href === undefined ? <div>{inside}</div> : <a href={figure.href}>{inside}</a>}
          </li>
        )
      })}
    </ul>
  )
}
