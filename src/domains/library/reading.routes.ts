import { readDay } from '#base/day.ts'
import { sayArticleUnclear } from '#domains/library/acts/say-article-unclear.ts'
import { type Article, versionOn } from '#domains/library/article.ts'
import { articleStatusOn } from '#domains/library/article-status.ts'
import { refusals } from '#domains/library/document.ts'
import { statusOn } from '#domains/library/document-status.ts'
import { listGuidesLeaningOn } from '#domains/library/guides/guides.queries.ts'
import { lawPath } from '#domains/library/law-paths.ts'
import { findListen } from '#domains/library/listening/listen.queries.ts'
import { type ArticlePageProps, articlePage } from '#domains/library/pages/article-page.tsx'
import type { AsAt } from '#domains/library/pages/as-at-form.tsx'
import { changesPage } from '#domains/library/pages/changes-page.tsx'
import { type DocumentPageProps, documentPage } from '#domains/library/pages/document-page.tsx'
import { relationsPage, relationsPageSize } from '#domains/library/pages/relations-page.tsx'
import { blocksAt, textBlocksOf, textPagesOf } from '#domains/library/reading/article-text.ts'
import { listTextLinks } from '#domains/library/reading/cited-places.queries.ts'
import type { ReadDocument } from '#domains/library/reading/read-document.ts'
import {
  contentsPageSize,
  findArticle,
  findDocument,
  findLibraryDay,
  findNeighbours,
  listContents,
  listRelations,
  listVersions,
  loadText,
} from '#domains/library/reading/reading.queries.ts'
import { versionChanges } from '#domains/library/reading/version-changes.ts'
import { sayUnclear } from '#domains/library/unclear/say-unclear.ts'
import { today } from '#platform/clock.ts'
import type { Db } from '#platform/database/database.ts'
import { open, type Routes, submitWith } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'

const article = open(loadArticlePage, articlePage)

const unclear = submitWith('anyone', sayUnclear(sayArticleUnclear), {
  public: true,
  again: article,
  to: (place) => ({
    to: lawPath(place),
    notice: 'Cảm ơn bạn. Người giữ văn bản sẽ thấy chỗ này để soạn hướng dẫn cho dễ hiểu.',
  }),
})

/** What citizens read: a document, its articles, one khoản or điểm, as at any day. No one signs in. */
export const readingRoutes: Routes = {
  'GET /phap-luat/:document': open(loadDocumentPage, documentPage),
  'GET /phap-luat/:document/quan-he': open(loadRelationsPage, relationsPage),
  'GET /phap-luat/:document/:article': article,
  'POST /phap-luat/:document/:article/chua-hieu': unclear,
  'GET /phap-luat/:document/:article/thay-doi': open(loadChangesPage, changesPage),
  'GET /phap-luat/:document/:article/:part': open(loadArticlePage, articlePage),
  'GET /phap-luat/:document/:article/:part/:point': open(loadArticlePage, articlePage),
}

async function loadDocumentPage(request: WebRequest): Promise<DocumentPageProps> {
  const db = request.house.database.kysely
  const document = await documentOf(db, request)
  const asAt = asAtOf(request)
  const page = pageOf(request)
  const [relations, contents, libraryDay] = await Promise.all([
    listRelations(db, document.id),
    listContents(db, document.id, { day: asAt.day, page }),
    findLibraryDay(db),
  ])
  if (page > Math.max(1, Math.ceil(contents.total / contentsPageSize))) throw refusals.articleNotFound
  return {
    document,
    relations,
    status: statusOn(asAt.day, document, actedOn(relations)),
    contents: { ...contents, page },
    asAt,
    libraryDay,
    publicUrl: request.house.publicUrl,
  }
}

async function loadRelationsPage(request: WebRequest) {
  const db = request.house.database.kysely
  const document = await documentOf(db, request)
  const relations = await listRelations(db, document.id)
  const last = Math.max(1, Math.ceil(relations.length / relationsPageSize))
  return { document, relations, page: Math.min(pageOf(request), last) }
}

async function loadArticlePage(request: WebRequest): Promise<ArticlePageProps> {
  const db = request.house.database.kysely
  const { document, article } = await articleOf(db, request)
  const focus = focusOf(request)
  const asAt = asAtOf(request)
  const listenTo = lawPath({ document: document.slug, article: article.slug, clause: focus?.clause })
  const clause = focus?.clause
  const [relations, versions, neighbours, libraryDay, guides, listen] = await Promise.all([
    listRelations(db, document.id),
    listVersions(db, article.id),
    findNeighbours(db, article),
    findLibraryDay(db),
    listGuidesLeaningOn(db, { documentId: document.id, articleSlug: article.slug, ...(clause ? { clause } : {}) }),
    asAt.isToday ? findListen(request.house, db, listenTo, asAt.day) : null,
  ])
  const version = versionOn(versions, asAt.day)
  const text = version === undefined ? '' : await loadText(db, version.id)
  const blocks = textBlocksOf(text)
  const pages = textPagesOf(text, blocks)
  const asked = focus && blocksAt(blocks, focus.clause, focus.point)
  const pageOfAsked = pages.findIndex((each) => each.some(({ start }) => start === asked?.[0]?.start)) + 1
  const page = Math.min(
    request.query.trang === undefined && pageOfAsked > 0 ? pageOfAsked : pageOf(request),
    pages.length,
  )
  const reading = {
    documentId: document.id,
    documentSlug: document.slug,
    articleSlug: article.slug,
    day: asAt.day,
    asAt: asAt.isToday ? undefined : asAt.day,
  }
  return {
    document,
    article,
    status: articleStatusOn(
      asAt.day,
      { slug: article.slug, fromDay: versions[0]?.fromDay ?? null },
      document,
      actedOn(relations),
    ),
    versions,
    shown: version && { version, text, links: await listTextLinks(db, text, reading) },
    blocks: pages[page - 1]!,
    textPage: { page, pages: pages.length },
    focus: focus && { ...focus, blocks: textPagesOf(text, asked ?? [])[0]! },
    neighbours,
    guides,
    listen,
    asAt,
    libraryDay,
    publicUrl: request.house.publicUrl,
  }
}

async function loadChangesPage(request: WebRequest) {
  const db = request.house.database.kysely
  const { document, article } = await articleOf(db, request)
  const versions = await listVersions(db, article.id)
  const after = versionOn(versions, asAtOf(request).day)
  const before = after && versions[versions.indexOf(after) - 1]
  if (after === undefined || before === undefined) return { document, article, compared: undefined }
  const [old, fresh] = await Promise.all([loadText(db, before.id), loadText(db, after.id)])
  const changes = versionChanges({ title: before.title, text: old }, { title: after.title, text: fresh })
  return { document, article, compared: { before, after, changes } }
}

async function documentOf(db: Db, { params }: WebRequest): Promise<ReadDocument> {
  const document = await findDocument(db, params.document ?? '')
  if (document === undefined) throw refusals.notFound
  return document
}

async function articleOf(db: Db, request: WebRequest): Promise<{ document: ReadDocument; article: Article }> {
  const document = await documentOf(db, request)
  const article = await findArticle(db, document.id, request.params.article ?? '')
  if (article === undefined) throw refusals.articleNotFound
  return { document, article }
}

/** `khoan-1`, `khoan-1/diem-a`, or `diem-a` where the article has no khoản. Throws `articleNotFound` for anything else. */
function focusOf({ params: { part, point } }: WebRequest): { clause: string | null; point: string | null } | undefined {
  if (part === undefined) return undefined
  const clause = /^khoan-(\d{1,3}(?:dd|[a-z])?)$/u.exec(part)?.[1]
  const letter = /^diem-((?:dd|[a-z])\d{0,2})$/u.exec(point ?? part)?.[1]
  if ((clause === undefined) === (point === undefined) && letter === undefined) throw refusals.articleNotFound
  if (point !== undefined && (clause === undefined || letter === undefined)) throw refusals.articleNotFound
  return { clause: withStroke(clause), point: withStroke(letter) }
}

function withStroke(slug: string | undefined): string | null {
  return slug?.replace('dd', 'đ') ?? null
}

function asAtOf({ query, house }: WebRequest): AsAt {
  const typed = (query.ngay ?? '').slice(0, 20).trim()
  const now = today(house.clock)
  const day = typed === '' ? now : readDay(typed)
  return { day: day ?? now, typed, isWrong: day === undefined, isToday: day === undefined || day === now }
}

const pagesMax = 10_000

function pageOf({ query }: WebRequest): number {
  const page = /^\d{1,5}$/u.test(query.trang ?? '') ? Number(query.trang) : 1
  return Math.min(Math.max(1, page), pagesMax)
}

function actedOn<Relation extends { direction: string }>(relations: readonly Relation[]): Relation[] {
  return relations.filter(({ direction }) => direction === 'acted-on')
}
