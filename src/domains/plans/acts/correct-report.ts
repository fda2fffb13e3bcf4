import { z } from 'zod'
import { changeDraft, draftFields } from '#domains/plans/acts/steps/change-draft.ts'
import { correctReport, openOrLeaveOut } from '#domains/plans/reports/correct-report.ts'
import { resolverFor } from '#domains/plans/resolve-names.queries.ts'
import { act } from '#platform/acts/act.ts'
import { lineField, linesField, optionalLineField, textField } from '#platform/acts/fields.ts'

const reportFields = { ...draftFields, reportKey: lineField('báo cáo', 20) }

/** Sửa báo cáo: what is reported, who reports, to whom and when, in words that are understood again. */
export const correctDraftReport = act({
  name: 'plans.correct-report',
  may: 'upload plans',
  parse: z.object({
    ...reportFields,
    text: textField('nội dung báo cáo', 1, 1_000),
    who: linesField('cơ quan phải báo cáo', 60, 300),
    to: optionalLineField('gửi cơ quan', 300),
    time: optionalLineField('thời hạn', 300),
  }).parse,
  run: (context, input) =>
    changeDraft(context, input, async (draft, upload) => {
      const resolve = await resolverFor(context.tx, upload.body_id, context.today)
      return correctReport(draft, input.reportKey, {
        text: input.text,
        who: input.who.map(resolve),
        to: input.to === '' ? null : input.to,
        time: input.time,
      })
    }),
})

/** Không mở: the duty stays in the list of what the plan says, without a deadline. */
export const leaveReportOut = act({
  name: 'plans.leave-report-out',
  may: 'upload plans',
  parse: z.object(reportFields).parse,
  run: (context, input) => changeDraft(context, input, (draft) => openOrLeaveOut(draft, input.reportKey, 'left-out')),
})

/** Mở lại báo cáo đã để riêng. */
export const openReportAgain = act({
  name: 'plans.open-report',
  may: 'upload plans',
  parse: z.object(reportFields).parse,
  run: (context, input) => changeDraft(context, input, (draft) => openOrLeaveOut(draft, input.reportKey, 'opened')),
})
