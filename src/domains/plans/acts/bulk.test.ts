import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { addEvidence } from '#domains/plans/acts/add-evidence.ts'
import { answerExplanation } from '#domains/plans/acts/answer-explanation.ts'
import { assignTask } from '#domains/plans/acts/assign-task.ts'
import { bulkAssign } from '#domains/plans/acts/bulk-assign.ts'
import { bulkCheck } from '#domains/plans/acts/bulk-check.ts'
import { bulkExplain } from '#domains/plans/acts/bulk-explain.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { undoBulk } from '#domains/plans/acts/undo-bulk.ts'
import { loadBulkResult, previewBulk } from '#domains/plans/bulk.queries.ts'
import { bulkRowsMax, goneFurther, refusals } from '#domains/plans/bulk.ts'
import { refusals as obligationRefusals } from '#domains/plans/obligation.ts'
import {
  adoptedPlan,
  auditOf,
  everythingIn,
  formFor,
  marksOf,
  obligationNow,
  onPlans,
  type Who,
  type World,
} from '#domains/plans/plans.fixtures.ts'
import { refusals as taskRefusals } from '#domains/plans/task.ts'

const question = 'Vì sao chưa xong, khi nào xong?'

async function marks(world: World) {
  return marksOf(world, (await adoptedPlan(world)).planId)
}

/** What the preview would send: the rows that can be done, with their versions. */
async function rowsFor(
  world: World,
  who: Who,
  kind: 'assign' | 'explain' | 'check',
  ids: string[],
  officerId: string | null = null,
) {
  const { db, actors, today } = world
  const { rows } = await previewBulk(db, actors[who], today, { kind, ids, officerId })
  return rows.filter((row) => row.refusal === null).map((row) => `${row.obligationId}~${row.version}`)
}

const officerOf = async ({ db }: World, taskId: string) =>
  (await db.selectFrom('task').select('officer_id').where('id', '=', taskId).executeTakeFirstOrThrow()).officer_id

onPlans('làm trên nhiều mốc', (world) => {
  test('không chọn dòng nào, quá nhiều dòng, không dòng nào làm được: từ chối, không để lại gì', async () => {
    const all = await marks(world())
    const before = await everythingIn(world())
    const assign = (rows: string[]) => world().does('lan', bulkAssign, { rows, officerId: world().ids.lan })
    await expect(assign([])).rejects.toThrow(refusals.nothingChosen.message)
    await expect(assign(['x', `${newId()}~-1`])).rejects.toThrow(refusals.nothingChosen.message)
    await expect(assign(Array.from({ length: bulkRowsMax + 1 }, () => `${newId()}~0`))).rejects.toThrow(
      /nhiều nhất 500/,
    )
    await expect(assign([`${newId()}~0`])).rejects.toThrow(refusals.noneDone.message)
    await expect(assign([`${all[0]!.obligationId}~99`])).rejects.toThrow(refusals.noneDone.message)
    expect(await everythingIn(world())).toEqual(before)
  })

  test('người ngoài phạm vi không thấy mốc nào ở bước xem trước và không làm được trên mốc nào', async () => {
    const all = await marks(world())
    const ids = all.map((one) => one.obligationId)
    const { db, actors, today } = world()
    for (const kind of ['assign', 'explain', 'check'] as const) {
      expect(await previewBulk(db, actors.tu, today, { kind, ids, officerId: null })).toEqual({
        rows: [],
        unknown: ids.length,
      })
      const rows = all.map((one) => `${one.obligationId}~${one.version}`)
      const deeds = { assign: bulkAssign, explain: bulkExplain, check: bulkCheck }
      const form = { rows, officerId: world().ids.tu, text: question }
      await expect(world().does('tu', deeds[kind] as typeof bulkExplain, form)).rejects.toThrow(
        refusals.noneDone.message,
      )
    }
    expect((await auditOf(world(), 'plans.bulk-assign')).length).toBe(0)
  })

  test('phân công hàng loạt: mỗi nhiệm vụ một lần trong nhật ký; hoàn tác trả lại đúng người trước', async () => {
    const all = await marks(world())
    const first = all[0]!
    await world().does('lan', assignTask, { taskId: first.taskId, version: 0, officerId: world().ids.hung })
    const ids = all.map((one) => one.obligationId)
    const rows = await rowsFor(world(), 'lan', 'assign', ids, world().ids.lan)
    const { deedId, done, left } = await world().does('lan', bulkAssign, { rows, officerId: world().ids.lan })
    expect([done, left]).toEqual([rows.length, 0])
    expect(await officerOf(world(), first.taskId)).toBe(world().ids.lan)
    const tasks = new Set((await loadBulkResult(world().db, world().actors.lan, deedId)).rows.map((row) => row.taskId))
    expect((await auditOf(world(), 'plans.bulk-assign')).map((row) => row.subjectId).sort()).toEqual([...tasks].sort())
    await expect(world().does('hung', undoBulk, { deedId })).rejects.toThrow(refusals.notFound.message)
    expect(await world().does('lan', undoBulk, { deedId })).toEqual({ deedId, left: 0 })
    expect(await officerOf(world(), first.taskId)).toBe(world().ids.hung)
    expect(await officerOf(world(), all.at(-1)!.taskId)).toBe(null)
    await expect(world().does('lan', undoBulk, { deedId })).rejects.toThrow(refusals.undoneAlready.message)
  })

  test('người giao không hợp với nhiệm vụ nào thì nhiệm vụ đó được nêu ra trước khi làm', async () => {
    const all = await marks(world())
    const { db, actors, today, ids } = world()
    const { rows } = await previewBulk(db, actors.lan, today, {
      kind: 'assign',
      ids: all.map((one) => one.obligationId),
      officerId: ids.tu,
    })
    expect(new Set(rows.map((row) => row.refusal))).toEqual(new Set([taskRefusals.officerElsewhere.message]))
  })

  test('có người giao lại giữa xem trước và làm: dòng đó được giữ và nêu ra, dòng khác vẫn làm', async () => {
    const all = await marks(world())
    const rows = await rowsFor(
      world(),
      'lan',
      'assign',
      all.map((one) => one.obligationId),
      world().ids.lan,
    )
    await world().does('hung', assignTask, { taskId: all[0]!.taskId, version: 0, officerId: world().ids.hung })
    const { deedId, left } = await world().does('lan', bulkAssign, { rows, officerId: world().ids.lan })
    expect(left).toBe(1)
    const { rows: told } = await loadBulkResult(world().db, world().actors.lan, deedId)
    expect(told.find((row) => row.obligationId === all[0]!.obligationId)?.refusal).toBe(
      taskRefusals.assignedMeanwhile.message,
    )
    expect(await officerOf(world(), all[0]!.taskId)).toBe(world().ids.hung)
  })

  test('hoàn tác giữ nguyên nhiệm vụ đã có người giao tiếp, và quá một giờ thì thôi', async () => {
    const all = await marks(world())
    const ids = [all[0]!, all[1]!].map((one) => one.obligationId)
    const assignAll = async () =>
      (
        await world().does('lan', bulkAssign, {
          rows: await rowsFor(world(), 'lan', 'assign', ids, world().ids.lan),
          officerId: world().ids.lan,
        })
      ).deedId
    const deedId = await assignAll()
    await world().does('hung', assignTask, { taskId: all[0]!.taskId, version: 1, officerId: world().ids.hung })
    expect(await world().does('lan', undoBulk, { deedId })).toEqual({ deedId, left: 1 })
    const { rows } = await loadBulkResult(world().db, world().actors.lan, deedId)
    expect(rows.find((row) => row.taskId === all[0]!.taskId)).toMatchObject({ undone: false, leftBecause: goneFurther })
    expect(await officerOf(world(), all[0]!.taskId)).toBe(world().ids.hung)
    expect(await officerOf(world(), all[1]!.taskId)).toBe(null)
    const again = await assignAll()
    world().later(61 * 60_000)
    await expect(world().does('lan', undoBulk, { deedId: again })).rejects.toThrow(refusals.undoTooLate.message)
  })

  test('yêu cầu giải trình hàng loạt; hoàn tác bỏ các câu chưa ai trả lời', async () => {
    const all = (await marks(world())).filter((one) => one.state === 'open').slice(0, 2)
    const rows = await rowsFor(
      world(),
      'hung',
      'explain',
      all.map((one) => one.obligationId),
    )
    const { deedId } = await world().does('hung', bulkExplain, { rows, text: question })
    expect(
      await rowsFor(
        world(),
        'hung',
        'explain',
        all.map((one) => one.obligationId),
      ),
    ).toEqual([])
    const asked = await world().db.selectFrom('exchange').select(['id', 'obligation_id', 'text']).execute()
    expect(asked.map((one) => one.text)).toEqual([question, question])
    const first = asked.find((one) => one.obligation_id === all[0]!.obligationId)!
    await world().does('lan', answerExplanation, {
      ...all[0]!,
      requestId: first.id,
      text: 'Đang chờ kinh phí được duyệt.',
    })
    expect(await world().does('hung', undoBulk, { deedId })).toEqual({ deedId, left: 1 })
    const kept = await world().db.selectFrom('exchange').select('kind').where('kind', '=', 'explain-request').execute()
    expect(kept).toHaveLength(1)
  })

  test('kiểm tra hàng loạt: không ai kiểm tra việc mình báo; hoàn tác mở lại bước kiểm tra', async () => {
    const { planId } = await adoptedPlan(world())
    const form = await formFor(world(), planId, 'II.2')
    const claimed = await world().does('lan', claimObligation, { ...form, doneDay: '2026-11-20' })
    const evidence = [{ name: 'bao-cao.txt', bytes: new TextEncoder().encode('Báo cáo kết quả') }]
    await world().does('lan', addEvidence, {
      ...form,
      version: claimed.version,
      output: 'Tài liệu kiểm chứng khác',
      files: { evidence },
    })
    const ids = (await marksOf(world(), planId)).map((one) => one.obligationId)
    const rows = await rowsFor(world(), 'hung', 'check', ids)
    expect(rows).toHaveLength(1)
    const { db, today, actors } = world()
    const own = await previewBulk(db, { ...actors.hung, personId: world().ids.lan }, today, {
      kind: 'check',
      ids,
      officerId: null,
    })
    expect(own.rows.find((row) => row.obligationId === form.obligationId)?.refusal).toBe(
      obligationRefusals.ownWork.message,
    )
    const { deedId } = await world().does('hung', bulkCheck, { rows })
    expect(await obligationNow(world(), form.obligationId)).toMatchObject({
      state: 'checked',
      checked_by: world().ids.hung,
    })
    await world().does('hung', undoBulk, { deedId })
    expect(await obligationNow(world(), form.obligationId)).toMatchObject({ state: 'evidenced', checked_by: null })
  })
})
