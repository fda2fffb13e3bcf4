import { z } from 'zod'
import { moveReport } from '#domains/reports/acts/steps/move-report.ts'
import { takeBack } from '#domains/reports/report.ts'
import { reportFields } from '#domains/reports/report-fields.ts'
import { act } from '#platform/acts/act.ts'

/** Lấy lại báo cáo đã trình, để sửa tiếp trước khi người ký xem. */
export const takeBackReport = act({
  name: 'reports.take-back-report',
  may: 'write reports',
  parse: z.object(reportFields).parse,
  run: (context, form) => moveReport(context, { deed: 'write reports', form, kind: 'taken-back', rule: takeBack }),
})
