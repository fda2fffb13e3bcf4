import { z } from 'zod'
import { changeDraft, draftFields } from '#domains/plans/acts/steps/change-draft.ts'
import { correctHeader } from '#domains/plans/plan-draft.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { lineField, optionalDayField, optionalLineField } from '#platform/acts/fields.ts'

const orNull = (text: string): string | null => (text === '' ? null : text)

/** Sửa thông tin chung: number, title, date, the period that the plan covers, the signer. */
export const correctDraftHeader = act({
  name: 'plans.correct-header',
  may: 'upload plans',
  parse: z.object({
    ...draftFields,
    number: optionalLineField('số, ký hiệu', 60),
    title: lineField('trích yếu', 1_000),
    issuer: optionalLineField('cơ quan ban hành', 200),
    date: optionalDayField('ngày ban hành'),
    periodStart: optionalDayField('ngày bắt đầu kỳ'),
    periodEnd: optionalDayField('ngày kết thúc kỳ'),
    signerName: optionalLineField('người ký', 120),
  }).parse,
  run: (context, input) =>
    changeDraft(context, input, (draft) => {
      const { periodStart, periodEnd } = input
      if (periodStart !== null && periodEnd !== null && periodStart > periodEnd)
        throw new FormRefusal({ periodEnd: 'Ngày kết thúc kỳ phải sau ngày bắt đầu. Hãy sửa một trong hai ngày.' })
      return correctHeader(draft, {
        number: orNull(input.number),
        symbol: draft.header.symbol,
        title: input.title,
        issuer: orNull(input.issuer),
        // a date whose day is blank in the document stays as printed until somebody knows the day
        date: input.date ?? (draft.header.date?.length === 10 ? null : draft.header.date),
        periodStart,
        periodEnd,
        signerName: orNull(input.signerName),
      })
    }),
})
