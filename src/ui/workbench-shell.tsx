import type { ComponentChildren } from 'preact'
import { Icon } from '#ui/icons.tsx'
import { BrandMark } from '#ui/parts/brand-mark.tsx'
import { Breadcrumb, type Trail } from '#ui/parts/breadcrumb.tsx'
import { DisplayChoices, type DisplayChoicesProps } from '#ui/parts/display-choices.tsx'
import { type NavigationEntry, NavigationList } from '#ui/parts/navigation.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { showNumber } from '#ui/show.ts'

export type WorkbenchShellProps = {
  system: string
  homeHref: string
  /** The body the person works for, and its place: «UBND phường Hòa Cường · Đà Nẵng». */
  bodyName?: string
  placeName?: string
  navigation: readonly NavigationEntry[]
  /** The key of the current section. */
  section?: string
  search?: { action: string; name: string; label: string; value?: string }
  notifications?: { href: string; count: number }
  /** Undefined before signing in. */
  person?: {
    name: string
    role?: string
    links: readonly { label: string; href: string }[]
    signOut?: { action: string; csrf: string }
  }
  display?: DisplayChoicesProps
  trail?: Trail
  /** What the last act did, shown once. */
  notice?: string
  /** Uses the whole width, for side-by-side pages. */
  wide?: boolean
  footer?: ComponentChildren
  children: ComponentChildren
}

/**
 * The officers' frame: top bar, sections on the left, trail, the page, footer.
 *
 * ```tsx
 * <WorkbenchShell system="Luật Gần Dân" homeHref="/nghiep-vu" bodyName="UBND xã Nam Trà" placeName="Đà Nẵng"
 *   navigation={entries} section="plans" trail={trail} person={{ name: 'Lê Thị Lan', links }}>…</WorkbenchShell>
 * ```
 */
export function WorkbenchShell(props: WorkbenchShellProps) {
  const hasNavigation = props.navigation.length > 0
  return (
    <div class="workbench">
      <header class="topbar">
        {hasNavigation && (
          <details class="menu menu-sections">
            <summary aria-label="Danh mục">
              <Icon name="menu" />
            </summary>
            <nav class="menu-sheet" aria-label="Danh mục (thu gọn)">
              {/* words alone: the list stands twice in the page, its drawings once */}
              <NavigationList
                entries={props.navigation.map(({ icon: _, ...words }) => words)}
                current={props.section}
              />
            </nav>
          </details>
        )}
        <a class="brand" href={props.homeHref}>
          <BrandMark />
          <strong>{props.system}</strong>
        </a>
        {props.bodyName !== undefined && (
          <p class="whereabouts">
            <span>{props.bodyName}</span>
            {props.placeName !== undefined && <span class="whereabouts-place">{props.placeName}</span>}
          </p>
        )}
        {props.search !== undefined && <TopSearch {...props.search} />}
        <div class="topbar-end">
          {props.notifications !== undefined && (
            <a class="bell" href={props.notifications.href}>
              <Icon name="bell" />
              <span class="unseen">Thông báo: </span>
              <span class="bell-count">{showNumber(props.notifications.count)}</span>
              <span class="unseen"> chưa đọc</span>
            </a>
          )}
          <PersonMenu {...props} />
        </div>
      </header>
      <div class={hasNavigation ? 'workbench-body' : 'workbench-body workbench-plain'}>
        {hasNavigation && (
          <nav class="side" aria-label="Danh mục">
            <NavigationList entries={props.navigation} current={props.section} />
          </nav>
        )}
        <div class="content">
          <Breadcrumb trail={props.trail} />
          <main id="main" class={props.wide ? 'wide' : undefined} tabIndex={-1}>
            {props.notice !== undefined && <Notice tone="saved">{props.notice}</Notice>}
            {props.children}
          </main>
          <footer class="foot">{props.footer ?? <p>{props.system}</p>}</footer>
        </div>
      </div>
    </div>
  )
}

function TopSearch({ action, name, label, value }: NonNullable<WorkbenchShellProps['search']>) {
  return (
    <search class="top-search">
      <form action={action} method="get">
        <Icon name="search" />
        <input type="search" name={name} value={value} aria-label={label} placeholder={label} data-keys-search />
        <button type="submit" class="unseen">
          Tìm
        </button>
      </form>
    </search>
  )
}

function PersonMenu({ person, display }: WorkbenchShellProps) {
  if (person === undefined && display === undefined) return null
  return (
    <details class="menu">
      <summary>
        <Icon name={person === undefined ? 'settings' : 'person'} />
        <span class="menu-name">{person?.name ?? 'Hiển thị'}</span>
      </summary>
      <div class="menu-sheet">
        {person !== undefined && (
          <p class="menu-who">
            <strong>{person.name}</strong>
            {person.role !== undefined && <span>{person.role}</span>}
          </p>
        )}
        {person !== undefined && person.links.length > 0 && (
          <ul>
            {person.links.map((link) => (
              <li key={link.href}>
                <a href={link.href}>{link.label}</a>
              </li>
            ))}
          </ul>
        )}
        {display !== undefined && <DisplayChoices {...display} />}
        {person?.signOut !== undefined && (
          <form method="post" action={person.signOut.action} data-sign-out>
            <input type="hidden" name="csrf" value={person.signOut.csrf} />
            <button type="submit" class="button quiet">
              Đăng xuất
            </button>
          </form>
        )}
      </div>
    </details>
  )
}
