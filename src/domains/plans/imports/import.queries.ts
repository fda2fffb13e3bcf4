import { sql } from 'kysely'
import type {
  ImportColumn,
  ImportState,
  ProgressMeant,
  RowProblem,
  RowState,
} from '#domains/plans/imports/progress-import.ts'
import { mayStillUndo, refusals } from '#domains/plans/imports/progress-import.ts'
import type { CellInput } from '#engines/spreadsheets/sheet.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

export type ImportSummary = {
  id: string
  fileName: string
  state: ImportState
  startedAt: Date
  writtenAt: Date | null
  counts: Record<RowState, number>
}

export type ImportRowShown = {
  line: number
  state: RowState
  taskId: string | null
  taskPath: string
  taskText: string | null
  meant: ProgressMeant | null
  problems: RowProblem[]
  warnings: string[]
}

export type ImportPageProps = ImportSummary & {
  refusal: string | null
  doubts: string[]
  sheetName: string
  columns: ImportColumn[]
  progress: { done: number; total: number; note: string } | null
  failed: ImportRowShown[]
  /** Rows that would be or were written, or were left as they are, the first of them. */
  good: ImportRowShown[]
  mayUndo: boolean
}

export const shownRowsMax = 100
const historyMax = 50

/** One's own sendings, latest first. */
export async function listImports(db: Db, actor: Actor): Promise<ImportSummary[]> {
  return summaries(db, actor, sql`true`)
}

async function summaries(db: Db, actor: Actor, condition: ReturnType<typeof sql>): Promise<ImportSummary[]> {
  const { rows } = await sql<Omit<ImportSummary, 'counts'> & { counts: Partial<Record<RowState, number>> | null }>`
    select i.id, i.file_name as "fileName", i.state, i.started_at as "startedAt", i.written_at as "writtenAt",
      (select jsonb_object_agg(counted.state, counted.count) from (
        select r.state, count(*) as count from progress_import_row r where r.import_id = i.id group by r.state) counted) as counts
    from progress_import i where i.started_by = ${actor.personId} and ${condition}
    order by i.started_at desc, i.id desc limit ${historyMax}`.execute(db)
  return rows.map((row) => ({ ...row, counts: { ...noCounts, ...row.counts } }))
}

const noCounts: Record<RowState, number> = {
  ready: 0,
  unchanged: 0,
  failed: 0,
  repeated: 0,
  written: 0,
  undone: 0,
  kept: 0,
}

export async function loadImportPage(db: Db, actor: Actor, now: Date, id: string): Promise<ImportPageProps> {
  const [summary] = await summaries(db, actor, sql`i.id = ${id}`)
  if (summary === undefined) throw refusals.notFound
  const given = await db
    .selectFrom('progress_import')
    .select(['refusal', 'doubts', 'sheet_name', 'columns', 'job_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    ...summary,
    refusal: given.refusal,
    doubts: given.doubts,
    sheetName: given.sheet_name,
    columns: given.columns,
    progress: await findJobProgress(db, given.job_id),
    failed: await listRows(db, id, ['failed']),
    good: await listRows(db, id, ['ready', 'written', 'kept', 'undone', 'repeated']),
    mayUndo: mayStillUndo(summary, now),
  }
}

/** Whether a page still waits, and how far the work is: what it asks every second. */
export async function findImportProgress(db: Db, actor: Actor, id: string) {
  const row = await db
    .selectFrom('progress_import')
    .select(['state', 'job_id'])
    .where('id', '=', id)
    .where('started_by', '=', actor.personId ?? '')
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  const progress = await findJobProgress(db, row.job_id)
  return { waits: isWaiting(row.state), done: progress?.done ?? 0, total: progress?.total ?? 0 }
}

export function isWaiting(state: ImportState): boolean {
  return state === 'queued' || state === 'writing' || state === 'undoing'
}

async function findJobProgress(db: Db, jobId: string | null) {
  const job =
    jobId === null
      ? undefined
      : await db
          .selectFrom('job')
          .select(['progress_done', 'progress_total', 'progress_note'])
          .where('id', '=', jobId)
          .executeTakeFirst()
  return job === undefined
    ? null
    : { done: job.progress_done ?? 0, total: job.progress_total ?? 0, note: job.progress_note ?? '' }
}

/** The text of a task only where the row was understood to be about it: an unknown one and one out of reach look alike. */
async function listRows(db: Db, importId: string, states: RowState[]): Promise<ImportRowShown[]> {
  const { rows } = await sql<ImportRowShown>`
    select r.line, r.state, r.task_id as "taskId", r.task_path as "taskPath", task.text as "taskText", r.meant, r.problems, r.warnings
    from progress_import_row r left join task on task.id = r.task_id
    where r.import_id = ${importId} and r.state = any(${states}) order by r.line limit ${shownRowsMax}`.execute(db)
  return rows
}

export type FailedRow = { line: number; cells: CellInput[]; problems: RowProblem[] }

/** The rows that failed, as they stood in the file, on from behind one of them. */
export async function listFailedAfter(
  db: Db,
  importId: string,
  after: FailedRow | undefined,
  limit: number,
): Promise<FailedRow[]> {
  const { rows } = await sql<FailedRow>`
    select line, cells, problems from progress_import_row
    where import_id = ${importId} and state = 'failed' and line > ${after?.line ?? 0} order by line limit ${limit}`.execute(
    db,
  )
  return rows
}
