import { z } from 'zod'
import { addDays, dayAt } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { writeImportJob } from '#domains/plans/acts/confirm-progress-import.ts'
import { tryAttemptsMax, tryImportJob } from '#domains/plans/acts/start-progress-import.ts'
import { undoImportedRows } from '#domains/plans/acts/undo-imported-rows.ts'
import { undoImportJob } from '#domains/plans/acts/undo-progress-import.ts'
import { writeImportedRows } from '#domains/plans/acts/write-imported-rows.ts'
import { findProgressTable } from '#domains/plans/imports/find-table.ts'
import {
  countLines,
  failReadyRows,
  forgetImports,
  insertRows,
  keepWrittenRows,
  listLines,
  rowsAtOnce,
  saveTable,
  tryRows,
} from '#domains/plans/imports/import.store.ts'
import { keptDaysMax, writtenAtOnceMax } from '#domains/plans/imports/progress-import.ts'
import { readProgressRows } from '#domains/plans/imports/read-progress-row.ts'
import { readWorkbookInThread } from '#engines/spreadsheets/read-in-thread.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import { readKeptFile } from '#platform/files/file-response.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'
import type { House } from '#platform/house.ts'
import type { JobHandler, JobWork } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'

/** Việc nền of «Nhập tiến độ từ Excel»: trying, writing, undoing, forgetting. */
export function importJobs(house: House): Record<string, JobHandler> {
  return {
    [tryImportJob]: tryImport(house),
    [writeImportJob]: inChunks(house, { act: writeImportedRows, from: 'ready', end: 'written', giveUp: failReadyRows }),
    [undoImportJob]: inChunks(house, {
      act: undoImportedRows,
      from: 'written',
      end: 'undone',
      giveUp: keepWrittenRows,
    }),
    [forgetImportsJob]: async ({ database, clock }) =>
      forgetImports(database.kysely, addDays(dayAt(clock.now()), -keptDaysMax)),
  }
}

const forgetImportsJob = 'plans.forget-imports'

export const importSchedules: Schedule[] = [{ kind: forgetImportsJob, at: '02:10' }]

const payloadOf = (payload: unknown) => z.object({ importId: z.string() }).parse(payload)

/** Reads the file and says of every row what would happen. A refusal is the outcome of the import, not the job's failure. */
function tryImport(house: House): JobHandler {
  return async (work, payload) => {
    const { importId } = payloadOf(payload)
    const db = work.database.kysely
    const given = await findImport(work, importId)
    if (given === undefined || given.state !== 'queued') return
    try {
      await work.report(0, 3, 'Đang mở tệp')
      const bytes = await readKeptFile(house, await loadFile(db, given.file_id))
      const table = findProgressTable(await readWorkbookInThread(bytes, work.signal))
      const now = work.clock.now()
      await work.report(1, 3, 'Đang đối chiếu từng dòng')
      const actor = await loadActor(db, given.started_by, dayAt(now))
      const read = readProgressRows(table, dayAt(now))
      await work.report(2, 3, 'Đang lưu kết quả chạy thử')
      await work.database.transaction(async (tx) => {
        for (let start = 0; start < read.length; start += rowsAtOnce)
          await insertRows(tx, await tryRows(tx, actor, importId, read.slice(start, start + rowsAtOnce)))
        await saveTable(tx, importId, table)
        await work.complete(tx)
      })
    } catch (error) {
      const isLast = work.attempt >= tryAttemptsMax && !work.signal.aborted
      if (!(error instanceof Refusal) && !isLast) throw error
      // nobody should wait for a trial that is not tried again; a fault itself goes on to the operator
      await db
        .updateTable('progress_import')
        .set({ state: 'refused', refusal: error instanceof Refusal ? error.message : unreadable })
        .where('id', '=', importId)
        .where('state', '=', 'queued')
        .execute()
      if (!(error instanceof Refusal)) throw error
    }
  }
}

const unreadable =
  'Hệ thống gặp lỗi khi đọc tệp này. Hãy mở bằng Excel, lưu lại rồi gửi lại; nếu vẫn lỗi, hãy báo bộ phận vận hành.'

type Chunks = {
  act: Act<{ importId: string; lines: number[] }, void>
  from: 'ready' | 'written'
  end: 'written' | 'undone'
  /** When the person may do nothing of it any more. */
  giveUp(tx: Parameters<typeof failReadyRows>[0], importId: string, sentence: string): Promise<void>
}

/**
 * Some rows an act, until none is left in the first state. A worker that dies goes on with the rows that are left; whoever
 * acts is the person who sent the file, with the grants of today.
 */
function inChunks(house: House, { act, from, end, giveUp }: Chunks): JobHandler {
  return async (work, payload) => {
    const { importId } = payloadOf(payload)
    const db = work.database.kysely
    const given = await findImport(work, importId)
    if (given === undefined || given.state !== (end === 'written' ? 'writing' : 'undoing')) return
    const total = await countLines(db, importId, from)
    const actor = await loadActor(db, given.started_by, dayAt(work.clock.now()))
    for (let done = 0; ; done += writtenAtOnceMax) {
      work.signal.throwIfAborted()
      const lines = await listLines(db, importId, from, writtenAtOnceMax)
      if (lines.length === 0) break
      try {
        await perform(act, { house, actor }, { importId, lines })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        await giveUp(db, importId, error.message)
      }
      await work.report(
        Math.min(done + writtenAtOnceMax, total),
        total,
        end === 'written' ? 'Đang ghi' : 'Đang hoàn tác',
      )
    }
    const now = work.clock.now()
    await work.database.transaction(async (tx) => {
      await tx
        .updateTable('progress_import')
        .set(end === 'written' ? { state: 'written', written_at: now } : { state: 'undone', undone_at: now })
        .where('id', '=', importId)
        .execute()
      await work.complete(tx)
    })
  }
}

function findImport({ database }: JobWork, id: string) {
  return database.kysely.selectFrom('progress_import').selectAll().where('id', '=', id).executeTakeFirst()
}
