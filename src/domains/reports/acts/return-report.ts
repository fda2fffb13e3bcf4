import { z } from 'zod'
import { moveReport } from '#domains/reports/acts/steps/move-report.ts'
import { giveBack } from '#domains/reports/report.ts'
import { reportFields } from '#domains/reports/report-fields.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Trả lại báo cáo kèm lý do. */
export const returnReport = act({
  name: 'reports.return-report',
  may: 'issue reports',
  parse: z.object({ ...reportFields, reason: textField('lý do trả lại', 10, 2_000) }).parse,
  run: (context, { reason, ...form }) =>
    moveReport(context, {
      deed: 'issue reports',
      form,
      kind: 'returned',
      rule: (report) => giveBack(report, reason),
      reason,
    }),
})
