/** RSS 2.0 with sounds, as podcast programs read it; the same entries give the same bytes. */
import type { Day } from '#base/day.ts'
import { xmlText } from '#engines/spreadsheets/xml-text.ts'

export type Podcast = {
  title: string
  about: string
  /** With the host. */
  page: string
  self: string
  /** BCP 47. */
  language: string
  entries: PodcastEntry[]
}

export type PodcastEntry = {
  /** The same for ever. */
  id: string
  title: string
  summary: string
  /** BCP 47; of what is heard. */
  language: string
  day: Day
  sound: { href: string; sizeBytes: number; mime: string }
}

export function podcastFeed({ title, about, page, self, language, entries }: Podcast): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">',
    '<channel>',
    `<title>${xmlText(title)}</title>`,
    `<link>${xmlText(page)}</link>`,
    `<atom:link rel="self" type="application/rss+xml" href="${xmlText(self)}"/>`,
    `<description>${xmlText(about)}</description>`,
    `<language>${xmlText(language)}</language>`,
    '<itunes:explicit>false</itunes:explicit>',
    ...entries.map(itemOf),
    '</channel>',
    '</rss>',
    '',
  ].join('\n')
}

function itemOf({ id, title, summary, language, day, sound }: PodcastEntry): string {
  return [
    '<item>',
    `<guid isPermaLink="false">${xmlText(id)}</guid>`,
    `<title>${xmlText(title)}</title>`,
    `<description>${xmlText(summary)}</description>`,
    `<dc:language>${xmlText(language)}</dc:language>`,
    // seven in the evening of that day in Vietnam
    `<pubDate>${new Date(`${day}T12:00:00Z`).toUTCString()}</pubDate>`,
    `<enclosure url="${xmlText(sound.href)}" length="${sound.sizeBytes}" type="${xmlText(sound.mime)}"/>`,
    '</item>',
  ].join('')
}
