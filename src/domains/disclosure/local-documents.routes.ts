import { isId } from '#base/ids.ts'
import { findChoiceBody, listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { checkDocument } from '#domains/disclosure/acts/check-document.ts'
import { dropDocument } from '#domains/disclosure/acts/drop-document.ts'
import { enterDocument } from '#domains/disclosure/acts/enter-document.ts'
import { issueDocument } from '#domains/disclosure/acts/issue-document.ts'
import { shareDraft } from '#domains/disclosure/acts/share-draft.ts'
import { undoDocumentStep } from '#domains/disclosure/acts/undo-document-step.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import { localDocumentRefusals } from '#domains/disclosure/local-document.ts'
import { localDocumentFilterOf } from '#domains/disclosure/local-document-filter.ts'
import {
  listLocalDocuments,
  listRegisterBodies,
  loadLocalDocumentPage,
} from '#domains/disclosure/local-documents.queries.ts'
import { localDocumentPage } from '#domains/disclosure/pages/local-document-page.tsx'
import { localDocumentsPage } from '#domains/disclosure/pages/local-documents-page.tsx'
import { type Routes, read, submit } from '#platform/http/routes.ts'

const list = read(
  'read disclosures',
  async ({ db, actor, query, today }) => {
    const filter = localDocumentFilterOf(query)
    const { bodies } = await listRegisterBodies(db, actor, undefined)
    return {
      filter,
      ...(await listLocalDocuments(db, actor, filter, today)),
      choice: await listChoiceBodies(db, actor, 'read disclosures', query['tim-co-quan']),
      body:
        filter.bodyId === undefined ? undefined : await findChoiceBody(db, actor, 'read disclosures', filter.bodyId),
      bodies,
    }
  },
  localDocumentsPage,
)

const one = read(
  'read disclosures',
  ({ db, actor, params }) => {
    if (!isId(params.documentId ?? '')) throw localDocumentRefusals.notFound
    return loadLocalDocumentPage(db, actor, params.documentId!)
  },
  localDocumentPage,
)

const toOne = (notice: string) => (document: { id: string }) => ({
  to: disclosurePaths.document(document.id),
  notice,
})

const step = (name: Parameters<typeof disclosurePaths.documentStep>[1]) =>
  `POST ${disclosurePaths.documentStep(':documentId', name)}` as const

/** Văn bản quy phạm pháp luật của xã, at the desk. */
export const localDocumentsRoutes: Routes = {
  [`GET ${disclosurePaths.documents}`]: list,
  [`POST ${disclosurePaths.documents}`]: submit(enterDocument, { again: list, to: toOne('Đã ghi vào sổ.') }),
  [`GET ${disclosurePaths.document(':documentId')}`]: one,
  [step('sua')]: submit(enterDocument, { again: one, to: toOne('Đã lưu văn bản.') }),
  [step('du-thao')]: submit(shareDraft, { again: one, to: toOne('Đã ghi truyền thông dự thảo.') }),
  [step('ban-hanh')]: submit(issueDocument, {
    again: one,
    to: toOne('Đã ghi ban hành. Văn bản nằm trong danh mục công khai.'),
  }),
  [step('tu-kiem-tra')]: submit(checkDocument, { again: one, to: toOne('Đã ghi tự kiểm tra.') }),
  [step('thoi-ban-hanh')]: submit(dropDocument, { again: one, to: toOne('Đã ghi không còn phải ban hành.') }),
  [step('bo-buoc')]: submit(undoDocumentStep, { again: one, to: toOne('Đã bỏ ghi bước này.') }),
}
