import { fullName, refusals } from '#domains/library/document.ts'
import type { FeedScope } from '#domains/library/feeds/law-event.ts'
import { listLawEvents } from '#domains/library/feeds/law-events.queries.ts'
import { lawFeed } from '#domains/library/feeds/law-feed.ts'
import {
  countSiteParts,
  listArticlePages,
  listDocumentPages,
  listOtherPages,
} from '#domains/library/feeds/sitemap.queries.ts'
import { robotsText, sitemapIndex, sitemapPart } from '#domains/library/feeds/sitemap.ts'
import { lawPath, lawPaths } from '#domains/library/law-paths.ts'
import { findTopic } from '#domains/library/reading/document-list.queries.ts'
import { findDocument, findLibraryDay } from '#domains/library/reading/reading.queries.ts'
import { today } from '#platform/clock.ts'
import type { Answer } from '#platform/http/answer.ts'
import { openRaw, type Routes } from '#platform/http/routes.ts'
import { taggedText } from '#platform/http/tagged-text.ts'
import type { WebRequest } from '#platform/http/web-request.ts'

/** What programs read to know what is here and what changed: feeds, site map. They come before the addresses of articles. */
export const lawFeedRoutes: Routes = {
  'GET /phap-luat/chu-de/:code/tin.atom': openRaw(async (request) => {
    const topic = await findTopic(request.house.database.kysely, request.params.code ?? '')
    if (topic === undefined) throw refusals.topicNotFound
    const { code, name } = topic
    return feed(
      request,
      { topic: code },
      { title: `Thay đổi về ${name}`, path: lawPaths.topic(code), feedPath: lawPaths.topicFeed(code) },
    )
  }),
  'GET /phap-luat/:document/tin.atom': openRaw(async (request) => {
    const document = await findDocument(request.house.database.kysely, request.params.document ?? '')
    if (document === undefined) throw refusals.notFound
    const { id, slug } = document
    const title = `Thay đổi của ${fullName(document)}`
    return feed(
      request,
      { documentId: id },
      { title, path: lawPath({ document: slug }), feedPath: lawPaths.documentFeed(slug) },
    )
  }),
  'GET /sitemap.xml': openRaw(async (request) => {
    const { documents, articles } = await countSiteParts(request.house.database.kysely)
    const paths = [
      '/sitemap/khac.xml',
      ...numbered(documents).map((part) => `/sitemap/van-ban-${part}.xml`),
      ...numbered(articles).map((part) => `/sitemap/dieu-${part}.xml`),
    ]
    return xml(request, sitemapIndex(request.house.publicUrl, paths))
  }),
  'GET /sitemap/:part': openRaw(answerSitePart),
  'GET /robots.txt': openRaw(async ({ house, ifNoneMatch }) =>
    taggedText(ifNoneMatch, { contentType: 'text/plain; charset=utf-8', body: robotsText(house.publicUrl) }),
  ),
}

async function feed(
  request: WebRequest,
  scope: FeedScope,
  about: { title: string; path: string; feedPath: string },
): Promise<Answer> {
  const { house, ifNoneMatch } = request
  const db = house.database.kysely
  const [events, libraryDay] = await Promise.all([listLawEvents(db, scope, today(house.clock)), findLibraryDay(db)])
  // an empty feed is as old as the library, so that it does not change by being read
  const begun = new Date(`${libraryDay ?? '2000-01-01'}T00:00:00+07:00`)
  const body = lawFeed(events, { ...about, publicUrl: house.publicUrl, begun })
  return taggedText(ifNoneMatch, { contentType: 'application/atom+xml; charset=utf-8', body })
}

async function answerSitePart(request: WebRequest): Promise<Answer> {
  const db = request.house.database.kysely
  const [, kind, number] = /^(van-ban|dieu)-([1-9]\d{0,3})\.xml$/u.exec(request.params.part ?? '') ?? []
  if (request.params.part === 'khac.xml')
    return xml(request, sitemapPart(request.house.publicUrl, await listOtherPages(db)))
  if (kind === undefined) throw refusals.notFound
  const pages = await (kind === 'dieu' ? listArticlePages : listDocumentPages)(db, Number(number))
  if (pages.length === 0) throw refusals.notFound
  return xml(request, sitemapPart(request.house.publicUrl, pages))
}

function xml({ ifNoneMatch }: WebRequest, body: string): Answer {
  return taggedText(ifNoneMatch, { contentType: 'application/xml; charset=utf-8', body })
}

function numbered(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}
