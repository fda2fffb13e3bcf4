import type { ComponentChildren } from 'preact'
import { Icon } from '#ui/icons.tsx'
import { BrandMark } from '#ui/parts/brand-mark.tsx'
import { Breadcrumb, type Trail } from '#ui/parts/breadcrumb.tsx'
import { DisplayChoices, type DisplayChoicesProps } from '#ui/parts/display-choices.tsx'
import type { NavigationEntry } from '#ui/parts/navigation.tsx'
import { Notice } from '#ui/parts/notice.tsx'

export type PortalShellProps = {
  system: string
  homeHref: string
  /** Whose portal this is: «Phường Hòa Cường, thành phố Đà Nẵng». */
  placeName?: string
  navigation: readonly NavigationEntry[]
  section?: string
  display?: DisplayChoicesProps
  trail?: Trail
  notice?: string
  wide?: boolean
  /** Who answers for the portal, where to call, how to report a wrong word. */
  footer?: ComponentChildren
  children: ComponentChildren
}

/**
 * The citizens' frame: few words, large targets, one column.
 *
 * `<PortalShell system="Luật Gần Dân" homeHref="/" placeName="Xã Nam Trà, Đà Nẵng" navigation={doors} section="ask">…</PortalShell>`
 */
export function PortalShell(props: PortalShellProps) {
  return (
    <div class="portal">
      <header class="portal-head">
        <div class="portal-line">
          <a class="brand" href={props.homeHref}>
            <BrandMark />
            <span>
              <strong>{props.system}</strong>
              {props.placeName !== undefined && <span class="brand-place">{props.placeName}</span>}
            </span>
          </a>
          <PortalLinks {...props} />
          {props.navigation.length > 0 && (
            <details class="menu menu-sections">
              <summary>
                <Icon name="menu" />
                <span>Mục lục</span>
              </summary>
              <nav class="menu-sheet" aria-label="Mục lục (thu gọn)">
                <ul>
                  {props.navigation.map((entry) => (
                    <li key={entry.key}>
                      <a href={entry.href} aria-current={entry.key === props.section ? 'page' : undefined}>
                        {entry.label}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            </details>
          )}
        </div>
      </header>
      <div class={props.wide ? 'portal-body wide' : 'portal-body'}>
        <Breadcrumb trail={props.trail} />
        <main id="main" tabIndex={-1}>
          {props.notice !== undefined && <Notice tone="saved">{props.notice}</Notice>}
          {props.children}
        </main>
      </div>
      <footer class="portal-foot">
        <div class="portal-line">
          <div>{props.footer ?? <p>{props.system}</p>}</div>
          {props.display !== undefined && <DisplayChoices {...props.display} />}
        </div>
      </footer>
    </div>
  )
}

function PortalLinks({ navigation, section }: PortalShellProps) {
  if (navigation.length === 0) return null
  return (
    <nav class="portal-links" aria-label="Mục lục">
      <ul>
        {navigation.map((entry) => (
          <li key={entry.key}>
            <a href={entry.href} aria-current={entry.key === section ? 'page' : undefined}>
              {entry.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
