import { sql } from 'kysely'
import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { findCorrection } from '#domains/reports/compared.queries.ts'
import { isOver, mayBeOpen, openRefusals } from '#domains/reports/open-figures/open-report.ts'
import { isProvince, wasOverlapping } from '#domains/reports/open-figures/open-reports.queries.ts'
import { loadReportToChange } from '#domains/reports/report.store.ts'
import { reportFields } from '#domains/reports/report-fields.ts'
import { act } from '#platform/acts/act.ts'

/** Công bố số liệu mở: the figures of an issued report become everybody's, without what may tell who somebody is. */
export const publishFigures = act({
  name: 'reports.publish-figures',
  may: 'issue reports',
  parse: z.object(reportFields).parse,
  async run({ tx, actor, now, audit }, form) {
    const report = await loadReportToChange(tx, actor, 'issue reports', form)
    if (!mayBeOpen(report))
      throw report.state === 'issued' && !isOver(report) ? openRefusals.notOver : openRefusals.notOfKind
    if (!(await isProvince(tx, report.bodyId))) throw openRefusals.notOfProvince
    if ((await findCorrection(tx, report.id))?.isIssued) throw openRefusals.corrected
    // two who let out overlapping windows go one after the other: the second sees what the first wrote
    await sql`lock table report_open_figures in share row exclusive mode`.execute(tx)
    if (await wasOverlapping(tx, report)) throw openRefusals.overlaps
    await tx
      .insertInto('report_open_figures')
      .values({ report_id: report.id, published_by: personIdOf(actor), published_at: now, withdrawn_at: null })
      .onConflict((conflict) => conflict.column('report_id').doUpdateSet({ withdrawn_at: null }))
      .execute()
    audit({ subjectKind: 'report', subjectId: report.id, bodyId: report.bodyId, after: { openFigures: true } })
    return report
  },
})

/** Thôi công bố: gone for everybody at once; that it was out is remembered, for files do not come back. */
export const withdrawFigures = act({
  name: 'reports.withdraw-figures',
  may: 'issue reports',
  parse: z.object(reportFields).parse,
  async run({ tx, actor, now, audit }, form) {
    const report = await loadReportToChange(tx, actor, 'issue reports', form)
    await tx
      .updateTable('report_open_figures')
      .set({ withdrawn_at: now })
      .where('report_id', '=', report.id)
      .where('withdrawn_at', 'is', null)
      .execute()
    audit({ subjectKind: 'report', subjectId: report.id, bodyId: report.bodyId, after: { openFigures: false } })
    return report
  },
})
