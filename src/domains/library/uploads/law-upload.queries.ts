import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { listArticleTexts } from '#domains/library/article.store.ts'
import { type KeptDocument, loadKeptDocument } from '#domains/library/desk/desk-document.queries.ts'
import { whereKeepsBody } from '#domains/library/desk/keeping.queries.ts'
import { keeps } from '#domains/library/desk/keeping.ts'
import { findTargets, type Target } from '#domains/library/uploads/find-targets.queries.ts'
import { type AdoptionPlan, planAdoption } from '#domains/library/uploads/law-adoption.ts'
import { type LawUpload, loadLawUpload } from '#domains/library/uploads/law-upload.store.ts'
import type { LawUploadState } from '#domains/library/uploads/law-upload.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type LawUploadProps = {
  upload: LawUpload
  progress: { done: number; total: number; note: string } | null
  /** The document that the file is a new text of, where it is one. */
  known: KeptDocument | null
  plan: AdoptionPlan | null
  /** What each relation of the draft leads to; absent: the library does not know it, or knows several. */
  targets: Record<string, Target>
}

export async function loadLawUploadPage(db: Db, actor: Actor, today: Day, id: string): Promise<LawUploadProps> {
  const upload = await loadLawUpload(db, actor, id)
  const { draft } = upload
  const adoptAs = draft?.adoptAs
  const isVersion = upload.state === 'read' && adoptAs?.how === 'version'
  const known = isVersion ? await loadKeptDocument(db, actor, adoptAs.documentId) : null
  return {
    upload,
    progress: await findLawReadingProgress(db, upload),
    known,
    plan:
      known === null || draft === null || !isVersion
        ? null
        : planAdoption(draft, await listArticleTexts(db, known.id), adoptAs.fromDay),
    targets: draft === null ? {} : await findTargets(db, draft.relations, today),
  }
}

/** How far the reading is; null when it does not wait. What a waiting page asks every second. */
export async function findLawReadingProgress(
  db: Db,
  { state, job_id }: Pick<LawUpload, 'state' | 'job_id'>,
): Promise<LawUploadProps['progress']> {
  if (state !== 'queued' || job_id === null) return null
  const job = await db
    .selectFrom('job')
    .select(['progress_done', 'progress_total', 'progress_note'])
    .where('id', '=', job_id)
    .executeTakeFirst()
  return job === undefined
    ? null
    : { done: job.progress_done ?? 0, total: job.progress_total ?? 0, note: job.progress_note ?? '' }
}

export type LawUploadRow = {
  id: string
  fileName: string
  state: LawUploadState
  openDoubts: number
  by: string
  uploadedAt: Date
  keeperName: string | null
}

const uploadsShown = 50

/** Files that wait for somebody: to be read, to be checked, to be sent again. */
export async function listLawUploads(db: Db, actor: Actor): Promise<LawUploadRow[]> {
  const { rows } = await sql<LawUploadRow>`
    select law_upload.id, law_upload.file_name as "fileName", law_upload.state, law_upload.open_doubts as "openDoubts", person.name as by,
      law_upload.uploaded_at as "uploadedAt", coalesce(body.short_name, body.name) as "keeperName"
    from law_upload join person on person.id = law_upload.uploaded_by left join body on body.id = law_upload.keeper_body_id
    where law_upload.state in ('queued', 'read', 'refused') and ${whereKeepsBody(actor, 'law_upload.keeper_body_id')}
    order by law_upload.uploaded_at desc limit ${uploadsShown}`.execute(db)
  return rows
}

export type KeeperChoice = { id: string; name: string }

const keepersMax = 300

/** For whom a person may keep documents: bodies in reach; the whole system is the empty choice, where it is theirs. */
export async function listKeepers(db: Db, actor: Actor): Promise<{ bodies: KeeperChoice[]; mayKeepAll: boolean }> {
  const { rows } = await sql<KeeperChoice>`
    select body.id, body.name from body where body.to_day is null and ${whereMay(actor, 'keep the library', 'body')}
    order by (body.id = ${actor.bodyId}) desc nulls last, body.path limit ${keepersMax}`.execute(db)
  return { bodies: rows, mayKeepAll: keeps(actor, null) }
}
