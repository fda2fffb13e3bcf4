import { z } from 'zod'
import { showDay } from '#base/day.ts'
import { matterFields, moveMatter } from '#domains/matters/acts/steps/move-matter.ts'
import { type Milestone, milestoneNames } from '#domains/matters/clocks/milestone.ts'
import { noteDay } from '#domains/matters/noted-days.ts'
import { act } from '#platform/acts/act.ts'
import { dayField } from '#platform/acts/fields.ts'

/** Ghi mốc: a day outside the system from which a time of the law is counted; noted again, the later word counts. */
export const noteMatterDay = act({
  name: 'matters.note-day',
  may: 'work on matters',
  parse: z.object({
    ...matterFields,
    milestone: z.enum(Object.keys(milestoneNames) as [Milestone, ...Milestone[]], 'Hãy chọn mốc cần ghi.'),
    day: dayField('ngày'),
  }).parse,
  run: (context, { milestone, day, ...form }) =>
    moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'day-noted',
      noted: `${milestoneNames[milestone]}: ngày ${showDay(day)}`,
      rule: (matter) => noteDay(matter, milestone, day, context.today),
    }),
})
