import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { addReportEvent, loadReportToChange, saveReport } from '#domains/reports/report.store.ts'
import { change } from '#domains/reports/report.ts'
import { paperFields, reportFields } from '#domains/reports/report-fields.ts'
import { act } from '#platform/acts/act.ts'

/** Sửa dự thảo: what the officer typed; the version before stays in the audit, word for word. */
export const changeReport = act({
  name: 'reports.change-report',
  may: 'write reports',
  parse: z.object({ ...reportFields, ...paperFields }).parse,
  async run({ tx, actor, now, audit }, { reportId, version, ...paper }) {
    const before = await loadReportToChange(tx, actor, 'write reports', { reportId, version })
    const after = change(before, paper, personIdOf(actor))
    await saveReport(tx, after)
    await addReportEvent(tx, { reportId, kind: 'changed', personId: personIdOf(actor), at: now })
    audit({
      subjectKind: 'report',
      subjectId: reportId,
      bodyId: after.bodyId,
      before: before.paper,
      after: after.paper,
    })
    return after
  },
})
