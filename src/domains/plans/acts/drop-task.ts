import { z } from 'zod'
import { changeDraft, taskFields } from '#domains/plans/acts/steps/change-draft.ts'
import { dropTask, restoreTask } from '#domains/plans/plan-draft.ts'
import { act } from '#platform/acts/act.ts'

/** Bỏ: what was read is no task. It stays in the draft and can be brought back. */
export const dropDraftTask = act({
  name: 'plans.drop-task',
  may: 'upload plans',
  parse: z.object(taskFields).parse,
  run: (context, input) => changeDraft(context, input, (draft) => dropTask(draft, input.taskKey)),
})

/** Phục hồi nhiệm vụ đã bỏ. */
export const restoreDraftTask = act({
  name: 'plans.restore-task',
  may: 'upload plans',
  parse: z.object(taskFields).parse,
  run: (context, input) => changeDraft(context, input, (draft) => restoreTask(draft, input.taskKey)),
})
