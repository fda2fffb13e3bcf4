import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { addReportEvent, loadReportToChange, saveReport } from '#domains/reports/report.store.ts'
import { change, checkOpen, renew } from '#domains/reports/report.ts'
import { reportFields } from '#domains/reports/report-fields.ts'
import { scopeOf } from '#domains/reports/report-page.queries.ts'
import { listsOf } from '#domains/reports/report-text.ts'
import { loadCount } from '#domains/reports/reports.queries.ts'
import { act } from '#platform/acts/act.ts'

/** Soạn lại hai danh sách from what is counted today; what stood there stays in the audit, word for word. */
export const renewLists = act({
  name: 'reports.renew-lists',
  may: 'write reports',
  parse: z.object(reportFields).parse,
  async run({ tx, actor, now, today, audit }, form) {
    const before = await loadReportToChange(tx, actor, 'write reports', form)
    checkOpen(before, 'change')
    const renewed = renew(before, listsOf(await loadCount(tx, scopeOf(before), today)), 'all')
    const after = change(renewed, renewed.paper, personIdOf(actor))
    await saveReport(tx, after)
    await addReportEvent(tx, { reportId: after.id, kind: 'renewed', personId: personIdOf(actor), at: now })
    const lists = ({ paper: { results, shortcomings } }: typeof before) => ({ results, shortcomings })
    audit({
      subjectKind: 'report',
      subjectId: after.id,
      bodyId: after.bodyId,
      before: lists(before),
      after: lists(after),
    })
    return after
  },
})
