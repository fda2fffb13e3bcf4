import { sql } from 'kysely'
import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { mayBeOpen, openRefusals } from '#domains/reports/open-figures/open-report.ts'
import { isOverlapping } from '#domains/reports/open-figures/open-reports.queries.ts'
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
    if (!mayBeOpen(report)) throw openRefusals.notOfKind
    if (await isOverlapping(tx, report)) throw openRefusals.overlaps
    await tx
      .insertInto('report_open_figures')
      .values({ report_id: report.id, published_by: personIdOf(actor), published_at: now })
      .onConflict((conflict) => conflict.column('report_id').doNothing())
      .execute()
    audit({ subjectKind: 'report', subjectId: report.id, bodyId: report.bodyId, after: { openFigures: true } })
    return report
  },
})

/** Thôi công bố: gone for everybody at once. */
export const withdrawFigures = act({
  name: 'reports.withdraw-figures',
  may: 'issue reports',
  parse: z.object(reportFields).parse,
  async run({ tx, actor, audit }, form) {
    const report = await loadReportToChange(tx, actor, 'issue reports', form)
    await sql`delete from report_open_figures where report_id = ${report.id}`.execute(tx)
    audit({ subjectKind: 'report', subjectId: report.id, bodyId: report.bodyId, after: { openFigures: false } })
    return report
  },
})
