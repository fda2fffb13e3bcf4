import { z } from 'zod'
import { moveReport } from '#domains/reports/acts/steps/move-report.ts'
import { drop } from '#domains/reports/report.ts'
import { reportFields } from '#domains/reports/report-fields.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Bỏ dự thảo: a draft, or one that was returned, kept with its reason. One prepared for a duty is not prepared again. */
export const dropReport = act({
  name: 'reports.drop-report',
  may: 'write reports',
  parse: z.object({ ...reportFields, reason: textField('lý do bỏ dự thảo', 10, 2_000) }).parse,
  run: (context, { reason, ...form }) =>
    moveReport(context, {
      deed: 'write reports',
      form,
      kind: 'dropped',
      rule: (report) => drop(report, reason),
      reason,
    }),
})
