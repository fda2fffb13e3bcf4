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
  /** The address of a built file: `app.css`, `keys.js`. */
  asset: (name: string) => string
  /** Names of the islands the page wants: `keys` loads `keys.js`. */
  islands?: readonly string[]
  display?: Display
  /** The sheet of styles of the site. */
  sheet?: 'app.css' | 'portal-app.css'
  /** What a public page tells search engines and the programs that share links. */
  about?: PageAbout
}

export type PageAbout = {
  /** One sentence: what one finds here. */
  description?: string
  /** The page's one address, with the host: variants of it (a day, a filter) point here. */
  canonical?: string
  /** With the host, 1200 × 630 pixels: shown beside the link where it is shared. */
  picture?: string
  /** schema.org in JSON-LD. */
  structured?: object
  /** Atom feeds that tell what changes here. */
  feeds?: readonly { title: string; href: string }[]
  /** The manifest of what a telephone may install. */
  manifest?: string
  /** Lists and searches lead to pages; they are not found themselves. */
  hidden?: boolean
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
  sheet = 'app.css',
  about = {},
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
        <AboutTags {...about} title={title} siteName={siteName} />
        <meta name="color-scheme" content={display.theme === 'auto' ? 'light dark' : display.theme} />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href={tabIcon} type="image/svg+xml" />
        <link rel="stylesheet" href={asset(sheet)} />
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

function AboutTags(about: PageAbout & Pick<PageDocument, 'title' | 'siteName'>) {
  const { description, canonical, picture, structured, feeds = [] } = about
  return (
    <>
      {description !== undefined && <meta name="description" content={description} />}
      {about.manifest !== undefined && <link rel="manifest" href={about.manifest} />}
      {about.hidden && <meta name="robots" content="noindex, follow" />}
      {canonical !== undefined && (
        <>
          <link rel="canonical" href={canonical} />
          <meta property="og:url" content={canonical} />
          <meta property="og:type" content="article" />
          <meta property="og:title" content={about.title} />
          <meta property="og:site_name" content={about.siteName} />
          <meta property="og:locale" content="vi_VN" />
          {description !== undefined && <meta property="og:description" content={description} />}
          {picture !== undefined && (
            <>
              <meta property="og:image" content={picture} />
              <meta property="og:image:type" content="image/png" />
              <meta property="og:image:width" content="1200" />
              <meta property="og:image:height" content="630" />
              <meta property="og:image:alt" content={about.title} />
              <meta name="twitter:card" content="summary_large_image" />
            </>
          )}
        </>
      )}
      {feeds.map(({ title, href }) => (
        <link key={href} rel="alternate" type="application/atom+xml" title={title} href={href} />
      ))}
      {structured !== undefined && (
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptJson(structured) }} />
      )}
    </>
  )
}

/** A block of facts, not a script: nothing in it can end the element it stands in. */
function scriptJson(value: object): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** The roof over the book, in the page itself: one request less on a slow line. `img-src data:` lets it through. */
export const tabIcon = `data:image/svg+xml,${encodeURIComponent(
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 28 28'><rect width='28' height='28' rx='5' fill='#0a4547'/><path d='M4 12.5 14 5.5l10 7' fill='none' stroke='#fff' stroke-width='2'/><path d='M14 14.5c-2.3-1.4-4.7-1.9-7-1.9v8.8c2.3 0 4.7.5 7 1.9 2.3-1.4 4.7-1.9 7-1.9v-8.8c-2.3 0-4.7.5-7 1.9z' fill='#fff'/></svg>",
)}`
