import { type Selectable, sql } from 'kysely'
import { whereKeepsBody } from '#domains/library/desk/keeping.queries.ts'
import { refusals as keepingRefusals, keeps } from '#domains/library/desk/keeping.ts'
import { type LawDraft, openDoubts } from '#domains/library/uploads/law-draft.ts'
import type { LawUploadTable } from '#domains/library/uploads/law-upload.tables.ts'
import { type AdoptedLaw, type LawUploadState, refusals } from '#domains/library/uploads/law-upload.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'
import type { Holder, Location } from '#platform/permission/permission.ts'

export type LawUpload = Selectable<LawUploadTable>
/** One that was read. */
export type ReadLawUpload = LawUpload & { draft: LawDraft }

/** «Not there» and «not yours» are one answer. */
export async function loadLawUpload(db: Db, actor: Holder, id: string): Promise<LawUpload> {
  const { rows } = await sql<LawUpload>`
    select law_upload.* from law_upload where law_upload.id = ${id} and ${whereKeepsBody(actor, 'law_upload.keeper_body_id')}`.execute(
    db,
  )
  if (rows[0] === undefined) throw refusals.notFound
  return rows[0]
}

/** For correcting or adopting: locked, read, and at the version that the form was made for. */
export async function loadLawUploadToChange(
  tx: Tx,
  actor: Actor,
  form: { uploadId: string; version: number },
): Promise<ReadLawUpload> {
  await tx.selectFrom('law_upload').select('id').where('id', '=', form.uploadId).forUpdate().execute()
  const upload = await loadLawUpload(tx, actor, form.uploadId)
  if (upload.state !== 'read' || upload.draft === null) throw refusals.notRead
  if (upload.draft_version !== form.version) throw refusals.changedMeanwhile
  return { ...upload, draft: upload.draft }
}

export async function saveLawDraft(tx: Tx, upload: LawUpload, draft: LawDraft): Promise<void> {
  await tx
    .updateTable('law_upload')
    .set({ draft: json(draft), draft_version: upload.draft_version + 1, open_doubts: openDoubts(draft).length })
    .where('id', '=', upload.id)
    .execute()
}

/** `adopted` and its document: set together, or taken away together. */
export async function setUploadState(
  tx: Tx,
  id: string,
  state: LawUploadState,
  adopted: AdoptedLaw | null = null,
): Promise<void> {
  await tx
    .updateTable('law_upload')
    .set({ state, adopted: adopted === null ? null : json(adopted), document_id: adopted?.documentId ?? null })
    .where('id', '=', id)
    .execute()
}

/** The body that will keep it, or the whole system; refuses where the person keeps nothing there. */
export async function checkKeeper(db: Db, actor: Holder, bodyId: string | null): Promise<void> {
  const keeper = bodyId === null ? null : await findLocation(db, bodyId)
  if (keeper === undefined || !keeps(actor, keeper)) throw keepingRefusals.notKept
}

async function findLocation(db: Db, bodyId: string): Promise<Location | undefined> {
  return db
    .selectFrom('body')
    .select(['id as bodyId', 'path as bodyPath', 'place_path as placePath'])
    .where('id', '=', bodyId)
    .executeTakeFirst()
}
