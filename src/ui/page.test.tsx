import { expect, test } from 'vitest'
import { page } from '#ui/page.tsx'
import { PortalShell } from '#ui/portal-shell.tsx'

const asset = (name: string) => `/tep/${name}?v=1`

function aPage(title: string, bodyText: string) {
  return page({
    title,
    siteName: 'Luật Gần Dân',
    asset,
    islands: ['keys', 'keys'],
    display: { theme: 'dark', contrast: 'high', size: 'large' },
    shell: (body) => (
      <PortalShell system="Luật Gần Dân" homeHref="/" navigation={[]} notice={bodyText}>
        {body}
      </PortalShell>
    ),
    body: <h1>{bodyText}</h1>,
  })
}

test('whatever a person typed stays text', () => {
  const html = aPage('"</title><script>alert(1)</script>', '<img src=x onerror=alert(1)>')
  expect(html).not.toContain('<script>alert')
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img src=x onerror=alert(1)>')
})

test('the document says its language, its look and its main part', () => {
  const html = aPage('Trang đầu', 'Xin chào')
  expect(html).toMatch(/^<!doctype html>\n<html lang="vi" data-theme="dark" data-contrast="high" data-size="large">/)
  expect(html).toContain('<a class="skip" href="#main">')
  expect(html).toContain('<main id="main"')
  expect(html).toContain('<title>Trang đầu · Luật Gần Dân</title>')
  expect(html).toContain('href="/tep/app.css?v=1"')
})

test('facts for search engines stand in the page and cannot leave their element', () => {
  const html = page({
    title: 'Điều 3',
    siteName: 'Luật Gần Dân',
    asset,
    sheet: 'portal-app.css',
    about: {
      description: 'Điều 3 của một luật',
      canonical: 'https://luat.vn/phap-luat/x',
      structured: { name: '</script><script>alert(1)</script>' },
      feeds: [{ title: 'Thay đổi', href: '/phap-luat/x/tin.atom' }],
    },
    shell: (body) => <main>{body}</main>,
    body: <h1>Điều 3</h1>,
  })
  expect(html).not.toContain('<script>alert')
  const facts = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)![1]!
  expect(JSON.parse(facts)).toEqual({ name: '</script><script>alert(1)</script>' })
  expect(html).toContain('<link rel="canonical" href="https://luat.vn/phap-luat/x"/>')
  expect(html).toContain('type="application/atom+xml" title="Thay đổi" href="/phap-luat/x/tin.atom"')
  expect(html).toContain('href="/tep/portal-app.css?v=1"')
})

test('an island is loaded once, as a module from our own address', () => {
  expect(aPage('Trang đầu', 'x').match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/tep/keys.js?v=1">'])
})
