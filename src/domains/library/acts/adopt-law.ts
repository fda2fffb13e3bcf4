import { z } from 'zod'
import { showDay } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { lawDraftFields } from '#domains/library/acts/steps/change-law-draft.ts'
import { listArticleTexts } from '#domains/library/article.store.ts'
import { lockDocuments, markChanged } from '#domains/library/desk/desk.store.ts'
import { loadKeptDocument } from '#domains/library/desk/desk-document.queries.ts'
import { addDocument, findDocumentsByNumber, freeSlug } from '#domains/library/document.store.ts'
import type { LawDocument } from '#domains/library/document.ts'
import { findTargets } from '#domains/library/uploads/find-targets.queries.ts'
import { writeArticles, writeRelations } from '#domains/library/uploads/law-adoption.store.ts'
import { faultsOf, planAdoption } from '#domains/library/uploads/law-adoption.ts'
import type { LawDraft } from '#domains/library/uploads/law-draft.ts'
import { loadLawUploadToChange, setUploadState } from '#domains/library/uploads/law-upload.store.ts'
import { type AdoptedLaw, refusals } from '#domains/library/uploads/law-upload.ts'
import { type ActContext, act, FormRefusal } from '#platform/acts/act.ts'

/** Nhập văn bản vào thư viện: a document of its own, or new texts of the articles that changed in a known one; all or nothing. */
export const adoptLaw = act({
  name: 'library.adopt-law',
  may: 'keep the library',
  parse: z.object(lawDraftFields).parse,
  async run(context, form) {
    const { tx, actor, now, today, audit } = context
    const upload = await loadLawUploadToChange(tx, actor, form)
    const { draft } = upload
    const faults = faultsOf(draft)
    if (Object.keys(faults).length > 0) throw new FormRefusal(faults)
    const source = `tệp «${upload.file_name}», ${actor.name} kiểm tra ngày ${showDay(today)}`
    const isNewDocument = draft.adoptAs.how === 'new'
    const document = await documentOf(context, draft, { source, keeperBodyId: upload.keeper_body_id })
    const fromDay = draft.adoptAs.how === 'new' ? document.effectiveOn : draft.adoptAs.fromDay
    const plan = planAdoption(draft, isNewDocument ? [] : await listArticleTexts(tx, document.id), fromDay)
    const changing = plan.outcomes.filter(({ outcome }) => outcome !== 'same').length
    if (!isNewDocument && changing === 0) throw refusals.nothingNew
    const amendedBy =
      isNewDocument || draft.header.kind === 'van-ban-hop-nhat' || draft.header.number === document.number
        ? []
        : [draft.header.number ?? []].flat()
    const written = await writeArticles(tx, plan, { documentId: document.id, fromDay, source, amendedBy, now })
    const relations = isNewDocument
      ? await writeRelations(tx, document, draft.relations, {
          targets: await findTargets(tx, draft.relations, today),
          source,
          now,
        })
      : { ids: [], unknown: 0 }
    await markChanged(tx, [document.id], now)
    const adopted: AdoptedLaw = {
      at: now.toISOString(),
      documentId: document.id,
      isNewDocument,
      ...written,
      relationIds: relations.ids,
    }
    await setUploadState(tx, upload.id, 'adopted', adopted)
    const after = {
      upload: upload.id,
      number: document.number,
      fromDay,
      articles: written.articleIds.length,
      texts: written.versions.length,
      relations: relations.ids.length,
    }
    audit({ subjectKind: 'law-document', subjectId: document.id, bodyId: document.keeperBodyId, after })
    return {
      documentId: document.id,
      texts: written.versions.length,
      relations: relations.ids.length,
      unknown: relations.unknown,
    }
  },
})

type Entered = { source: string; keeperBodyId: string | null }

/** The known one, kept by the actor; or one that did not exist before. */
async function documentOf({ tx, actor, now }: ActContext, draft: LawDraft, entered: Entered): Promise<LawDocument> {
  const { header, adoptAs } = draft
  if (adoptAs.how === 'version') {
    await lockDocuments(tx, [adoptAs.documentId])
    return loadKeptDocument(tx, actor, adoptAs.documentId)
  }
  const same = header.number === null ? [] : await findDocumentsByNumber(tx, header.number)
  if (same.some(({ issuedOn }) => issuedOn === null || issuedOn === header.issuedOn)) throw refusals.knownAlready
  const document: LawDocument = {
    id: newId(now.getTime()),
    slug: await freeSlug(tx, header),
    ...header,
    mark: 'E',
    ...entered,
    version: 0,
  }
  await addDocument(tx, document, now)
  return document
}
