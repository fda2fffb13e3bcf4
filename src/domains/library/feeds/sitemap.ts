import { escapeXml } from '#domains/library/feeds/atom.ts'

/** A page that is to be found, and when it last changed. */
export type SitePage = { path: string; changedAt?: Date }

const names = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const opening = '<?xml version="1.0" encoding="utf-8"?>'

/** sitemaps.org: which files list the pages. */
export function sitemapIndex(publicUrl: string, paths: readonly string[]): string {
  const parts = paths.map((path) => `<sitemap><loc>${escapeXml(publicUrl + path)}</loc></sitemap>`)
  return [opening, `<sitemapindex xmlns="${names}">`, ...parts, '</sitemapindex>', ''].join('\n')
}

export function sitemapPart(publicUrl: string, pages: readonly SitePage[]): string {
  const urls = pages.map(({ path, changedAt }) => {
    const changed = changedAt === undefined ? '' : `<lastmod>${changedAt.toISOString()}</lastmod>`
    return `<url><loc>${escapeXml(publicUrl + path)}</loc>${changed}</url>`
  })
  return [opening, `<urlset xmlns="${names}">`, ...urls, '</urlset>', ''].join('\n')
}

/** What programs may look at: all that a citizen may, but for what is made anew at each press. */
export function robotsText(publicUrl: string): string {
  return [
    'User-agent: *',
    'Disallow: /nghiep-vu',
    'Disallow: /tai-khoan',
    'Disallow: /dang-nhap',
    'Disallow: /theo-doi',
    'Disallow: /nghe/',
    'Disallow: /phap-luat/goi-y',
    `Sitemap: ${publicUrl}/sitemap.xml`,
    '',
  ].join('\n')
}
