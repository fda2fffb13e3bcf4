import { z } from 'zod'
import { loadReport } from '#domains/reports/report.store.ts'
import { findPdf } from '#domains/reports/report-pdf.queries.ts'
import { makePdfKind, pdfRefusals } from '#domains/reports/report-pdf.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import { hasOffice, refusals as officeRefusals } from '#platform/office/make-pdf.ts'

/** Làm tệp PDF of what was submitted: it is made by a job, once for each Word file. */
export const askPdf = act({
  name: 'reports.ask-pdf',
  may: 'read tasks',
  parse: z.object({ reportId: idField() }).parse,
  async run({ tx, actor, now, audit }, { reportId }) {
    const { report } = await loadReport(tx, actor, reportId)
    if (report.fileId === null) throw pdfRefusals.notSubmitted
    if (!(await hasOffice())) throw officeRefusals.noOffice
    const { at } = await findPdf(tx, report.fileId)
    if (at === 'made' || at === 'waiting') return report
    await tx
      .insertInto('report_pdf')
      .values({
        word_file_id: report.fileId,
        report_id: report.id,
        file_id: null,
        asked_by: actor.personId,
        asked_at: now,
      })
      .onConflict((conflict) => conflict.column('word_file_id').doUpdateSet({ refused: '', asked_at: now }))
      .execute()
    await enqueue(tx, {
      kind: makePdfKind,
      payload: { wordFileId: report.fileId },
      uniqueKey: report.fileId,
      maxAttempts: 3,
      canWait: true,
    })
    audit({ subjectKind: 'report', subjectId: report.id, bodyId: report.bodyId, after: { pdf: 'asked' } })
    return report
  },
})
