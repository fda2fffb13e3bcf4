import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { moveReport } from '#domains/reports/acts/steps/move-report.ts'
import { issue } from '#domains/reports/report.ts'
import { reportFields } from '#domains/reports/report-fields.ts'
import { act } from '#platform/acts/act.ts'

/** Ký ban hành: by somebody who has not written in it; from here on it never changes. */
export const issueReport = act({
  name: 'reports.issue-report',
  may: 'issue reports',
  parse: z.object(reportFields).parse,
  run: (context, form) =>
    moveReport(context, {
      deed: 'issue reports',
      form,
      kind: 'issued',
      rule: (report) => issue(report, personIdOf(context.actor), context.now),
    }),
})
