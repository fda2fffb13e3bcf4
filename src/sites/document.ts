import type { ComponentChildren, VNode } from 'preact'
import type { PageParts } from '#platform/http/answer.ts'
import type { View, WebRequest } from '#platform/http/web-request.ts'
import { sharePath } from '#platform/pictures/share-card.ts'
import { agedBody } from '#sites/aged-body.tsx'
import type { Assets } from '#sites/assets.ts'
import { displayCookieName, readDisplay } from '#ui/display.ts'
import { page } from '#ui/page.tsx'
import type { DisplayChoicesProps } from '#ui/parts/display-choices.tsx'

export const siteName = 'Luật Gần Dân'

/** What every shell shows of a page and of the person's own look. */
export type Frame = Pick<PageParts, 'section' | 'trail' | 'wide'> & {
  display: DisplayChoicesProps
  notice: string | undefined
}

/** The HTML document of a page of either site; `shell` puts the site's frame around it. */
export function documentOf(
  parts: PageParts,
  view: View,
  request: WebRequest,
  { asset, sheet }: Pick<Assets, 'asset'> & { sheet: 'app.css' | 'portal-app.css' },
  shell: (frame: Frame, body: ComponentChildren) => VNode,
): string {
  const display = readDisplay(request.cookies[displayCookieName])
  const { section, trail, wide } = parts
  const { canonicalPath, card, ...about } = parts.about ?? {}
  const { publicUrl, painter, secretKey } = request.house
  const frame = {
    section,
    trail,
    wide,
    notice: view.notice,
    display: { display, action: '/hien-thi', csrf: view.csrf, backTo: view.address },
  }
  // The guard forgets what it kept once it sees that an act was done, so it is on every page.
  const islands = ['form-guard', ...(parts.islands ?? [])]
  return page({
    title: parts.title,
    siteName,
    asset,
    islands,
    display,
    sheet,
    about:
      canonicalPath === undefined
        ? about
        : {
            ...about,
            canonical: publicUrl + canonicalPath,
            // without a program that draws there is no picture to point at
            ...(card !== undefined && painter !== undefined && { picture: publicUrl + sharePath(secretKey, card) }),
          },
    body: agedBody(parts),
    shell: (body) => shell(frame, body),
  })
}
