import type { ComponentChildren } from 'preact'
import { Icon } from '#ui/icons.tsx'
import { Button } from '#ui/parts/button.tsx'

export type FilterFormProps = {
  /** The list's own path: the filters stay in its address. */
  action: string
  /** Fields: `TextField kind="search"`, `SelectField`, `DateField`. */
  children: ComponentChildren
  /** The filters in force, each with the address without it. */
  active?: readonly { label: string; href: string }[]
  /** Values of the address that must stay, e.g. the order of sorting. */
  keep?: Record<string, string | undefined>
  /** The list without a filter, where its bare path is something else. */
  clearHref?: string
}

/**
 * Narrows a list; a GET form, so that a filtered list can be sent to a colleague.
 *
 * `<FilterForm action="/nghiep-vu/nhiem-vu" active={[{ label: 'Quá hạn', href: address(path, query, { han: undefined }) }]}>…</FilterForm>`
 */
export function FilterForm({ action, children, active = [], keep = {}, clearHref = action }: FilterFormProps) {
  return (
    <form class="filters" method="get" action={action}>
      {Object.entries(keep).map(
        ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
      <Button label="Lọc danh sách" tone="plain" icon="filter" />
      {active.length > 0 && (
        <ul class="active-filters" aria-label="Đang lọc theo">
          {active.map((one) => (
            <li key={one.href}>
              <a href={one.href}>
                <span class="unseen">Bỏ lọc: </span>
                {one.label}
                <Icon name="close" />
              </a>
            </li>
          ))}
          <li>
            <a href={clearHref}>Bỏ hết bộ lọc</a>
          </li>
        </ul>
      )}
    </form>
  )
}
