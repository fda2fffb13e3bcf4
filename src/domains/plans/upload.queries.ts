import { sql } from 'kysely'
import { type Day, readDay } from '#base/day.ts'
import { compareDraft } from '#domains/plans/adoption.ts'
import { listReadCitations, type PlanCitation } from '#domains/plans/cited-laws/cited-law.queries.ts'
import type { Comparison } from '#domains/plans/compare-plans.ts'
import { type Doubt, doubtsOf } from '#domains/plans/draft-doubts.ts'
import { listComparableTasks } from '#domains/plans/plan.store.ts'
import { loadUpload, type PlanUpload } from '#domains/plans/plan-upload.store.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may, whereMay } from '#platform/permission/permission.ts'

export type UploadPageProps = {
  upload: PlanUpload
  bodyName: string
  uploaderName: string
  progress: { done: number; total: number; note: string } | null
  doubts: Doubt[]
  /** Names of the bodies that the draft stands for, by id. */
  bodyNames: Record<string, string>
  /** Bodies that an officer may choose for a name that was not found. */
  choices: { id: string; name: string }[]
  comparison: Comparison | null
  amended: { id: string; title: string; number: string | null } | null
  planId: string | null
  correctionCount: number
  mayAdopt: boolean
  /** What the document cites, each with how it stands on the day it counts for. */
  citations: PlanCitation[]
  citedOn: Day
}

const choicesMax = 300

export async function loadUploadPage(db: Db, actor: Actor, today: Day, id: string): Promise<UploadPageProps> {
  const upload = await loadUpload(db, actor, 'upload plans', id)
  const { draft, reading } = upload
  const body = await db
    .selectFrom('body')
    .select(['id', 'name', 'path', 'place_path'])
    .where('id', '=', upload.body_id)
    .executeTakeFirstOrThrow()
  const uploader = await db
    .selectFrom('person')
    .select('name')
    .where('id', '=', upload.uploaded_by)
    .executeTakeFirstOrThrow()
  const plan = await db
    .selectFrom('plan')
    .select('id')
    .where('upload_id', '=', id)
    .where('state', '<>', 'undone')
    .executeTakeFirst()
  const amended =
    upload.amends_plan_id === null
      ? undefined
      : await db
          .selectFrom('plan')
          .innerJoin('body', 'body.id', 'plan.body_id')
          .select(['plan.id', 'plan.title', 'plan.number'])
          .where('plan.id', '=', upload.amends_plan_id)
          .where(whereMay(actor, 'read tasks', 'body'))
          .executeTakeFirst()
  const counted = await db
    .selectFrom('plan_correction')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('upload_id', '=', id)
    .executeTakeFirstOrThrow()
  const choices = await listChoices(db, body)
  const ids = [
    ...new Set(
      [
        ...(draft?.tasks ?? []).flatMap((task) => [...task.leads, ...task.partners]),
        ...(draft?.reports ?? []).flatMap((report) => report.who),
      ].flatMap((one) => [...one.bodyIds.slice(0, 4), ...one.candidates]),
    ),
  ]
  const citedOn = readDay(draft?.header.date ?? '') ?? today
  return {
    upload,
    bodyName: body.name,
    uploaderName: uploader.name,
    progress: await findReadingProgress(db, upload),
    doubts: draft === null || reading === null ? [] : doubtsOf(draft, reading),
    bodyNames: await namesOf(db, ids),
    choices,
    comparison:
      amended === undefined || draft === null
        ? null
        : compareDraft(draft, await listComparableTasks(db, amended.id), today),
    amended: amended ?? null,
    planId: plan?.id ?? null,
    correctionCount: counted.count,
    citations: reading === null ? [] : await listReadCitations(db, reading.citations, citedOn),
    citedOn,
    mayAdopt: may(actor, 'adopt plans', { bodyId: body.id, bodyPath: body.path, placePath: body.place_path }),
  }
}

/** How far the reading of a queued document is; null when it does not wait. What a waiting page asks every second. */
export async function findReadingProgress(
  db: Db,
  { state, job_id }: Pick<PlanUpload, 'state' | 'job_id'>,
): Promise<UploadPageProps['progress']> {
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

/** Bodies near the issuer: its own, those below it, those of its place and of the province above. */
async function listChoices(db: Db, body: { path: string; place_path: string }) {
  const province = `${body.place_path.split('/')[0]}/`
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from body
    where to_day is null and (path like ${`${body.path}%`} or place_path = ${province} or (place_path = ${body.place_path}))
    order by (path like ${`${body.path}%`}) desc, sort_key limit ${choicesMax}`.execute(db)
  return rows
}

async function namesOf(db: Db, ids: string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {}
  const rows = await db.selectFrom('body').select(['id', 'name']).where('id', 'in', ids).execute()
  return Object.fromEntries(rows.map((row) => [row.id, row.name]))
}

/** Documents that were read and wait to be checked, for «Việc của tôi». */
export async function listUploadsToCheck(
  db: Db,
  actor: Actor,
): Promise<{ id: string; fileName: string; doubts: number }[]> {
  const rows = await db
    .selectFrom('plan_upload')
    .innerJoin('body', 'body.id', 'plan_upload.body_id')
    .select(['plan_upload.id', 'plan_upload.file_name', 'plan_upload.draft', 'plan_upload.reading'])
    .where('plan_upload.state', '=', 'read')
    .where(whereMay(actor, 'upload plans', 'body'))
    .orderBy('plan_upload.uploaded_at', 'desc')
    .limit(10)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    doubts:
      row.draft === null || row.reading === null
        ? 0
        : doubtsOf(row.draft, row.reading).filter((doubt) => !doubt.settled).length,
  }))
}
