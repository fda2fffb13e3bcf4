import { z } from 'zod'
import { changeDraft, taskFields } from '#domains/plans/acts/steps/change-draft.ts'
import { splitTask } from '#domains/plans/plan-draft.ts'
import { act } from '#platform/acts/act.ts'
import { linesField } from '#platform/acts/fields.ts'

/** Tách nhiệm vụ: a line a task. */
export const splitDraftTask = act({
  name: 'plans.split-task',
  may: 'upload plans',
  parse: z.object({ ...taskFields, parts: linesField('các nhiệm vụ sau khi tách', 50, 5_000) }).parse,
  run: (context, input) => changeDraft(context, input, (draft) => splitTask(draft, input.taskKey, input.parts)),
})
