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
  return row.refused === '' ? { at: 'waiting' } : { at: 'refused', why: row.refused }
}
