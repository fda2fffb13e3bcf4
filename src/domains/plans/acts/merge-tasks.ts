import { z } from 'zod'
import { changeDraft, taskFields } from '#domains/plans/acts/steps/change-draft.ts'
import { mergeWithNext } from '#domains/plans/plan-draft.ts'
import { act } from '#platform/acts/act.ts'

/** Ghép với nhiệm vụ sau. */
export const mergeDraftTasks = act({
  name: 'plans.merge-tasks',
  may: 'upload plans',
  parse: z.object(taskFields).parse,
  run: (context, input) => changeDraft(context, input, (draft) => mergeWithNext(draft, input.taskKey)),
})
