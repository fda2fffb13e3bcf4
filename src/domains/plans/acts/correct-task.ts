import { z } from 'zod'
import { isId } from '#base/ids.ts'
import { changeDraft, draftFields, taskFields } from '#domains/plans/acts/steps/change-draft.ts'
import { addTask, correctTask, type DraftBody, type PlanDraft, type TaskFields } from '#domains/plans/plan-draft.ts'
import { readTime } from '#domains/plans/plan-reader/assignment/time-expression.ts'
import { resolverFor } from '#domains/plans/resolve-names.queries.ts'
import { type ActContext, act } from '#platform/acts/act.ts'
import { lineField, linesField, optionalLineField, textField } from '#platform/acts/fields.ts'

/** The fields of one task as typed: bodies and outputs a line each, time in the plan's own words. */
const typedTask = {
  path: lineField('số mục', 80),
  text: textField('nội dung nhiệm vụ', 1, 10_000),
  leads: linesField('đơn vị chủ trì', 60, 300),
  partners: linesField('đơn vị phối hợp', 60, 300),
  time: optionalLineField('thời gian', 300),
  outputs: linesField('kết quả, sản phẩm', 40, 500),
}

type TypedTask = z.output<z.ZodObject<typeof typedTask>>

/** Sửa nhiệm vụ. `chon:<tên>` says which real body a written name stands for. */
export const correctDraftTask = act({
  name: 'plans.correct-task',
  may: 'upload plans',
  parse: z.looseObject({ ...taskFields, ...typedTask }).parse,
  run: (context, input) =>
    changeDraft(context, input, async (draft, upload) => {
      const known = draft.tasks.find((task) => task.key === input.taskKey)
      return correctTask(
        draft,
        input.taskKey,
        await fieldsOf(context, draft, upload.body_id, input, [...(known?.leads ?? []), ...(known?.partners ?? [])]),
      )
    }),
})

/** Thêm nhiệm vụ mà máy đọc sót, sau nhiệm vụ đang xem. */
export const addDraftTask = act({
  name: 'plans.add-task',
  may: 'upload plans',
  parse: z.looseObject({ ...draftFields, afterKey: optionalLineField('nhiệm vụ trước', 20), ...typedTask }).parse,
  run: (context, input) =>
    changeDraft(context, input, async (draft, upload) =>
      addTask(
        draft,
        input.afterKey === '' ? null : input.afterKey,
        await fieldsOf(context, draft, upload.body_id, input, []),
      ),
    ),
})

async function fieldsOf(
  context: ActContext,
  draft: PlanDraft,
  bodyId: string,
  input: TypedTask & Record<string, unknown>,
  known: DraftBody[],
): Promise<TaskFields> {
  const resolve = await resolverFor(context.tx, bodyId, context.today)
  const settle = (written: string): DraftBody => {
    const chosen = input[`chon:${written}`]
    if (typeof chosen === 'string' && isId(chosen))
      return { written, bodyIds: [chosen], how: 'chosen', why: '', candidates: [] }
    // a body that the officer chose before stays chosen as long as its name stands there
    return known.find((body) => body.written === written && body.how === 'chosen') ?? resolve(written)
  }
  const period =
    draft.header.periodStart !== null && draft.header.periodEnd !== null
      ? { start: draft.header.periodStart, end: draft.header.periodEnd }
      : null
  return {
    path: input.path,
    text: input.text,
    leads: input.leads.map(settle),
    partners: input.partners.map(settle),
    time: input.time === '' ? null : readTime(input.time, { period, date: draft.header.date }),
    outputs: input.outputs,
  }
}
