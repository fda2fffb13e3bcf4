import { showNumber } from '#ui/show.ts'

export type Tab = { key: string; label: string; href: string; count?: number }

/**
 * Views of one thing, each with its own address.
 *
 * `<Tabs label="Các phần của kế hoạch" tabs={[{ key: 'tasks', label: 'Nhiệm vụ', href: '…', count: 12 }]} current="tasks" />`
 */
export function Tabs({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current: string }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.key}>
            <a href={tab.href} aria-current={tab.key === current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && <span class="soft">{showNumber(tab.count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
