import type { z } from 'zod'
import { type Day, isDay } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { sayArticle, sayDocument, sayResult, sayStatus } from '#domains/library/api/api-answers.ts'
import { apiEndpoints, apiRate } from '#domains/library/api/api-endpoints.ts'
import { openApiDocument } from '#domains/library/api/open-api.ts'
import { versionOn } from '#domains/library/article.ts'
import { articleStatusOn } from '#domains/library/article-status.ts'
import { refusals } from '#domains/library/document.ts'
import { statusOn } from '#domains/library/document-status.ts'
import { lawPaths } from '#domains/library/law-paths.ts'
import { apiPage } from '#domains/library/pages/api-page.tsx'
import { documentsPageSize, listDocuments } from '#domains/library/reading/document-list.queries.ts'
import {
  contentsPageSize,
  findArticle,
  findDocument,
  listContents,
  listRelations,
  listVersions,
  loadText,
} from '#domains/library/reading/reading.queries.ts'
import { listRelationsOn } from '#domains/library/relations-on.queries.ts'
import type { LawSearch } from '#domains/library/search/law-search.store.ts'
import { lawQueryOf, lawSearchFilterOf, searchPageSize } from '#domains/library/search/law-search-filter.ts'
import { listSearchResults } from '#domains/library/search/search-results.queries.ts'
import { today } from '#platform/clock.ts'
import type { Db } from '#platform/database/database.ts'
import type { Answer } from '#platform/http/answer.ts'
import { open, openRaw, type RawRoute, type Routes } from '#platform/http/routes.ts'
import { taggedText } from '#platform/http/tagged-text.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { takeToken } from '#platform/identity/rate-limit.ts'

/** Cổng dữ liệu: the library for programs. Anybody may read, from any page, so many times a minute. */
export function lawApiRoutes(search: LawSearch): Routes {
  const { documents, document, status, article, search: searching } = apiEndpoints
  return {
    [`GET ${lawPaths.api}`]: open(async ({ house }) => ({ publicUrl: house.publicUrl }), apiPage),
    'GET /api/v1/openapi.json': openRaw(async ({ house, ifNoneMatch }) =>
      taggedText(ifNoneMatch, jsonText(openApiDocument(house.publicUrl))),
    ),
    [`GET ${pathOf(searching)}`]: answered(searching.answer, (request) => answerSearch(search, request)),
    [`GET ${pathOf(documents)}`]: answered(documents.answer, answerDocuments),
    [`GET ${pathOf(document)}`]: answered(document.answer, answerDocument),
    [`GET ${pathOf(status)}`]: answered(status.answer, answerStatus),
    [`GET ${pathOf(article)}`]: answered(article.answer, answerArticle),
    'GET /api/*': openRaw(async () => {
      throw new Refusal(404, 'Cổng dữ liệu không có địa chỉ này. Hãy xem các địa chỉ ở /api.')
    }, refused),
  }
}

/** `/a/{b}` → `/a/:b`. */
function pathOf({ path }: { path: string }): string {
  return path.replace(/\{(\w+)\}/gu, ':$1')
}

/** Counted, answered in the shape that the table promises, and marked; a no is told in JSON too. */
function answered<Shape extends z.ZodType>(
  _: Shape,
  answer: (request: WebRequest) => Promise<z.infer<Shape>>,
): RawRoute {
  return openRaw(async (request) => {
    const { house, networkAddress, ifNoneMatch } = request
    const taken = await takeToken(
      house.database.kysely,
      house.secretKey,
      `api:${networkAddress}`,
      apiRate,
      house.clock.now(),
    )
    if (!taken.taken) return tooFast(taken.retryAfterSeconds)
    return taggedText(ifNoneMatch, jsonText(await answer(request)))
  }, refused)
}

const readableByAll = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag, Retry-After' }

function jsonText(value: unknown) {
  return { contentType: 'application/json; charset=utf-8', body: JSON.stringify(value), headers: readableByAll }
}

function refused({ status, message }: Refusal): Answer {
  return { kind: 'text', status, ...jsonText({ error: { status, sentence: message } }) }
}

function tooFast(seconds: number): Answer {
  const answer = refused(new Refusal(429, `Bạn hỏi quá nhanh. Hãy đợi ${seconds} giây rồi hỏi tiếp.`))
  return { ...answer, headers: { ...readableByAll, 'Retry-After': String(seconds) } } as Answer
}

async function answerSearch(search: LawSearch, request: WebRequest) {
  const { db, publicUrl, now } = asked(request)
  const { q, verbatim, kind, issuer, year, topic, inForceOn, page } = request.query
  if ((q ?? '').trim() === '') throw new Refusal(400, 'Thiếu tham số q: điều muốn tìm.')
  const filter = lawSearchFilterOf(
    given({
      q,
      'dung-nhu-go': verbatim === 'true' ? 'co' : undefined,
      loai: kind,
      'co-quan': issuer,
      nam: year,
      'chu-de': topic,
      'con-hieu-luc': inForceOn,
      trang: page,
    }),
  )
  const [doubt] = filter.doubts
  if (doubt !== undefined) throw new Refusal(400, doubt)
  const answer = await search.ask({ ...lawQueryOf(filter, now), limit: searchPageSize })
  const results = await listSearchResults(db, answer, { text: filter.text, day: filter.inForceOn ?? now })
  return {
    results: results.map((result) => sayResult(result, publicUrl)),
    readAs: {
      corrections: [...answer.readAs.corrections],
      legalWords: answer.readAs.said.map(({ typed, legal }) => ({ typed, legal: [...legal] })),
    },
    total: answer.total === 'many' ? null : answer.total,
    page: filter.page,
    pageSize: searchPageSize,
  }
}

async function answerDocuments(request: WebRequest) {
  const { db, publicUrl, now, page } = asked(request)
  const { words, kind, issuer, year, topic } = request.query
  const filter = lawSearchFilterOf(given({ q: words, loai: kind, 'co-quan': issuer, nam: year, 'chu-de': topic }))
  const { documents, total } = await listDocuments(db, { ...filter, words: filter.text }, page)
  const relations = await listRelationsOn(
    db,
    documents.map(({ id }) => id),
  )
  return {
    documents: documents.map((one) => sayDocument(one, statusOn(now, one, relations.get(one.id) ?? []), publicUrl)),
    total,
    page,
    pageSize: documentsPageSize,
  }
}

async function answerDocument(request: WebRequest) {
  const { db, publicUrl, page } = asked(request)
  const day = dayOf(request)
  const document = await documentOf(db, request)
  const [relations, { lines, total }] = await Promise.all([
    listRelations(db, document.id),
    listContents(db, document.id, { day, page }),
  ])
  const status = statusOn(
    day,
    document,
    relations.filter(({ direction }) => direction === 'acted-on'),
  )
  return {
    ...sayDocument(document, status, publicUrl),
    day,
    signedBy: document.signedBy,
    source: document.source,
    relations: relations.map(({ direction, kind, by, scope, fromDay, toDay, state }) => ({
      direction,
      kind,
      other: { id: by.slug, number: by.number, name: by.name },
      scope,
      fromDay,
      toDay,
      confirmed: state === 'confirmed',
    })),
    articles: lines.map(({ slug, number, title, headings }) => ({ id: slug, number, title, headings })),
    articlesTotal: total,
    page,
    pageSize: contentsPageSize,
  }
}

async function answerStatus(request: WebRequest) {
  const { db } = asked(request)
  const day = dayOf(request)
  const document = await documentOf(db, request)
  const relations = await listRelationsOn(db, [document.id])
  return { id: document.slug, day, status: sayStatus(statusOn(day, document, relations.get(document.id) ?? [])) }
}

async function answerArticle(request: WebRequest) {
  const { db, publicUrl } = asked(request)
  const day = dayOf(request)
  const document = await documentOf(db, request)
  const article = await findArticle(db, document.id, request.params.article ?? '')
  if (article === undefined) throw refusals.articleNotFound
  const [versions, relations] = await Promise.all([listVersions(db, article.id), listRelationsOn(db, [document.id])])
  const version = versionOn(versions, day)
  const first = { slug: article.slug, fromDay: versions[0]?.fromDay ?? null }
  return sayArticle({
    document,
    article,
    day,
    status: articleStatusOn(day, first, document, relations.get(document.id) ?? []),
    shown: version && { version, text: await loadText(db, version.id) },
    versions,
    publicUrl,
  })
}

function asked({ house, query }: WebRequest): { db: Db; publicUrl: string; now: Day; page: number } {
  const page = /^[1-9]\d{0,3}$/u.test(query.page ?? '') ? Number(query.page) : 1
  return { db: house.database.kysely, publicUrl: house.publicUrl, now: today(house.clock), page }
}

function dayOf({ query, house }: WebRequest): Day {
  const typed = query.day ?? ''
  if (typed === '') return today(house.clock)
  if (!isDay(typed)) throw new Refusal(400, 'Tham số day phải là một ngày có thật, viết YYYY-MM-DD.')
  return typed
}

async function documentOf(db: Db, { params }: WebRequest) {
  const document = await findDocument(db, params.document ?? '')
  if (document === undefined) throw refusals.notFound
  return document
}

function given(query: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
