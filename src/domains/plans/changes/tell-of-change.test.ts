import { expect, test } from 'vitest'
import { giveRole } from '#domains/people/testing/people-house.ts'
import { acknowledgeChange } from '#domains/plans/acts/acknowledge-change.ts'
import { adoptPlan } from '#domains/plans/acts/adopt-plan.ts'
import { assignTask } from '#domains/plans/acts/assign-task.ts'
import { undoAdoption } from '#domains/plans/acts/undo-adoption.ts'
import { listMyNotices, listToldPeople, listUnreadNotices } from '#domains/plans/changes/change-notice.queries.ts'
import { refusals } from '#domains/plans/changes/change-notice.store.ts'
import {
  adoptedPlan,
  aReading,
  aTaskReading,
  dueOn,
  everythingIn,
  formFor,
  onPlans,
  readUpload,
  type World,
} from '#domains/plans/plans.fixtures.ts'

/** II.1 as it was; II.2 later; II.3 and II.4 gone; one new that xã Hai leads. */
const amended = aReading({
  tasks: [
    aTaskReading('Tuyên truyền Luật Đất đai tại các thôn', { path: 'II.1', outputs: ['Báo cáo kết quả'] }),
    aTaskReading('Tập huấn kỹ năng cho hòa giải viên cơ sở', { path: 'II.2', time: dueOn('2026-12-15') }),
    aTaskReading('Thi tìm hiểu pháp luật trực tuyến', { path: 'II.5', lead: ['UBND xã Hai'] }),
  ],
})

/** Lan is responsible for II.2; Nga leads the office that leads it. */
async function amendedPlan(world: World) {
  const { planId } = await adoptedPlan(world)
  const { taskId } = await formFor(world, planId, 'II.2')
  await world.does('hung', assignTask, { taskId, officerId: world.ids.lan, version: 0 })
  await giveRole(world.house, world.ids.mai, 'leader', { bodyId: world.bodies.office.id })
  const uploadId = await readUpload(world, { reading: amended, amendsPlanId: planId })
  const { planId: laterId } = await world.does('hung', adoptPlan, { uploadId, version: 0 })
  return { planId, laterId, uploadId }
}

onPlans('báo cho người có việc khi kế hoạch sửa đổi', (world) => {
  test('kế hoạch mới không sửa kế hoạch nào thì không báo cho ai', async () => {
    await adoptedPlan(world())
    expect(await world().db.selectFrom('plan_change_notice').selectAll().execute()).toEqual([])
  })

  test('mỗi người có việc được báo một lần, nói phần của mình; người tự nhập thì không', async () => {
    const { laterId } = await amendedPlan(world())
    const said = async (who: 'lan' | 'hung' | 'mai' | 'tu') =>
      (await listMyNotices(world().db, world().ids[who])).map((one) => one.summary)
    expect(await said('lan')).toEqual(['Sửa 1 (II.2) nhiệm vụ ông/bà phụ trách.'])
    expect(await said('mai')).toEqual(['Sửa 1 (II.2) nhiệm vụ của Phòng Văn hóa.'])
    expect(await said('tu')).toEqual(['Thêm 1 (II.5) nhiệm vụ của UBND xã Hai.'])
    expect(await said('hung')).toEqual([])
    const unread = await listUnreadNotices(world().db, [world().ids.lan, world().ids.hung, world().ids.tu])
    expect(unread.map((one) => [one.personId, one.planId]).sort()).toEqual(
      [world().ids.lan, world().ids.tu].map((id) => [id, laterId]).sort(),
    )
    expect(await listUnreadNotices(world().db, [])).toEqual([])
  })

  test('chỉ người nhận mới đánh dấu đã đọc được; đọc hai lần cũng chỉ là đã đọc', async () => {
    await amendedPlan(world())
    const [notice] = await listMyNotices(world().db, world().ids.lan)
    const before = await everythingIn(world())
    await expect(world().does('tu', acknowledgeChange, { noticeId: notice!.id })).rejects.toBe(refusals.noNotice)
    expect(await everythingIn(world())).toEqual(before)
    await world().does('lan', acknowledgeChange, { noticeId: notice!.id })
    const [first] = await listMyNotices(world().db, world().ids.lan)
    world().later(60_000)
    await world().does('lan', acknowledgeChange, { noticeId: notice!.id })
    expect(await listMyNotices(world().db, world().ids.lan)).toEqual([first])
    expect(first!.acknowledgedAt).not.toBeNull()
    expect(await listUnreadNotices(world().db, [world().ids.lan])).toEqual([])
  })

  test('ai đã được báo, ai đã đọc: người giao việc của cơ quan ban hành thấy hết, cơ quan khác chỉ thấy người của mình', async () => {
    const { laterId } = await amendedPlan(world())
    const seen = async (who: 'lan' | 'hung' | 'mai' | 'tu') =>
      (await listToldPeople(world().db, world().actors[who], laterId)).map((one) => one.personId).sort()
    const { lan, mai, tu } = world().ids
    expect(await seen('hung')).toEqual([lan, mai, tu].sort())
    expect(await seen('tu')).toEqual([tu])
    expect(await seen('mai')).toEqual([]) // an overseer of the province assigns nothing
    expect(await listToldPeople(world().db, { grants: [] }, laterId)).toEqual([])
  })

  test('hoàn tác: tin chưa đọc được rút lại, người đã đọc được báo là trở lại như trước', async () => {
    const { laterId, uploadId, planId } = await amendedPlan(world())
    const [notice] = await listMyNotices(world().db, world().ids.lan)
    await world().does('lan', acknowledgeChange, { noticeId: notice!.id })
    await world().does('hung', undoAdoption, { planId: laterId })
    expect(await listMyNotices(world().db, world().ids.tu)).toEqual([])
    expect(await listMyNotices(world().db, world().ids.lan)).toMatchObject([
      { planId, acknowledgedAt: null, summary: expect.stringContaining('hoàn tác') },
    ])
    const again = await world().does('hung', adoptPlan, { uploadId, version: 0 })
    expect((await listUnreadNotices(world().db, [world().ids.tu])).map((one) => one.planId)).toEqual([again.planId])
  })
})
