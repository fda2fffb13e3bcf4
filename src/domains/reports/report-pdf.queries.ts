import { sql } from 'kysely'
import { makePdfKind, pdfRefusals } from '#domains/reports/report-pdf.ts'
import type { Db } from '#platform/database/database.ts'

/** Of the Word file that stands: nobody asked · waits · made · could not be made. */
export type PdfState =
  | { at: 'none' }
  | { at: 'waiting' }
  | { at: 'made'; fileId: string }
  | { at: 'refused'; why: string }

export async function findPdf(db: Db, wordFileId: string | null): Promise<PdfState> {
  if (wordFileId === null) return { at: 'none' }
  const row = await db
    .selectFrom('report_pdf')
    .select(['file_id', 'refused'])
    .where('word_file_id', '=', wordFileId)
    .executeTakeFirst()
  if (row === undefined) return { at: 'none' }
  if (row.file_id !== null) return { at: 'made', fileId: row.file_id }
  if (row.refused !== '') return { at: 'refused', why: row.refused }
  return (await isAtWork(db, wordFileId)) ? { at: 'waiting' } : { at: 'refused', why: pdfRefusals.failed.message }
}

/** A job that gave up, or is gone, makes nothing any more: it can be asked for again. */
async function isAtWork(db: Db, wordFileId: string): Promise<boolean> {
  const job = await db
    .selectFrom('job')
    .select('id')
    .where('kind', '=', makePdfKind)
    .where('state', 'in', ['waiting', 'running'])
    .where(sql<string>`payload ->> 'wordFileId'`, '=', wordFileId)
    .executeTakeFirst()
  return job !== undefined
}
