import { confirmProgressImport } from '#domains/plans/acts/confirm-progress-import.ts'
import { startProgressImport } from '#domains/plans/acts/start-progress-import.ts'
import { undoProgressImport } from '#domains/plans/acts/undo-progress-import.ts'
import { gatherQueueOf } from '#domains/plans/exports/queue-export.fixtures.ts'
import { type FailedRow, isWaiting, listFailedAfter, loadImportPage } from '#domains/plans/imports/import.queries.ts'
import { importJobs } from '#domains/plans/imports/imports.jobs.ts'
import { failedRowsSheet } from '#domains/plans/pages/failed-rows-sheet.ts'
import { progressTemplate } from '#domains/plans/pages/queue-sheet.ts'
import type { Who, World } from '#domains/plans/plans.fixtures.ts'
import type { CellInput, Sheet } from '#engines/spreadsheets/sheet.ts'
import { writeWorkbook } from '#engines/spreadsheets/write-workbook.ts'
import { Worker } from '#platform/jobs/worker.ts'

export type Filled = { note?: CellInput; figures?: CellInput; doneDay?: CellInput; code?: string }

/** The template of somebody with some rows filled in, by the path of the task: its first obligation. */
export async function filledTemplate(world: World, who: Who, filled: Record<string, Filled>): Promise<Sheet> {
  const rows = await gatherQueueOf(world, who)
  const sheet = progressTemplate(rows, 'Nhiệm vụ', { today: world.today, now: world.clock.now() })
  const left = new Map(Object.entries(filled))
  return {
    ...sheet,
    rows: sheet.rows.map((cells, index) => {
      const { note = null, figures = null, doneDay = null, code } = left.get(rows[index]!.path) ?? {}
      left.delete(rows[index]!.path)
      return [code ?? cells[0]!, ...cells.slice(1), note, figures, doneDay]
    }),
  }
}

export async function send(world: World, who: Who, sheet: Sheet): Promise<string> {
  const bytes = await writeWorkbook({ sheets: [sheet] })
  return sendBytes(world, who, { name: 'tien-do.xlsx', bytes })
}

export async function sendBytes(world: World, who: Who, file: { name: string; bytes: Uint8Array }): Promise<string> {
  const { importId } = await world.does(who, startProgressImport, { files: { table: [file] } })
  await runImport(world, importId)
  return importId
}

export async function confirm(world: World, who: Who, importId: string) {
  await world.does(who, confirmProgressImport, { importId })
  await runImport(world, importId)
  return outcomeOf(world, who, importId)
}

export async function undo(world: World, who: Who, importId: string) {
  await world.does(who, undoProgressImport, { importId })
  await runImport(world, importId)
  return outcomeOf(world, who, importId)
}

export function outcomeOf(world: World, who: Who, importId: string) {
  return loadImportPage(world.db, world.actors[who], world.clock.now(), importId)
}

/** The file that is given back with the rows that failed. */
export async function failedSheet(world: World, who: Who, importId: string): Promise<Sheet> {
  const { sheetName, columns } = await outcomeOf(world, who, importId)
  const rows: FailedRow[] = await listFailedAfter(world.db, importId, undefined, 1_000)
  return failedRowsSheet(sheetName, columns, rows)
}

/** Runs the waiting jobs as the server does, until the import waits for nobody. */
export async function runImport({ house, db }: World, importId: string): Promise<void> {
  const worker = new Worker({ database: house.database, clock: house.clock, handlers: importJobs(house), pollMs: 10 })
  worker.start()
  try {
    for (let waits = 0; waits < 400; waits++) {
      const { state } = await db
        .selectFrom('progress_import')
        .select('state')
        .where('id', '=', importId)
        .executeTakeFirstOrThrow()
      if (!isWaiting(state)) return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error(`The import ${importId} still waits.`)
  } finally {
    await worker.stop()
  }
}
