import { describe, expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { refusals as bodyRefusals } from '#domains/bodies/bodies.queries.ts'
import { adoptPlan } from '#domains/plans/acts/adopt-plan.ts'
import { correctDraftHeader } from '#domains/plans/acts/correct-header.ts'
import { addDraftTask, correctDraftTask } from '#domains/plans/acts/correct-task.ts'
import { discardUpload } from '#domains/plans/acts/discard-upload.ts'
import { dropDraftTask, restoreDraftTask } from '#domains/plans/acts/drop-task.ts'
import { mergeDraftTasks } from '#domains/plans/acts/merge-tasks.ts'
import { settleDraftDoubt } from '#domains/plans/acts/settle-doubt.ts'
import { splitDraftTask } from '#domains/plans/acts/split-task.ts'
import { refusals as draftRefusals } from '#domains/plans/plan-draft.ts'
import { refusals } from '#domains/plans/plan-upload.store.ts'
import { refusals as uploadRefusals } from '#domains/plans/plan-upload.ts'
import {
  adoptedPlan,
  aReading,
  aTaskReading,
  auditOf,
  everythingIn,
  onPlans,
  readUpload,
  versionOf,
  type World,
} from '#domains/plans/plans.fixtures.ts'
import { loadUploadPage } from '#domains/plans/upload.queries.ts'
import type { Act } from '#platform/acts/act.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

/** The form of the first task, as the page fills it in. */
const firstTask = {
  taskKey: 't1',
  path: 'II.1',
  text: 'Tuyên truyền Luật Đất đai tại các thôn',
  leads: 'Phòng Văn hóa',
  partners: '',
  time: 'Trước ngày 2026-11-30',
  outputs: 'Báo cáo kết quả',
}

const anyAct = (act: unknown) => act as Act<unknown, unknown>

const steps = [
  { name: 'sửa nhiệm vụ', act: anyAct(correctDraftTask), raw: { ...firstTask, text: 'Tuyên truyền Luật Hộ tịch' } },
  { name: 'thêm nhiệm vụ', act: anyAct(addDraftTask), raw: { ...firstTask, afterKey: 't1' } },
  { name: 'tách', act: anyAct(splitDraftTask), raw: { taskKey: 't1', parts: 'Việc một\nViệc hai' } },
  { name: 'ghép', act: anyAct(mergeDraftTasks), raw: { taskKey: 't1' } },
  { name: 'bỏ', act: anyAct(dropDraftTask), raw: { taskKey: 't1' } },
  { name: 'phục hồi', act: anyAct(restoreDraftTask), raw: { taskKey: 't1' } },
  { name: 'sửa thông tin chung', act: anyAct(correctDraftHeader), raw: { title: 'Kế hoạch khác' } },
  { name: 'đã xem', act: anyAct(settleDraftDoubt), raw: { doubtKey: 'body-t4-lead-Tổ loa', taskKey: 't4' } },
]

async function draftOf({ db }: World, uploadId: string) {
  const row = await db.selectFrom('plan_upload').selectAll().where('id', '=', uploadId).executeTakeFirstOrThrow()
  return row.draft!
}

async function correctionsOf({ db }: World) {
  return db
    .selectFrom('plan_correction')
    .select(['task_key', 'field', 'read_value', 'corrected_value', 'corrected_by'])
    .orderBy('field')
    .execute()
}

onPlans('sửa bản nháp', (world) => {
  describe('bị từ chối, và không để lại gì', () => {
    test.each(steps)('người theo dõi ở tỉnh và người của xã khác: $name', async ({ act, raw }) => {
      const uploadId = await readUpload(world())
      const before = await everythingIn(world())
      await expect(world().does('mai', act, { uploadId, version: 0, ...raw })).rejects.toBe(permissionRefusals.mayNot)
      await expect(world().does('tu', act, { uploadId, version: 0, ...raw })).rejects.toBe(refusals.notFound)
      expect(await everythingIn(world())).toEqual(before)
    })

    test.each(steps)('người khác vừa sửa: $name', async ({ act, raw }) => {
      const uploadId = await readUpload(world())
      await world().does('hung', dropDraftTask, { uploadId, version: 0, taskKey: 't2' })
      const before = await everythingIn(world())
      await expect(world().does('lan', act, { uploadId, version: 0, ...raw })).rejects.toBe(refusals.changedMeanwhile)
      expect(await everythingIn(world())).toEqual(before)
    })

    test.each(steps)('tài liệu đã nhập: $name', async ({ act, raw }) => {
      const { uploadId } = await adoptedPlan(world())
      await expect(world().does('lan', act, { uploadId, version: 0, ...raw })).rejects.toBe(refusals.notRead)
    })

    test.each([
      {
        name: 'nhiệm vụ không còn trong bản nháp',
        act: anyAct(dropDraftTask),
        raw: { taskKey: 't99' },
        sentence: draftRefusals.noSuchTask.message,
      },
      {
        name: 'chỗ cần xem không có',
        act: anyAct(settleDraftDoubt),
        raw: { doubtKey: 'gì đó' },
        sentence: draftRefusals.noSuchDoubt.message,
      },
      {
        name: 'nội dung để trống',
        act: anyAct(correctDraftTask),
        raw: { ...firstTask, text: ' ' },
        sentence: 'Hãy ghi nội dung nhiệm vụ.',
      },
      {
        name: 'tách mà chỉ có một dòng',
        act: anyAct(splitDraftTask),
        raw: { taskKey: 't1', parts: 'Một việc' },
        sentence: draftRefusals.splitNothing.message,
      },
      {
        name: 'ghép nhiệm vụ cuối',
        act: anyAct(mergeDraftTasks),
        raw: { taskKey: 't4' },
        sentence: draftRefusals.mergeLast.message,
      },
      {
        name: 'kỳ kế hoạch ngược',
        act: anyAct(correctDraftHeader),
        raw: { title: 'Kế hoạch', periodStart: '31/12/2026', periodEnd: '1/1/2026' },
        sentence: 'Ngày kết thúc kỳ phải sau ngày bắt đầu. Hãy sửa một trong hai ngày.',
      },
      {
        name: 'chọn một cơ quan không có thật',
        act: anyAct(correctDraftTask),
        raw: { ...firstTask, leads: 'Tổ loa', 'chon:Tổ loa': newId() },
        sentence: bodyRefusals.noBody.message,
      },
    ])('$name', async ({ act, raw, sentence }) => {
      const uploadId = await readUpload(world())
      const before = await everythingIn(world())
      await expect(world().does('lan', act, { uploadId, version: 0, ...raw })).rejects.toThrow(sentence)
      expect(await everythingIn(world())).toEqual(before)
    })

    test('hai người lưu cùng lúc: một người được, người kia được báo', async () => {
      const uploadId = await readUpload(world())
      const both = await Promise.allSettled([
        world().does('lan', dropDraftTask, { uploadId, version: 0, taskKey: 't1' }),
        world().does('hung', dropDraftTask, { uploadId, version: 0, taskKey: 't2' }),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect((await draftOf(world(), uploadId)).tasks.filter((task) => task.dropped)).toHaveLength(1)
    })

    test('tài liệu đã nhập không bỏ được; bỏ rồi thì không sửa, không nhập nữa', async () => {
      const { uploadId } = await adoptedPlan(world())
      await expect(world().does('lan', discardUpload, { uploadId })).rejects.toBe(uploadRefusals.adoptedAlready)
      const other = await readUpload(world())
      await world().does('lan', discardUpload, { uploadId: other })
      expect(await auditOf(world(), 'plans.discard-upload')).toMatchObject([
        { before: { state: 'read' }, after: { state: 'discarded' } },
      ])
      await expect(world().does('hung', adoptPlan, { uploadId: other, version: 0 })).rejects.toBe(refusals.notRead)
    })
  })

  test('sửa một chữ chỉ ghi một lần sửa: bên cạnh điều đã đọc, và trong nhật ký', async () => {
    const uploadId = await readUpload(world())
    const before = (await everythingIn(world())).plan_upload as { reading: unknown }[]
    await world().does('lan', correctDraftTask, {
      uploadId,
      version: 0,
      ...firstTask,
      text: 'Tuyên truyền Luật Hộ tịch',
    })
    expect(await correctionsOf(world())).toEqual([
      {
        task_key: 't1',
        field: 'text',
        read_value: firstTask.text,
        corrected_value: 'Tuyên truyền Luật Hộ tịch',
        corrected_by: world().ids.lan,
      },
    ])
    expect(await auditOf(world(), 'plans.correct-task')).toMatchObject([
      { subjectId: uploadId, before: { text: firstTask.text }, after: { text: 'Tuyên truyền Luật Hộ tịch' } },
    ])
    const after = (await everythingIn(world())).plan_upload as { reading: unknown }[]
    expect(after[0]!.reading).toEqual(before[0]!.reading) // what was read never changes
    const [task] = (await draftOf(world(), uploadId)).tasks
    expect(task).toMatchObject({
      text: 'Tuyên truyền Luật Hộ tịch',
      time: { end: '2026-11-30' },
      leads: [{ how: 'exact' }],
    })
  })

  test('cơ quan đã chọn cho một tên thì còn nguyên khi sửa chỗ khác, và được giao nhiệm vụ', async () => {
    const uploadId = await readUpload(world())
    const office = world().bodies.office.id
    const form = {
      taskKey: 't4',
      path: 'II.4',
      text: 'Phát thanh',
      leads: 'Tổ loa',
      partners: '',
      time: 'Thường xuyên',
      outputs: '',
    }
    await world().does('lan', correctDraftTask, { uploadId, version: 0, ...form, 'chon:Tổ loa': office })
    await world().does('lan', correctDraftTask, { uploadId, version: 1, ...form, text: 'Phát thanh trên loa' })
    expect((await draftOf(world(), uploadId)).tasks[3]!.leads).toMatchObject([
      { written: 'Tổ loa', bodyIds: [office], how: 'chosen' },
    ])
    await world().does('hung', adoptPlan, { uploadId, version: 2 })
    const leads = await world()
      .db.selectFrom('task_body')
      .select('body_id')
      .where('part', '=', 'lead')
      .where('body_id', '=', office)
      .execute()
    expect(leads).toHaveLength(3)
  })

  test('thêm, tách, ghép, bỏ, phục hồi: bản nháp đúng thứ tự, mỗi việc một lần sửa', async () => {
    const uploadId = await readUpload(world())
    const does = async (act: unknown, raw: object) =>
      world().does('lan', anyAct(act), { uploadId, version: await versionOf(world(), uploadId), ...raw })
    await does(addDraftTask, { ...firstTask, text: 'Việc máy đọc sót', afterKey: 't2', leads: '', time: '' })
    await does(splitDraftTask, { taskKey: 't1', parts: 'Phần một\nPhần hai' })
    await does(mergeDraftTasks, { taskKey: 't3' })
    await does(dropDraftTask, { taskKey: 't2' })
    const draft = await draftOf(world(), uploadId)
    expect(draft.tasks.map(({ key, text, dropped }) => [key, text, dropped])).toEqual([
      ['t1', 'Phần một', false],
      ['t6', 'Phần hai', false],
      ['t2', 'Tập huấn kỹ năng cho hòa giải viên cơ sở', true],
      ['t5', 'Việc máy đọc sót', false],
      ['t3', 'Trả lời kiến nghị của cử tri Phát thanh chuyên mục pháp luật trên loa', false],
    ])
    await does(restoreDraftTask, { taskKey: 't2' })
    expect((await correctionsOf(world())).map((one) => one.field)).toEqual([
      'added',
      'dropped',
      'dropped',
      'merge',
      'split',
    ])
    for (const act of ['add-task', 'split-task', 'merge-tasks', 'drop-task', 'restore-task'])
      expect(await auditOf(world(), `plans.${act}`)).toHaveLength(1)
  })

  test('thông tin chung: ngày ghi thiếu giữ nguyên như văn bản cho đến khi có người biết ngày', async () => {
    const uploadId = await readUpload(world(), { reading: aReading({ date: '2026-05', number: null }) })
    const header = {
      title: aReading().title!,
      issuer: 'UBND xã Một',
      periodStart: '1/1/2026',
      periodEnd: '31/12/2026',
      signerName: 'Trần Văn Hùng',
    }
    await world().does('lan', correctDraftHeader, { uploadId, version: 0, ...header, number: '12/KH-UBND' })
    expect((await draftOf(world(), uploadId)).header).toMatchObject({ date: '2026-05', number: '12/KH-UBND' })
    await world().does('lan', correctDraftHeader, {
      uploadId,
      version: 1,
      ...header,
      number: '12/KH-UBND',
      date: '7/5/2026',
    })
    expect((await draftOf(world(), uploadId)).header.date).toBe('2026-05-07')
    expect((await correctionsOf(world())).map((one) => [one.field, one.corrected_value])).toEqual([
      ['date', '2026-05-07'],
      ['number', '12/KH-UBND'],
    ])
  })

  test.each(['Tổ loa', 'Tổ   loa\n truyền thanh', `Ban ${'chỉ đạo '.repeat(80)}`])(
    'chỗ cần xem về «%s» ghi nhận được là đã xem',
    async (written) => {
      const reading = aReading({ tasks: [aTaskReading('Phát thanh', { lead: [written] })] })
      const uploadId = await readUpload(world(), { reading })
      const { doubts } = await loadUploadPage(world().db, world().actors.lan, world().today, uploadId)
      expect(doubts.map((one) => one.settled)).toEqual([false])
      await world().does('lan', settleDraftDoubt, { uploadId, version: 0, doubtKey: doubts[0]!.key, taskKey: 't1' })
      const after = await loadUploadPage(world().db, world().actors.lan, world().today, uploadId)
      expect(after.doubts.map((one) => one.settled)).toEqual([true])
      expect(await auditOf(world(), 'plans.settle-doubt')).toHaveLength(1)
    },
  )
})
