import { readDay } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { addRelation } from '#domains/library/acts/add-relation.ts'
import { confirmRelation } from '#domains/library/acts/confirm-relation.ts'
import { correctDocument } from '#domains/library/acts/correct-document.ts'
import { dismissRelation } from '#domains/library/acts/dismiss-relation.ts'
import { enterArticleText } from '#domains/library/acts/enter-article-text.ts'
import { previewArticleText } from '#domains/library/acts/preview-article-text.ts'
import { takeBackArticleText } from '#domains/library/acts/take-back-article-text.ts'
import { takeBackRelation } from '#domains/library/acts/take-back-relation.ts'
import { countDeskDocuments, listDeskDocuments, listDeskIssuers } from '#domains/library/desk/desk.queries.ts'
import { loadDeskDocument } from '#domains/library/desk/desk-document.queries.ts'
import { deskFilterOf } from '#domains/library/desk/desk-filter.ts'
import { countDeskWaiting, listWaitingRelations } from '#domains/library/desk/desk-waiting.queries.ts'
import { type RelationSaid, scopeOf } from '#domains/library/desk/relation-decision.ts'
import { loadRelationPage } from '#domains/library/desk/relation-preview.queries.ts'
import { countImportFlaws, listImportRuns, loadImportRun } from '#domains/library/imports/import-runs.queries.ts'
import { articleDeskPage, newTextPage } from '#domains/library/pages/article-desk-page.tsx'
import { deskDocumentPage } from '#domains/library/pages/desk-document-page.tsx'
import { deskPage } from '#domains/library/pages/desk-page.tsx'
import { deskPaths } from '#domains/library/pages/desk-paths.ts'
import { importRunPage, importRunsPage } from '#domains/library/pages/import-runs-page.tsx'
import { relationPage } from '#domains/library/pages/relation-page.tsx'
import { waitingRelationsPage } from '#domains/library/pages/waiting-relations-page.tsx'
import { loadArticleDesk } from '#domains/library/texts/article-page.queries.ts'
import { listLawUploads } from '#domains/library/uploads/law-upload.queries.ts'
import { perform } from '#platform/acts/act.ts'
import { type Routes, read, submit, submitAndShow } from '#platform/http/routes.ts'

const desk = read(
  'keep the library',
  async ({ db, actor, today, query }) => {
    const filter = deskFilterOf(query)
    return {
      filter,
      page: await listDeskDocuments(db, actor, today, filter),
      count: await countDeskDocuments(db, actor, filter),
      waiting: { ...(await countDeskWaiting(db, actor)), flaws: await countImportFlaws(db) },
      issuers: await listDeskIssuers(db, actor),
      uploads: await listLawUploads(db, actor),
    }
  },
  deskPage,
)

const waiting = read(
  'keep the library',
  async ({ db, actor, query }) => ({
    relations: await listWaitingRelations(db, actor, isId(query.sau ?? '') ? query.sau! : null),
    count: (await countDeskWaiting(db, actor)).relations,
  }),
  waitingRelationsPage,
)

const document = read(
  'keep the library',
  ({ db, actor, today, params }) => loadDeskDocument(db, actor, today, idIn(params.documentId)),
  deskDocumentPage,
)

const relation = read(
  'keep the library',
  ({ db, actor, params, query }) => loadRelationPage(db, actor, idIn(params.relationId), saidIn(query)),
  relationPage,
)

/** What was typed to look at what would follow; what cannot be read leaves the value as it stands. */
function saidIn(query: Record<string, string>): Partial<RelationSaid> {
  if (query.fromDay === undefined) return {}
  const scope = scopeOf(query.scope ?? '')
  return {
    fromDay: readDay(query.fromDay) ?? null,
    toDay: readDay(query.toDay ?? '') ?? null,
    ...(scope === undefined ? {} : { scope }),
    source: (query.source ?? '').slice(0, 500),
  }
}

const article = read(
  'keep the library',
  ({ db, actor, params }) => loadArticleDesk(db, actor, idIn(params.documentId), params.articleSlug ?? ''),
  articleDeskPage,
)

const imports = read('keep the library', async ({ db }) => ({ runs: await listImportRuns(db) }), importRunsPage)

const importRun = read(
  'keep the library',
  ({ db, params, query }) => loadImportRun(db, idIn(params.importId), query.loai),
  importRunPage,
)

/** A very long article is some hundred kilobytes. */
const textMbMax = 2

function idIn(param: string | undefined): string {
  return param !== undefined && isId(param) ? param : '00000000-0000-0000-0000-000000000000'
}

/** Bàn biên tập: what a librarian looks at and decides. */
export const deskRoutes: Routes = {
  'GET /nghiep-vu/thu-vien': desk,
  'GET /nghiep-vu/thu-vien/nhap': imports,
  'GET /nghiep-vu/thu-vien/nhap/:importId': importRun,
  'GET /nghiep-vu/thu-vien/quan-he': waiting,
  'GET /nghiep-vu/thu-vien/quan-he/:relationId': relation,
  'POST /nghiep-vu/thu-vien/quan-he/:relationId/xac-nhan': submit(confirmRelation, {
    again: relation,
    to: ({ documentId }) => ({ to: deskPaths.document(documentId), notice: 'Đã xác nhận quan hệ.' }),
  }),
  'POST /nghiep-vu/thu-vien/quan-he/:relationId/bo': submit(dismissRelation, {
    again: relation,
    to: ({ relationId }) => ({ to: deskPaths.relation(relationId), notice: 'Đã bỏ quan hệ; vẫn hoàn tác được.' }),
  }),
  'POST /nghiep-vu/thu-vien/quan-he/:relationId/hoan-tac': submit(takeBackRelation, {
    again: relation,
    to: ({ relationId }) => ({
      to: deskPaths.relation(relationId),
      notice: 'Đã hoàn tác: quan hệ trở lại chờ xác nhận.',
    }),
  }),
  'GET /nghiep-vu/thu-vien/van-ban/:documentId': document,
  'POST /nghiep-vu/thu-vien/van-ban/:documentId/sua': submit(correctDocument, {
    again: document,
    to: ({ documentId }) => ({ to: deskPaths.document(documentId), notice: 'Đã lưu thông tin văn bản.' }),
  }),
  'GET /nghiep-vu/thu-vien/van-ban/:documentId/dieu/:articleSlug': article,
  'POST /nghiep-vu/thu-vien/van-ban/:documentId/dieu/:articleSlug/xem-truoc': submitAndShow(
    'keep the library',
    (by, raw) => perform(previewArticleText, by, raw),
    newTextPage,
    { again: article, sizeMbMax: textMbMax },
  ),
  'POST /nghiep-vu/thu-vien/van-ban/:documentId/dieu/:articleSlug/ban-moi': submit(enterArticleText, {
    again: article,
    sizeMbMax: textMbMax,
    to: ({ documentId, articleSlug }) => ({
      to: deskPaths.article(documentId, articleSlug),
      notice: 'Đã lưu bản chữ mới. Bản trước kết thúc đúng ngày bản này bắt đầu.',
    }),
  }),
  'POST /nghiep-vu/thu-vien/van-ban/:documentId/dieu/:articleSlug/bo-ban-moi': submit(takeBackArticleText, {
    again: article,
    to: ({ documentId, articleSlug }) => ({
      to: deskPaths.article(documentId, articleSlug),
      notice: 'Đã bỏ bản chữ mới nhất; bản trước đọc tiếp như cũ.',
    }),
  }),
  'POST /nghiep-vu/thu-vien/van-ban/:documentId/quan-he': submit(addRelation, {
    again: document,
    to: ({ relationId }) => ({
      to: deskPaths.relation(relationId),
      notice: 'Đã ghi quan hệ. Hãy xem điều gì sẽ đổi rồi xác nhận.',
    }),
  }),
}
