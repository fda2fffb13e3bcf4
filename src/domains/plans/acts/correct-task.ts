import { z } from 'zod'
import { isId } from '#base/ids.ts'
import { tidy } from '#base/vietnamese.ts'
import { loadBodies } from '#domains/bodies/bodies.queries.ts'
import { changeDraft, draftFields, taskFields } from '#domains/plans/acts/steps/change-draft.ts'
import type { DraftBody } from '#domains/plans/draft-body.ts'
import {
  addTask,
  correctTask,
  type DraftTask,
  type PlanDraft,
  periodOf,
  type TaskFields,
} from '#domains/plans/plan-draft.ts'
import { readTime } from '#domains/plans/plan-reader/assignment/time-expression.ts'
import type { TimeReading } from '#domains/plans/plan-reader/plan-reading.ts'
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
      return correctTask(draft, input.taskKey, await fieldsOf(context, draft, upload.body_id, input, known))
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
        await fieldsOf(context, draft, upload.body_id, input, undefined),
      ),
    ),
})

/** What stands as it stood keeps what was understood of it: a body that was found or chosen, a time with its days. */
async function fieldsOf(
  context: ActContext,
  draft: PlanDraft,
  bodyId: string,
  input: TypedTask & Record<string, unknown>,
  known: DraftTask | undefined,
): Promise<TaskFields> {
  const resolve = await resolverFor(context.tx, bodyId, context.today)
  const knownBodies = [...(known?.leads ?? []), ...(known?.partners ?? [])]
  const settle = (written: string): DraftBody => {
    const chosen = input[`chon:${written}`]
    if (typeof chosen === 'string' && isId(chosen))
      return { written, bodyIds: [chosen], how: 'chosen', why: '', candidates: [] }
    return knownBodies.find((body) => tidy(body.written) === written && body.bodyIds.length > 0) ?? resolve(written)
  }
  const leads = input.leads.map(settle)
  const partners = input.partners.map(settle)
  await loadBodies(
    context.tx,
    [...leads, ...partners].filter(isChosen).flatMap(({ bodyIds }) => bodyIds),
  )
  const period = periodOf(draft.header)
  return {
    path: input.path,
    text: input.text,
    leads,
    partners,
    time:
      input.time === ''
        ? null
        : (understood(known, input.time) ?? readTime(input.time, { period, date: draft.header.date })),
    outputs: input.outputs,
  }
}

const isChosen = (body: DraftBody) => body.how === 'chosen'

function understood(known: DraftTask | undefined, typed: string): TimeReading | undefined {
  const time = known?.time ?? null
  if (time === null || tidy(time.raw) !== typed) return undefined
  return time.basis === 'fixed' && time.start === null && time.end === null ? undefined : time
}
