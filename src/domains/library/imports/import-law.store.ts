import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import { importArticleList } from '#domains/library/imports/import-article-list.store.ts'
import { importCodification } from '#domains/library/imports/import-codification.store.ts'
import { importDocument } from '#domains/library/imports/import-document.store.ts'
import type { FlawBook } from '#domains/library/imports/import-flaws.ts'
import {
  claimImport,
  finishImport,
  leaseSeconds,
  refusals,
  refuseImport,
  stopImport,
} from '#domains/library/imports/import-run.store.ts'
import type { ImportCounts, Importing, ImportRun } from '#domains/library/imports/importing.ts'
import { type LawSource, recognise, type SourceKind } from '#domains/library/imports/law-source.ts'
import type { Db } from '#platform/database/database.ts'

export type ImportOutcome = ImportCounts & { kind: SourceKind; resumedAt: number; flaws: FlawBook }

/**
 * Brings the texts of a file into the library: recognised by what is in it, in chunks, each a transaction. The same file
 * again changes nothing; one that was interrupted goes on where it was. Throws Refusals.
 */
export async function importLaw(
  wish: Omit<Importing, 'run' | 'sourceName'> & { sourceName: (kind: SourceKind) => string },
): Promise<ImportOutcome> {
  const { source, house, signal } = wish
  const kind = await recognise(source)
  const run = await waitForTurn(wish, kind)
  const resumedAt = run.position
  try {
    const { flaws } = await importers[kind]({ ...wish, run, sourceName: wish.sourceName(kind) })
    await house.database.transaction((tx) => finishImport(tx, run, flaws))
    await refreshStatistics(house.database.kysely)
    return { added: run.added, changed: run.changed, unchanged: run.unchanged, kind, resumedAt, flaws }
  } catch (error) {
    const isRefused = error instanceof Refusal && signal?.aborted !== true
    if (isRefused) await refuseImport(house.database.kysely, run, error.message)
    else await stopImport(house.database.kysely, run).catch(() => undefined) // the database itself may be what failed
    throw error
  }
}

/** Nobody else does on the embedded database; without them the planner takes a full library for an empty one. */
async function refreshStatistics(db: Db): Promise<void> {
  await sql`analyze law_document, law_article, law_article_version, law_relation, law_change`.execute(db)
}

const importers: Record<SourceKind, (importing: Importing) => Promise<{ flaws: FlawBook }>> = {
  codification: importCodification,
  'article-list': importArticleList,
  document: importDocument,
}

/** A run that was killed keeps its place for some seconds. */
async function waitForTurn(
  { house, source }: { house: Importing['house']; source: LawSource },
  kind: SourceKind,
): Promise<ImportRun> {
  for (let waited = 0; ; waited += 1) {
    const run = await house.database.transaction((tx) => claimImport(tx, source, kind))
    if (run !== undefined) return run
    const other = await house.database.kysely
      .selectFrom('law_import')
      .select('file_name')
      .where('state', '=', 'running')
      .executeTakeFirst()
    if (waited > leaseSeconds + 2) throw refusals.running(other?.file_name ?? '')
    await sleep(1_000)
  }
}
