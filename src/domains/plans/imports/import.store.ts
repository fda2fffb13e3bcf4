import { type Selectable, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { ProgressTable } from '#domains/plans/imports/find-table.ts'
import type { ProgressImportRowTable, ProgressImportTable } from '#domains/plans/imports/import.tables.ts'
import { judgeRow, type Target } from '#domains/plans/imports/judge-row.ts'
import { fingerprintOf, refusals } from '#domains/plans/imports/progress-import.ts'
import type { ReadProgressRow } from '#domains/plans/imports/read-progress-row.ts'
import { obligationOf } from '#domains/plans/obligation.store.ts'
import type { ObligationTable, PlanState } from '#domains/plans/plans.tables.ts'
import type { Task } from '#domains/plans/task.ts'
import { whereMayOnTask } from '#domains/plans/task-reach.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'

export type ProgressImport = Selectable<ProgressImportTable>
export type ImportRow = Selectable<ProgressImportRowTable>

/** Of one's own; refuses as «not found» for those of others. */
export async function loadImport(db: Db, actor: Pick<Actor, 'personId'>, id: string): Promise<ProgressImport> {
  const row = await db
    .selectFrom('progress_import')
    .selectAll()
    .where('id', '=', id)
    .where('started_by', '=', actor.personId ?? '')
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return row
}

export const rowsAtOnce = 500

/** What would become of each row that was read, for this person, now. Nothing is written but the import itself. */
export async function tryRows(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  importId: string,
  read: readonly ReadProgressRow[],
): Promise<ProgressImportRowTableInsert[]> {
  const meant = read.flatMap((row) => (row.meant === null ? [] : [row.meant]))
  const targets = await findTargets(
    db,
    actor,
    meant.map(({ obligationId }) => obligationId),
  )
  const written = await findWritten(db, meant.map(fingerprintOf))
  return read.map((row) => triedRow(row, importId, targets, written))
}

type ProgressImportRowTableInsert = Parameters<typeof insertRows>[1][number]

type FoundTarget = Target & { taskId: string; path: string }

function triedRow(
  row: ReadProgressRow,
  importId: string,
  targets: ReadonlyMap<string, FoundTarget>,
  written: ReadonlySet<string>,
) {
  const { line, cells, meant, isBlank } = row
  const target = meant === null ? undefined : targets.get(meant.obligationId)
  const fingerprint = meant === null ? null : fingerprintOf(meant)
  const problems = [...row.problems]
  const warnings = [...row.warnings]
  let state: ImportRow['state'] = isBlank ? 'unchanged' : 'failed'
  if (meant !== null && problems.length === 0) {
    const verdict = judgeRow(meant, target, written.has(fingerprint!))
    state = verdict.kind === 'write' ? 'ready' : verdict.kind
    if (verdict.kind === 'failed') problems.push({ address: `dòng ${line}`, sentence: verdict.sentence })
    if (verdict.kind === 'repeated') warnings.push(verdict.sentence)
  }
  return {
    import_id: importId,
    line,
    state,
    cells: json(cells),
    meant: meant === null ? null : json(meant),
    // a row that failed says nothing about what may lie outside of one's reach
    task_id: target?.taskId ?? null,
    obligation_id: target?.obligation.id ?? null,
    task_path: target?.path ?? '',
    fingerprint,
    problems: json(problems),
    warnings: json(warnings),
  }
}

export async function insertRows(tx: Tx, rows: readonly ReturnType<typeof triedRow>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    await tx
      .insertInto('progress_import_row')
      .values(rows.slice(start, start + rowsAtOnce))
      .execute()
}

export async function saveTable(tx: Tx, id: string, { sheetName, columns, doubts }: ProgressTable): Promise<void> {
  await tx
    .updateTable('progress_import')
    .set({
      state: 'tried',
      sheet_name: sheetName.slice(0, 200),
      columns: json(columns.map(({ head, part }) => ({ head, part }))),
      doubts,
    })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute()
}

/** The obligations among these on which the person may work, by id. */
async function findTargets(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FoundTarget>> {
  const found = new Map<string, FoundTarget>()
  for (let start = 0; start < ids.length; start += rowsAtOnce) {
    const some = ids.slice(start, start + rowsAtOnce)
    const { rows } = await sql<Selectable<ObligationTable> & TaskColumns>`
      select o.*, task.path, task.dropped_at, plan.state as plan_state
      from obligation o join task on task.id = o.task_id join plan on plan.id = task.plan_id
      where o.id = any(${some}::uuid[]) and ${whereMayOnTask(actor, 'work on tasks')}`.execute(db)
    for (const row of rows)
      found.set(row.id, { obligation: obligationOf(row), closed: closedOf(row), taskId: row.task_id, path: row.path })
  }
  return found
}

type TaskColumns = { path: string; dropped_at: Date | null; plan_state: PlanState }

function closedOf({ dropped_at, plan_state }: TaskColumns): Task['closed'] {
  return dropped_at !== null ? 'dropped' : plan_state === 'replaced' ? 'replaced' : null
}

/** Which of these rows were written already, by anybody, in any file. */
export async function findWritten(db: Db, fingerprints: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (let start = 0; start < fingerprints.length; start += rowsAtOnce) {
    const rows = await db
      .selectFrom('progress_import_row')
      .select('fingerprint')
      .where('fingerprint', 'in', fingerprints.slice(start, start + rowsAtOnce))
      .where('state', 'in', ['written', 'kept'])
      .execute()
    for (const row of rows) found.add(row.fingerprint!)
  }
  return found
}

/** The next lines in a state, in the order of the file. */
export async function listLines(db: Db, importId: string, state: ImportRow['state'], limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('progress_import_row')
    .select('line')
    .where('import_id', '=', importId)
    .where('state', '=', state)
    .orderBy('line')
    .limit(limit)
    .execute()
  return rows.map(({ line }) => line)
}

export async function countLines(db: Db, importId: string, state: ImportRow['state']): Promise<number> {
  const { count } = await db
    .selectFrom('progress_import_row')
    .select((on) => on.fn.countAll<number>().as('count'))
    .where('import_id', '=', importId)
    .where('state', '=', state)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What was in old files is forgotten; what was written of it stays. */
export async function forgetImports(db: Db, before: Day): Promise<void> {
  await db
    .deleteFrom('progress_import')
    .where('started_at', '<', new Date(`${before}T00:00:00+07:00`))
    .execute()
}

/** Nobody may write them any more: each says why. */
export async function failReadyRows(db: Db, importId: string, sentence: string): Promise<void> {
  await sql`
    update progress_import_row
    set state = 'failed', problems = problems || jsonb_build_array(jsonb_build_object('address', 'dòng ' || line, 'sentence', ${sentence}::text))
    where import_id = ${importId} and state = 'ready'`.execute(db)
}

export async function keepWrittenRows(db: Db, importId: string, sentence: string): Promise<void> {
  await sql`
    update progress_import_row set state = 'kept', warnings = warnings || jsonb_build_array(${sentence}::text)
    where import_id = ${importId} and state = 'written'`.execute(db)
}
