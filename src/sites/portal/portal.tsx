import { open, type Routes, submitWith } from '#platform/http/routes.ts'
import { type Site, site } from '#platform/http/site.ts'
import type { Assets } from '#sites/assets.ts'
import { homePage } from '#sites/portal/home-page.tsx'
import { changeDisplay, displayCookieName, readDisplay, writeDisplay } from '#ui/display.ts'
import { page } from '#ui/page.tsx'
import { PortalShell } from '#ui/portal-shell.tsx'

/** The citizens' site, and the pages for signing in: everything that is open to somebody we do not know. */
export function portal(assets: Assets, routes: Routes[]): Site {
  const { asset } = assets
  return site(
    '/',
    async (parts, view, request) => {
      const display = readDisplay(request.cookies[displayCookieName])
      return page({
        title: parts.title,
        siteName: 'Luật Gần Dân',
        asset,
        islands: ['form-guard', ...(parts.islands ?? [])],
        display,
        body: parts.body,
        shell: (body) => (
          <PortalShell
            system="Luật Gần Dân"
            homeHref="/"
            navigation={[
              {
                key: 'workbench',
                label: 'Dành cho cán bộ',
                href: request.actor === undefined ? '/dang-nhap' : '/nghiep-vu',
              },
            ]}
            section={parts.section}
            display={{ display, action: '/hien-thi', csrf: view.csrf, backTo: view.address }}
            trail={parts.trail}
            notice={view.notice}
            wide={parts.wide}
          >
            {body}
          </PortalShell>
        ),
      })
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
