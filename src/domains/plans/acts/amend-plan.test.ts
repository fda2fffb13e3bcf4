import { expect, test } from 'vitest'
import { addEvidence } from '#domains/plans/acts/add-evidence.ts'
import { adoptPlan } from '#domains/plans/acts/adopt-plan.ts'
import { answerExplanation } from '#domains/plans/acts/answer-explanation.ts'
import { assignTask } from '#domains/plans/acts/assign-task.ts'
import { checkObligation } from '#domains/plans/acts/check-obligation.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { requestExplanation } from '#domains/plans/acts/request-explanation.ts'
import { requestObligation } from '#domains/plans/acts/request-obligation.ts'
import { undoAdoption } from '#domains/plans/acts/undo-adoption.ts'
import { writeProgress } from '#domains/plans/acts/write-progress.ts'
import { refusals as planRefusals } from '#domains/plans/plan.store.ts'
import {
  adoptedPlan,
  aReading,
  aTaskReading,
  dueOn,
  everythingIn,
  formFor,
  marksOf,
  onPlans,
  onRequest,
  readUpload,
  type World,
} from '#domains/plans/plans.fixtures.ts'
import { refusals as taskRefusals } from '#domains/plans/task.ts'
import { loadTaskPage } from '#domains/plans/task-page.queries.ts'
import { loadUploadPage } from '#domains/plans/upload.queries.ts'

/** Renumbered, one text a little longer, one deadline later, one task gone, one new. */
const amendedReading = aReading({
  number: '40/KH-UBND',
  tasks: [
    aTaskReading('Tuyên truyền Luật Đất đai tại các thôn, tổ dân phố', { path: 'I.5', outputs: ['Báo cáo kết quả'] }),
    aTaskReading('Tập huấn kỹ năng cho hòa giải viên cơ sở', { path: 'I.6', time: dueOn('2026-12-15') }),
    aTaskReading('Trả lời kiến nghị của cử tri', { path: 'I.7', time: onRequest, lead: ['UBND xã Một'] }),
    aTaskReading('Thi tìm hiểu pháp luật trực tuyến', { path: 'I.8', time: dueOn('2026-12-20') }),
  ],
})

/** What xã Một has done on the first plan by the time it is amended. */
async function workedPlan(world: World) {
  const { planId } = await adoptedPlan(world)
  world.later(60_000)
  const first = await formFor(world, planId, 'II.1')
  await world.does('hung', assignTask, {
    taskId: first.taskId,
    version: 0,
    officerId: world.ids.lan,
    budgetEstimate: '1.500.000',
  })
  const claimed = await world.does('lan', claimObligation, { ...first, doneDay: '2026-11-19' })
  const shown = await world.does('lan', addEvidence, { ...first, version: claimed.version, ...reportFile })
  await world.does('hung', checkObligation, { ...first, version: shown.version })
  const second = await formFor(world, planId, 'II.2')
  await world.does('lan', writeProgress, { ...second, note: 'Đã mời báo cáo viên.', figures: 'Số người: 45 người' })
  await world.does('hung', requestExplanation, { ...second, text: 'Vì sao chưa tổ chức tập huấn?' })
  const asked = await formFor(world, planId, 'II.3')
  await world.does('lan', requestObligation, { ...asked, dueDay: '2026-11-25' })
  world.later(60_000)
  return planId
}

const reportFile = {
  output: 'Báo cáo kết quả',
  files: { evidence: [{ name: 'bao-cao.txt', bytes: new TextEncoder().encode('Báo cáo kết quả tuyên truyền') }] },
}

onPlans('kế hoạch sửa đổi', (world) => {
  test('trang kiểm tra so sánh với kế hoạch trước: thêm, sửa, bỏ; chỉ đánh số lại thì không phải là sửa', async () => {
    const { planId } = await adoptedPlan(world())
    const uploadId = await readUpload(world(), { reading: amendedReading, amendsPlanId: planId })
    const { comparison, amended } = await loadUploadPage(world().db, world().actors.hung, world().today, uploadId)
    expect(amended).toMatchObject({ id: planId })
    expect(comparison?.added.map((one) => one.path)).toEqual(['I.8'])
    expect(comparison?.dropped.map((one) => one.path)).toEqual(['II.4'])
    expect(comparison?.changed.map((one) => [one.after.path, one.fields]).sort()).toEqual([
      ['I.5', ['text']],
      ['I.6', ['timeRaw']],
    ])
    expect(comparison?.unchanged.map((one) => one.after.path)).toEqual(['I.7'])
  })

  test('việc đã làm theo sang kế hoạch mới: kết quả, tệp, ghi chép, yêu cầu chưa trả lời, người phụ trách, kinh phí', async () => {
    const planId = await workedPlan(world())
    const { planId: laterId } = await adoptedPlan(world(), { reading: amendedReading, amendsPlanId: planId })
    const marks = await marksOf(world(), laterId)
    expect(marks.map(({ path, state, dueDay }) => [path, state, dueDay])).toEqual([
      ['I.5', 'checked', '2026-11-30'],
      ['I.6', 'open', '2026-12-15'],
      ['I.7', 'open', '2026-11-25'],
      ['I.8', 'open', '2026-12-20'],
    ])
    const page = (path: string) =>
      loadTaskPage(world().db, world().actors.lan, marks.find((one) => one.path === path)!.taskId)
    const first = await page('I.5')
    expect(first.obligations).toMatchObject([
      { claimedBy: world().ids.lan, checkedBy: world().ids.hung, doneDay: '2026-11-19' },
    ])
    expect(first.evidence).toMatchObject([{ output: 'Báo cáo kết quả', fileName: 'bao-cao.txt' }])
    expect(first.task).toMatchObject({ officerId: world().ids.lan, budget: { estimate: 1_500_000 } })
    const second = await page('I.6')
    expect(second.progress).toMatchObject([
      { note: 'Đã mời báo cáo viên.', figures: [{ value: 45 }], obligationId: second.obligations[0]!.id },
    ])
    expect(second.exchanges).toMatchObject([{ kind: 'explain-request', answered: false }])
    await world().does('lan', answerExplanation, {
      taskId: second.task.id,
      requestId: second.exchanges[0]!.id,
      text: 'Giảng viên bận, đã dời sang tháng 12.',
    })
    expect((await page('I.8')).progress).toEqual([])
  })

  test('sản phẩm phải có đã đổi tên thì việc có sản phẩm kèm theo lại chỉ là báo đã xong', async () => {
    const { planId } = await adoptedPlan(world())
    const first = await formFor(world(), planId, 'II.1')
    const claimed = await world().does('lan', claimObligation, { ...first, doneDay: '2026-11-19' })
    expect(await world().does('lan', addEvidence, { ...first, version: claimed.version, ...reportFile })).toMatchObject(
      {
        state: 'evidenced',
      },
    )
    const reading = aReading({
      tasks: [
        aTaskReading('Tuyên truyền Luật Đất đai tại các thôn', { outputs: ['Báo cáo kết quả', 'Danh sách ký nhận'] }),
      ],
    })
    const { planId: laterId } = await adoptedPlan(world(), { reading, amendsPlanId: planId })
    expect(await marksOf(world(), laterId)).toMatchObject([{ state: 'claimed' }])
  })

  test('kế hoạch cũ đã được thay thì không ghi thêm được vào nhiệm vụ của nó', async () => {
    const { planId } = await adoptedPlan(world())
    const form = await formFor(world(), planId, 'II.1')
    const { planId: laterId } = await adoptedPlan(world(), { reading: amendedReading, amendsPlanId: planId })
    const rows = await everythingIn(world())
    expect((rows.plan as { id: string; state: string }[]).find((one) => one.id === planId)?.state).toBe('replaced')
    for (const [deed, raw] of [
      [claimObligation, { ...form, doneDay: '2026-11-20' }],
      [writeProgress, { taskId: form.taskId, note: 'Ghi nhầm chỗ' }],
      [assignTask, { taskId: form.taskId, version: 0, officerId: world().ids.lan }],
    ] as const)
      await expect(world().does('hung', deed as typeof claimObligation, raw)).rejects.toBe(taskRefusals.replaced)
    expect(await everythingIn(world())).toEqual(rows)
    await expect(world().does('hung', undoAdoption, { planId })).rejects.toBe(planRefusals.notAdopted)
    expect(laterId).not.toBe(planId)
  })

  test('hoàn tác kế hoạch sửa đổi đưa kế hoạch cũ trở lại đúng như trước, và kế hoạch cũ chưa ai làm thì cũng hoàn tác được', async () => {
    const { planId } = await adoptedPlan(world())
    const marks = await marksOf(world(), planId)
    const { planId: laterId } = await adoptedPlan(world(), { reading: amendedReading, amendsPlanId: planId })
    await world().does('hung', undoAdoption, { planId: laterId })
    expect(await marksOf(world(), planId)).toEqual(marks)
    const form = await formFor(world(), planId, 'II.2')
    await world().does('hung', undoAdoption, { planId })
    await expect(world().does('lan', claimObligation, { ...form, doneDay: '2026-11-20' })).rejects.toBe(
      taskRefusals.dropped,
    )
  })

  test('việc theo sang từ kế hoạch cũ không cản việc hoàn tác; việc làm sau đó thì cản', async () => {
    const planId = await workedPlan(world())
    const before = await marksOf(world(), planId)
    const first = await adoptedPlan(world(), { reading: amendedReading, amendsPlanId: planId })
    await world().does('hung', undoAdoption, { planId: first.planId })
    expect(await marksOf(world(), planId)).toEqual(before)
    const again = await world().does('hung', adoptPlan, { uploadId: first.uploadId, version: 0 })
    world().later(60_000)
    const form = await formFor(world(), again.planId, 'I.8')
    await world().does('lan', writeProgress, { taskId: form.taskId, note: 'Đã soạn câu hỏi thi.' })
    await expect(world().does('hung', undoAdoption, { planId: again.planId })).rejects.toBe(planRefusals.workedOn)
  })

  test('hai bản sửa đổi của một kế hoạch: chỉ một bản được nhập, kể cả khi hai người bấm cùng lúc', async () => {
    const { planId } = await adoptedPlan(world())
    const uploads = await Promise.all(
      [1, 2].map(() => readUpload(world(), { reading: amendedReading, amendsPlanId: planId })),
    )
    const both = await Promise.allSettled(
      uploads.map((uploadId) => world().does('hung', adoptPlan, { uploadId, version: 0 })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: planRefusals.amendedGone })
  })

  test('nhập bản sửa đổi và báo xong trên kế hoạch cũ cùng lúc: việc đã báo không bao giờ mất', async () => {
    for (let round = 0; round < 4; round++) {
      const { planId } = await adoptedPlan(world())
      const form = await formFor(world(), planId, 'II.1')
      const uploadId = await readUpload(world(), { reading: amendedReading, amendsPlanId: planId })
      const [adopted, claimed] = await Promise.allSettled([
        world().does('hung', adoptPlan, { uploadId, version: 0 }),
        world().does('lan', claimObligation, { ...form, doneDay: '2026-11-20' }),
      ])
      if (adopted.status === 'rejected') throw adopted.reason
      const mark = (await marksOf(world(), adopted.value.planId)).find((one) => one.path === 'I.5')
      expect(mark?.state).toBe(claimed.status === 'fulfilled' ? 'claimed' : 'open')
    }
  })
})
