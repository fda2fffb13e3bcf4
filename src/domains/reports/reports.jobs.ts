import { z } from 'zod'
import { dayAt } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { prepareReport } from '#domains/reports/acts/prepare-report.ts'
import { listUnprepared } from '#domains/reports/duties.queries.ts'
import { preparedUntil } from '#domains/reports/report-duty.ts'
import { makePdfKind } from '#domains/reports/report-pdf.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import { readKeptFile } from '#platform/files/file-response.ts'
import { keepFile } from '#platform/files/keep-file.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'
import type { House } from '#platform/house.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { makePdf } from '#platform/office/make-pdf.ts'

const prepareKind = 'reports.prepare'

export const reportSchedules: Schedule[] = [{ kind: prepareKind, at: '04:20' }]

/**
 * Soạn sẵn báo cáo mỗi đêm, và tệp PDF của báo cáo đã trình. Each night goes duty after duty, each in a transaction of its own, so that a
 * killed night goes on where it was; a fault at one duty is told at the end, after all others had theirs.
 */
export function reportJobs(house: House): Record<string, JobHandler> {
  return {
    [makePdfKind]: makeReportPdf(house),
    [prepareKind]: async ({ database, clock, signal }) => {
      const today = dayAt(clock.now())
      const until = preparedUntil(today)
      if (until === null) return
      const faults: unknown[] = []
      let after: string | null = null
      while (true) {
        const duties = await listUnprepared(database.kysely, { today, until, after })
        for (const { obligationId } of duties) {
          signal.throwIfAborted()
          await prepared(house, obligationId).catch((fault: unknown) => faults.push(fault))
          after = obligationId
        }
        if (duties.length === 0) break
      }
      if (faults.length > 0) throw new AggregateError(faults, `${faults.length} duties to report were not prepared for`)
    },
  }
}

/** What cannot be counted today (a plan with more work than a report holds) keeps nobody else from theirs; it is asked again tomorrow. */
async function prepared(house: House, obligationId: string): Promise<void> {
  try {
    await perform(prepareReport, { house, actor: systemActor }, { obligationId })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

const pdfShape = z.object({ wordFileId: z.string() })
const pdfSizeBytesMax = 50 * 1024 * 1024

/** A refusal is the outcome of the asking, told on the page; a fault is tried again, and after the last time the page says so too. */
function makeReportPdf(house: House): JobHandler {
  return async ({ database, clock, signal, complete }, payload) => {
    const { wordFileId } = pdfShape.parse(payload)
    const word = await loadFile(database.kysely, wordFileId)
    let made: Uint8Array | Refusal
    try {
      made = await makePdf(await readKeptFile(house, word), signal)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      made = error
    }
    await database.transaction(async (tx) => {
      const asked = tx.updateTable('report_pdf').where('word_file_id', '=', wordFileId)
      if (made instanceof Refusal) await asked.set({ refused: made.message }).execute()
      else {
        const name = word.name.replace(/\.docx$/iu, '.pdf')
        const upload = { name, content: made, uploadedBy: word.uploadedBy, now: clock.now() }
        const kept = await keepFile(tx, house, { ...upload, allowed: ['pdf'], sizeBytesMax: pdfSizeBytesMax })
        await asked.set({ file_id: kept.id, refused: '' }).execute()
      }
      await complete(tx)
    })
  }
}
