import { sql } from 'kysely'
import { type FlawKind, flawNames } from '#domains/library/imports/import-flaws.ts'
import { refusals } from '#domains/library/imports/import-run.ts'
import type { Db } from '#platform/database/database.ts'

export type ImportRunRow = {
  id: string
  fileName: string
  kind: 'codification' | 'article-list' | 'document'
  state: 'running' | 'stopped' | 'done' | 'refused'
  position: number
  total: number
  added: number
  changed: number
  unchanged: number
  refusal: string
  begunAt: Date
  finishedAt: Date | null
  /** What is wrong with the source, all kinds together. */
  flaws: number
}

const runsShown = 100
const columns = sql`law_import.id, law_import.file_name as "fileName", law_import.kind, law_import.state, law_import.position, law_import.total,
  law_import.added, law_import.changed, law_import.unchanged, law_import.refusal, law_import.begun_at as "begunAt", law_import.finished_at as "finishedAt",
  (select coalesce(sum(count), 0)::int from law_import_flaw_count counted where counted.import_id = law_import.id) as flaws`

/** The latest first; texts come in from the command line, and are watched here. */
export async function listImportRuns(db: Db): Promise<ImportRunRow[]> {
  const { rows } = await sql<ImportRunRow>`
    select ${columns} from law_import order by law_import.begun_at desc, law_import.id limit ${runsShown}`.execute(db)
  return rows
}

export type FlawCount = { kind: FlawKind; count: number }
export type FlawExample = { place: string; note: string }

export type ImportRunProps = {
  run: ImportRunRow
  counts: FlawCount[]
  /** The kind whose places are listed; null where the source has no flaw. */
  kind: FlawKind | null
  examples: FlawExample[]
}

const examplesShown = 200

/** One run: what was wrong, kind by kind, with places of the kind that is asked for or of the commonest. */
export async function loadImportRun(db: Db, id: string, asked: string | undefined): Promise<ImportRunProps> {
  const { rows } = await sql<ImportRunRow>`select ${columns} from law_import where law_import.id = ${id}`.execute(db)
  if (rows[0] === undefined) throw refusals.notFound
  const counted = await sql<{ kind: string; count: number }>`
    select kind, count from law_import_flaw_count where import_id = ${id} order by count desc, kind`.execute(db)
  const counts = counted.rows.filter((one): one is FlawCount => Object.hasOwn(flawNames, one.kind))
  const kind = counts.find((one) => one.kind === asked)?.kind ?? counts[0]?.kind ?? null
  const examples = await sql<FlawExample>`
    select place, note from law_import_flaw where import_id = ${id} and kind = ${kind} order by ordinal limit ${examplesShown}`.execute(
    db,
  )
  return { run: rows[0], counts, kind, examples: examples.rows }
}

/** Flaws of the latest finished run of each file: what waits to be looked at. */
export async function countImportFlaws(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(counted.count), 0)::int as count from law_import_flaw_count counted
    where counted.import_id in (
      select distinct on (sha256) id from law_import where state = 'done' order by sha256, finished_at desc nulls last)`.execute(
    db,
  )
  return rows[0]!.count
}
