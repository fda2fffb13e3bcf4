import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type Display, plainDisplay } from '#ui/display.ts'

export type PageDocument = {
  /** The page's own title; the site's name follows it in the tab. */
  title: string
  siteName: string
  /** Puts the shell around the page: `(body) => <WorkbenchShell …>{body}</WorkbenchShell>`. */
  shell: (body: ComponentChildren) => VNode
  body: ComponentChildren
  /** The address of a built file: `app.css`, `keys.js`, `icon.svg`. */
  asset: (name: string) => string
  /** Names of the islands the page wants: `keys` loads `keys.js`. */
  islands?: readonly string[]
  display?: Display
  /** One sentence for search engines and shared links; only public pages have one. */
  description?: string
}

/**
 * The whole HTML document. No inline script, no style attribute: it lives under `default-src 'self'`.
 *
 * ```tsx
 * page({ title: 'Việc của tôi', siteName: 'Luật Gần Dân', asset, islands: ['keys'], display: readDisplay(cookie),
 *   shell: (body) => <WorkbenchShell {...frame}>{body}</WorkbenchShell>, body: <MyWork …/> })
 * ```
 */
export function page({
  title,
  siteName,
  shell,
  body,
  asset,
  islands = [],
  display = plainDisplay,
  description,
}: PageDocument): string {
  const html = renderToString(
    <html
      lang="vi"
      data-theme={display.theme === 'auto' ? undefined : display.theme}
      data-contrast={display.contrast === 'high' ? 'high' : undefined}
      data-size={display.size === 'large' ? 'large' : undefined}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${siteName}`}</title>
        {description !== undefined && <meta name="description" content={description} />}
        <meta name="color-scheme" content={display.theme === 'auto' ? 'light dark' : display.theme} />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={asset('app.css')} />
        {[...new Set(islands)].map((name) => (
          <script key={name} type="module" src={asset(`${name}.js`)} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          Đến nội dung chính
        </a>
        {shell(body)}
      </body>
    </html>,
  )
  return `<!doctype html>\n${html}`
}
