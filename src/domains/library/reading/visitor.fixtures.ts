import { renderToString } from 'preact-render-to-string'
import { readOn } from '#domains/library/reading/invented-law.fixtures.ts'
import { testHouse } from '#domains/people/testing/people-house.ts'
import type { Database } from '#platform/database/database.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { edge } from '#platform/http/edge.ts'
import type { Routes } from '#platform/http/routes.ts'
import { site } from '#platform/http/site.ts'

export type Visit = {
  status: number
  headers: Headers
  /** The page's HTML without its frame, or the body of what is no page. */
  html: string
  /** What a person reads. */
  text: string
  page: PageParts | undefined
}

/** Somebody nobody knows, at the doors of the library on the day on which the invented law is read. */
export function visitor(database: Database, routes: Routes[]) {
  const { house, clock } = testHouse(database)
  clock.moveTo(`${readOn}T02:00:00Z`)
  let page: PageParts | undefined
  const render = async (parts: PageParts) => {
    page = parts
    return renderToString(parts.body)
  }
  const frame = site('/', render, routes)
  const application = edge({
    house,
    sites: [frame],
    identify: async () => ({ actor: undefined, csrf: '' }),
    checkForgery: () => undefined,
    throttle: async () => undefined,
    behindProxy: true,
    report: (line) => {
      if (line.at === 'fault') throw new Error(String(line.error))
    },
  })
  return async (path: string, headers: Record<string, string> = {}): Promise<Visit> => {
    page = undefined
    const answer = await application.request(path, { headers: { 'x-forwarded-for': '10.0.0.9', ...headers } })
    const html = await answer.text()
    return { status: answer.status, headers: answer.headers, html, text: wordsOf(html), page }
  }
}

function wordsOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replace(/\s+/gu, ' ')
}
