import { open, type Routes, submitWith } from '#platform/http/routes.ts'
import { type Site, site } from '#platform/http/site.ts'
import type { Assets } from '#sites/assets.ts'
import { documentOf, siteName } from '#sites/document.ts'
import { homePage } from '#sites/portal/home-page.tsx'
import { changeDisplay, displayCookieName, readDisplay, writeDisplay } from '#ui/display.ts'
import { PortalShell } from '#ui/portal-shell.tsx'

/** The citizens' site, and the pages for signing in: everything that is open to somebody we do not know. */
export function portal(assets: Assets, routes: Routes[]): Site {
  return site(
    '/',
    async (parts, view, request) => {
      const door = request.actor === undefined ? '/dang-nhap' : '/nghiep-vu'
      return documentOf(parts, view, request, { ...assets, sheet: 'portal-app.css' }, (frame, body) => (
        <PortalShell
          {...frame}
          system={siteName}
          homeHref="/"
          navigation={[
            { key: 'guides', label: 'Hướng dẫn', href: '/huong-dan' },
            { key: 'workbench', label: 'Dành cho cán bộ', href: door },
          ]}
        >
          {body}
        </PortalShell>
      ))
    },
    [openRoutes, ...routes],
  )
}

const yearSeconds = 365 * 86_400

const openRoutes: Routes = {
  'GET /': open(async () => ({}), homePage),
  'POST /hien-thi': submitWith(
    'anyone',
    async ({ request }, raw) => ({
      display: changeDisplay(readDisplay(request.cookies[displayCookieName]), raw),
      backTo: ownPath(raw.backTo),
    }),
    {
      public: true,
      to: ({ display, backTo }) => ({
        to: backTo,
        cookies: [{ name: displayCookieName, value: writeDisplay(display), maxAgeSeconds: yearSeconds }],
      }),
    },
  ),
}

/** Only a path of ours: an address of somebody else's would make us a springboard. */
function ownPath(typed: unknown): string {
  return typeof typed === 'string' && /^\/(?![/\\])[^\s]*$/.test(typed) ? typed : '/'
}
