import { Icon, type IconName } from '#ui/icons.tsx'
import { showNumber } from '#ui/show.ts'

/** One entry of a site's navigation; `count` is what waits there. */
export type NavigationEntry = {
  key: string
  label: string
  href: string
  icon?: IconName
  count?: number
  group?: string
}

/**
 * Navigation as a list of links, in groups in the order of their first entry.
 *
 * `<NavigationList entries={[{ key: 'plans', label: 'Kế hoạch', href: '/nghiep-vu/ke-hoach', icon: 'file' }]} current="plans" />`
 */
export function NavigationList({ entries, current }: { entries: readonly NavigationEntry[]; current?: string }) {
  const groups = [...Map.groupBy(entries, (entry) => entry.group ?? '')]
  return (
    <>
      {groups.map(([group, members]) => (
        <div class="nav-group" key={group}>
          {group !== '' && <p class="nav-group-name">{group}</p>}
          <ul>
            {members.map((entry) => (
              <li key={entry.key}>
                <a href={entry.href} aria-current={entry.key === current ? 'page' : undefined}>
                  {entry.icon !== undefined && <Icon name={entry.icon} />}
                  <span>{entry.label}</span>
                  {entry.count !== undefined && entry.count > 0 && (
                    <span class="count">
                      {showNumber(entry.count)}
                      <span class="unseen"> việc đang chờ</span>
                    </span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}
