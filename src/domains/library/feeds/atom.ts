/** Atom (RFC 4287): the same entries give the same bytes, so that an unchanged feed is known by its ETag. */
export type AtomFeed = {
  title: string
  /** With the host; the feed's own address is its id too. */
  self: string
  /** The page that the feed is about. */
  page: string
  /** The newest entry's moment; of a feed without entries, when what it is about was last changed. */
  updated: Date
  entries: AtomEntry[]
}

export type AtomEntry = {
  /** The same for ever, e.g. `urn:uuid:…`. */
  id: string
  title: string
  href: string
  updated: Date
  summary: string
}

export function atomFeed({ title, self, page, updated, entries }: AtomFeed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">',
    `<id>${escapeXml(self)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>`,
    `<updated>${updated.toISOString()}</updated>`,
    '<author><name>Luật Gần Dân</name></author>',
    ...entries.map(entry),
    '</feed>',
    '',
  ].join('\n')
}

function entry({ id, title, href, updated, summary }: AtomEntry): string {
  return [
    '<entry>',
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(href)}"/>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<summary>${escapeXml(summary)}</summary>`,
    '</entry>',
  ].join('')
}

/** Also takes away what XML 1.0 has no place for. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
