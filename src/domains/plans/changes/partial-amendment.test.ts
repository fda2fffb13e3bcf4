import { expect, test } from 'vitest'
import { addEvidence } from '#domains/plans/acts/add-evidence.ts'
import { adoptPlan } from '#domains/plans/acts/adopt-plan.ts'
import { assignTask } from '#domains/plans/acts/assign-task.ts'
import { checkObligation } from '#domains/plans/acts/check-obligation.ts'
import { chooseDraftAmending } from '#domains/plans/acts/choose-amending.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { requestFurtherObligation } from '#domains/plans/acts/request-further.ts'
import { requestObligation } from '#domains/plans/acts/request-obligation.ts'
import { undoAdoption } from '#domains/plans/acts/undo-adoption.ts'
import { refusals as obligationRefusals } from '#domains/plans/obligation.ts'
import { loadPlanPage } from '#domains/plans/plan.queries.ts'
import {
  adoptedPlan,
  aReading,
  aTaskReading,
  dueOn,
  everythingIn,
  formFor,
  marksOf,
  onPlans,
  readUpload,
  versionOf,
  type World,
} from '#domains/plans/plans.fixtures.ts'
import { refusals as taskRefusals } from '#domains/plans/task.ts'
import { loadTaskPage } from '#domains/plans/task-page.queries.ts'
import { loadUploadPage } from '#domains/plans/upload.queries.ts'

const title = 'Sửa đổi, bổ sung một số nội dung Kế hoạch số 12/KH-UBND'
const later = aTaskReading('Tập huấn kỹ năng cho hòa giải viên cơ sở', { path: '1', time: dueOn('2026-12-15') })
const fresh = aTaskReading('Thi tìm hiểu pháp luật trực tuyến', { path: '2', time: dueOn('2026-12-20') })
const partial = aReading({ number: '40/KH-UBND', title, tasks: [later, fresh], reporting: [] })

async function doneFirst(world: World, planId: string) {
  const form = await formFor(world, planId, 'II.1')
  await world.does('hung', assignTask, {
    taskId: form.taskId,
    version: 0,
    officerId: world.ids.lan,
    budgetSpent: '900',
  })
  const claimed = await world.does('lan', claimObligation, { ...form, doneDay: '2026-11-19' })
  const files = { evidence: [{ name: 'bao-cao.txt', bytes: new TextEncoder().encode('Báo cáo kết quả') }] }
  const shown = await world.does('lan', addEvidence, {
    ...form,
    version: claimed.version,
    output: 'Báo cáo kết quả',
    files,
  })
  await world.does('hung', checkObligation, { ...form, version: shown.version })
}

onPlans('sửa đổi, bổ sung một số nội dung', (world) => {
  test('nhiệm vụ không nhắc tới vẫn còn hiệu lực, với người phụ trách, kinh phí, kết quả và cả loạt mốc', async () => {
    const { planId } = await adoptedPlan(world())
    await doneFirst(world(), planId)
    const { planId: laterId } = await adoptedPlan(world(), { reading: partial, amendsPlanId: planId })
    const marks = await marksOf(world(), laterId)
    expect(marks.map(({ path, state, dueDay }) => [path, state, dueDay])).toEqual([
      ['II.1', 'checked', '2026-11-30'],
      ['1', 'open', '2026-12-15'],
      ['II.3', 'waiting', null],
      ['II.4', 'open', '2026-03-31'],
      ['II.4', 'open', '2026-06-30'],
      ['II.4', 'open', '2026-09-30'],
      ['II.4', 'open', '2026-12-31'],
      ['2', 'open', '2026-12-20'],
    ])
    const page = await loadTaskPage(world().db, world().actors.lan, marks[0]!.taskId)
    expect(page.task).toMatchObject({
      officerId: world().ids.lan,
      budget: { spent: 900 },
      outputs: ['Báo cáo kết quả'],
    })
    expect(page.evidence).toMatchObject([{ fileName: 'bao-cao.txt' }])
    expect(page.history.versions.map((one) => one.planId)).toEqual([laterId, planId])
    const { plan, cells } = await loadPlanPage(world().db, world().actors.hung, world().today, laterId)
    expect(plan.amends_how).toBe('partial')
    expect(cells).toMatchObject({ checked: 1, waiting: 1 })
  })

  test('người kiểm tra văn bản thấy trước phần giữ nguyên, và nói được nhiệm vụ nào bãi bỏ', async () => {
    const { planId } = await adoptedPlan(world())
    const uploadId = await readUpload(world(), { reading: partial, amendsPlanId: planId })
    const seen = async () =>
      (await loadUploadPage(world().db, world().actors.hung, world().today, uploadId)).comparison!
    expect((await seen()).kept.map((one) => one.path)).toEqual(['II.1', 'II.3', 'II.4'])
    const ended = (await seen()).kept.find((one) => one.path === 'II.4')!.id
    const before = await everythingIn(world())
    await expect(
      world().does('tu', chooseDraftAmending, { uploadId, version: 0, how: 'partial', ended }),
    ).rejects.toThrow('Không tìm thấy')
    await expect(world().does('lan', chooseDraftAmending, { uploadId, version: 0, how: 'nửa' })).rejects.toThrow(
      'Hãy chọn một trong hai cách sửa đổi.',
    )
    expect(await everythingIn(world())).toEqual(before)
    await world().does('lan', chooseDraftAmending, { uploadId, version: 0, how: 'partial', ended })
    expect((await seen()).dropped.map((one) => one.path)).toEqual(['II.4'])
    const { planId: laterId } = await world().does('hung', adoptPlan, {
      uploadId,
      version: await versionOf(world(), uploadId),
    })
    expect([...new Set((await marksOf(world(), laterId)).map((one) => one.path))]).toEqual(['II.1', '1', 'II.3', '2'])
  })

  test('nói là thay thế thì nhiệm vụ không nhắc tới không còn', async () => {
    const { planId } = await adoptedPlan(world())
    const uploadId = await readUpload(world(), { reading: partial, amendsPlanId: planId })
    await world().does('lan', chooseDraftAmending, { uploadId, version: 0, how: 'whole', ended: [] })
    const { planId: laterId } = await world().does('hung', adoptPlan, { uploadId, version: 1 })
    expect((await marksOf(world(), laterId)).map((one) => one.path)).toEqual(['1', '2'])
  })

  test('chuỗi ba lần sửa đổi; hoàn tác lần cuối đưa lần giữa trở lại đúng như trước', async () => {
    const { planId } = await adoptedPlan(world())
    await doneFirst(world(), planId)
    world().later(60_000)
    const second = await adoptedPlan(world(), { reading: partial, amendsPlanId: planId })
    const before = await marksOf(world(), second.planId)
    world().later(60_000)
    const moved = { ...fresh, path: '1', time: dueOn('2026-12-28') }
    const reading = aReading({ number: '52/KH-UBND', title, tasks: [moved], reporting: [] })
    const third = await adoptedPlan(world(), { reading, amendsPlanId: second.planId })
    const marks = await marksOf(world(), third.planId)
    expect(marks.find((one) => one.path === 'II.1')?.state).toBe('checked')
    const first = marks.find((one) => one.path === 'II.1')!
    const { history } = await loadTaskPage(world().db, world().actors.lan, first.taskId)
    expect(history.versions.map((one) => one.planId)).toEqual([third.planId, second.planId, planId])
    await world().does('hung', undoAdoption, { planId: third.planId })
    expect(await marksOf(world(), second.planId)).toEqual(before)
  })

  test('hai nhiệm vụ ghép làm một: việc đã làm của cả hai đi theo, kinh phí cộng lại, chưa xong hết thì chưa xong', async () => {
    const first = aTaskReading('Tuyên truyền Luật Đất đai tại các thôn trong xã', { path: 'II.1' })
    const second = aTaskReading('Phát tờ gấp về trợ giúp pháp lý cho hộ nghèo', { path: 'II.2' })
    const { planId } = await adoptedPlan(world(), { reading: aReading({ tasks: [first, second], reporting: [] }) })
    for (const [path, spent] of [
      ['II.1', '900'],
      ['II.2', '100'],
    ] as const) {
      const form = await formFor(world(), planId, path)
      await world().does('hung', assignTask, { taskId: form.taskId, version: 0, officerId: '', budgetSpent: spent })
    }
    const form = await formFor(world(), planId, 'II.2')
    await world().does('lan', claimObligation, { ...form, doneDay: '2026-11-19' })
    const joined = aTaskReading(`${first.text}; ${second.text.toLowerCase()}`, { path: 'II.1' })
    const { planId: laterId } = await adoptedPlan(world(), {
      reading: aReading({ tasks: [joined], reporting: [] }),
      amendsPlanId: planId,
    })
    const marks = await marksOf(world(), laterId)
    expect(marks.map((one) => one.state).sort()).toEqual(['claimed', 'open'])
    const page = await loadTaskPage(world().db, world().actors.lan, marks[0]!.taskId)
    expect(page.task.budget.spent).toBe(1000)
    expect(page.history.origins).toHaveLength(1)
  })

  test('một nhiệm vụ tách làm hai: việc đã làm đi với phần giống hơn, phần kia ghi là tách ra từ đâu', async () => {
    const text = 'Tuyên truyền Luật Đất đai tại các thôn và tập huấn cho hòa giải viên về Luật Đất đai mới'
    const { planId } = await adoptedPlan(world(), { reading: aReading({ tasks: [aTaskReading(text)], reporting: [] }) })
    const form = await formFor(world(), planId, 'II.1')
    await world().does('lan', claimObligation, { ...form, doneDay: '2026-11-19' })
    const tasks = [
      aTaskReading('Tập huấn cho hòa giải viên về Luật Đất đai mới', { path: 'II.2' }),
      aTaskReading('Tuyên truyền Luật Đất đai tại các thôn', { path: 'II.1' }),
    ]
    const { planId: laterId } = await adoptedPlan(world(), {
      reading: aReading({ tasks, reporting: [] }),
      amendsPlanId: planId,
    })
    const marks = await marksOf(world(), laterId)
    expect(marks.map((one) => one.state).sort()).toEqual(['claimed', 'open'])
    const part = marks.find((one) => one.state === 'open')!
    const { history } = await loadTaskPage(world().db, world().actors.lan, part.taskId)
    expect(history.origins).toMatchObject([{ how: 'divided', taskId: form.taskId }])
  })
})

onPlans('phân công và yêu cầu tiếp theo', (world) => {
  test('hai người cùng sửa phân công: người sau phải xem thay đổi của người trước', async () => {
    const { planId } = await adoptedPlan(world())
    const { taskId } = await formFor(world(), planId, 'II.1')
    const assign = () => world().does('hung', assignTask, { taskId, version: 0, officerId: world().ids.lan })
    const both = await Promise.allSettled([assign(), assign()])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: taskRefusals.assignedMeanwhile })
  })

  test('yêu cầu mới chỉ mở khi yêu cầu trước đã xong, và là một mốc riêng', async () => {
    const { planId } = await adoptedPlan(world())
    const form = await formFor(world(), planId, 'II.3')
    const asked = await world().does('lan', requestObligation, { ...form, dueDay: '2026-11-25' })
    const again = { ...form, version: asked.version, dueDay: '2026-12-01' }
    await expect(world().does('lan', requestFurtherObligation, again)).rejects.toBe(obligationRefusals.notOpen)
    const done = await world().does('lan', claimObligation, { ...form, version: asked.version, doneDay: '2026-11-20' })
    const next = { ...form, version: done.version }
    for (const [raw, refusal] of [
      [{ ...next, version: 0, dueDay: '2026-12-01' }, obligationRefusals.changedMeanwhile],
      [{ ...next, dueDay: '2026-11-20' }, obligationRefusals.dueInPast],
    ] as const)
      await expect(world().does('lan', requestFurtherObligation, raw)).rejects.toBe(refusal)
    await world().does('lan', requestFurtherObligation, { ...next, dueDay: '2026-12-01' })
    const marks = (await marksOf(world(), planId)).filter((one) => one.path === 'II.3')
    expect(marks.map((one) => [one.state, one.dueDay])).toEqual([
      ['claimed', '2026-11-25'],
      ['open', '2026-12-01'],
    ])
    await expect(world().does('lan', requestFurtherObligation, { ...next, dueDay: '2026-12-02' })).rejects.toBe(
      obligationRefusals.notOpen,
    )
  })
})
