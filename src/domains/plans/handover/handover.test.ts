import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { Day } from '#base/day.ts'
import { actorFor, addBody, giveRole } from '#domains/people/testing/people-house.ts'
import { adoptPlan } from '#domains/plans/acts/adopt-plan.ts'
import { assignTask } from '#domains/plans/acts/assign-task.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { chooseSuccessor, refusals } from '#domains/plans/acts/hand-over-work.ts'
import { handOverAll } from '#domains/plans/handover/handover.jobs.ts'
import { listImpacts, listWaitingHandovers } from '#domains/plans/handover/handover.queries.ts'
import { impactPage } from '#domains/plans/pages/impact-page.tsx'
import {
  adoptedPlan,
  aReading,
  aTaskReading,
  auditOf,
  everythingIn,
  formFor,
  marksOf,
  onPlans,
  readUpload,
  type World,
} from '#domains/plans/plans.fixtures.ts'
import { loadTaskPage } from '#domains/plans/task-page.queries.ts'
import { perform } from '#platform/acts/act.ts'

/** The body is there no longer from today; what it did is taken over by some, or by none. */
async function end({ db, today }: World, oldId: string, newIds: readonly string[], day: Day = today): Promise<void> {
  await sql`update body set to_day = ${day}, ended_by = '15/NQ-HĐND' where id = ${oldId}`.execute(db)
  for (const id of newIds)
    await sql`insert into body_succession (old_id, new_id, on_day, kind, decision)
      values (${oldId}, ${id}, ${day}, ${newIds.length === 1 ? 'merge' : 'split'}, '15/NQ-HĐND')`.execute(db)
}

const heldBy = async ({ db }: World, bodyId: string) =>
  (await db.selectFrom('task').select('path').where('holder_body_id', '=', bodyId).orderBy('position').execute()).map(
    (one) => one.path,
  )

onPlans('cơ quan kết thúc khi việc đang mở', (world) => {
  test('chưa cơ quan nào kết thúc thì không có gì chuyển; kết thúc từ ngày mai thì hôm nay chưa chuyển', async () => {
    await adoptedPlan(world())
    await end(world(), world().bodies.first.id, [world().bodies.second.id], '2026-11-22')
    const before = await everythingIn(world())
    await handOverAll(world().house)
    expect(await everythingIn(world())).toEqual(before)
  })

  test('một cơ quan kế tục: việc đang mở sang đó, phần cũ ở lại làm lịch sử, người ở đó làm tiếp và xong được', async () => {
    const { planId } = await adoptedPlan(world())
    const { first, second } = world().bodies
    const done = await formFor(world(), planId, 'II.1')
    await world().db.updateTable('task').set({ outputs: [] }).where('id', '=', done.taskId).execute()
    const claimed = await world().does('lan', claimObligation, { ...done, doneDay: '2026-11-19' })
    await sql`update obligation set state = 'checked', checked_by = ${world().ids.hung}, checked_at = now(), version = version + 1 where id = ${done.obligationId}`.execute(
      world().db,
    )
    expect(claimed.state).toBe('claimed')
    const open = await formFor(world(), planId, 'II.2')
    await expect(world().does('tu', claimObligation, { ...open, doneDay: '2026-11-20' })).rejects.toThrow(
      'Không tìm thấy',
    )
    await end(world(), first.id, [second.id])
    await handOverAll(world().house)
    expect(await heldBy(world(), first.id)).toEqual(['II.1'])
    expect(await heldBy(world(), second.id)).toEqual(['II.2', 'II.3', 'II.4'])
    const parts = await world()
      .db.selectFrom('task_body')
      .select(['body_id', 'part'])
      .where('task_id', '=', open.taskId)
      .where('part', '=', 'issuer')
      .execute()
    expect(parts.map((one) => one.body_id).sort()).toEqual([first.id, second.id].sort())
    expect(await world().does('tu', claimObligation, { ...open, doneDay: '2026-11-20' })).toMatchObject({
      state: 'claimed',
    })
    const { handovers } = await loadTaskPage(world().db, world().actors.tu, open.taskId)
    expect(handovers).toMatchObject([
      { part: 'issuer', fromName: 'UBND xã Một', toName: 'UBND xã Hai', decision: '15/NQ-HĐND', by: null },
    ])
    expect(await auditOf(world(), 'plans.hand-over-work')).toMatchObject([
      { subjectId: planId, bodyId: second.id, by: null },
    ])
    const before = await everythingIn(world())
    await handOverAll(world().house)
    expect(await everythingIn(world())).toEqual(before)
  })

  test('kế hoạch của cơ quan đã hợp nhất được cơ quan kế tục sửa đổi', async () => {
    const { planId } = await adoptedPlan(world())
    const { first, second } = world().bodies
    const upload = {
      reading: aReading({ tasks: [aTaskReading('Việc mới của xã')], reporting: [] }),
      bodyId: second.id,
      amendsPlanId: planId,
      uploadedBy: world().ids.tu,
    }
    const uploadId = await readUpload(world(), upload)
    await expect(world().does('tu', adoptPlan, { uploadId, version: 0 })).rejects.toThrow('Không tìm thấy kế hoạch')
    await end(world(), first.id, [second.id])
    await handOverAll(world().house)
    const { planId: laterId } = await world().does('tu', adoptPlan, { uploadId, version: 0 })
    expect(await heldBy(world(), second.id)).toContain('II.1')
    expect((await marksOf(world(), laterId)).map((one) => one.path)).toEqual(['II.1'])
  })

  test('người phụ trách ở lại khi còn vai trò ở cơ quan mới, không thì nhiệm vụ chưa có ai', async () => {
    const { planId } = await adoptedPlan(world(), {
      reading: aReading({
        tasks: [1, 2].map((n) => aTaskReading(`Việc thứ ${n} ở xã`, { path: `${n}`, lead: ['UBND xã Một'] })),
        reporting: [],
      }),
    })
    const { first, second } = world().bodies
    const [one, two] = [await formFor(world(), planId, '1'), await formFor(world(), planId, '2')]
    await giveRole(world().house, world().ids.mai, 'officer', { bodyId: first.id })
    await world().does('hung', assignTask, { taskId: one.taskId, version: 0, officerId: world().ids.mai })
    await world().does('hung', assignTask, { taskId: two.taskId, version: 0, officerId: world().ids.hung })
    await giveRole(world().house, world().ids.hung, 'officer', { bodyId: second.id })
    await end(world(), first.id, [second.id])
    await handOverAll(world().house)
    const officers = await world().db.selectFrom('task').select(['path', 'officer_id']).orderBy('path').execute()
    expect(officers).toEqual([
      { path: '1', officer_id: null },
      { path: '2', officer_id: world().ids.hung },
    ])
  })

  test('cơ quan kế tục lại kết thúc: việc đi tiếp đến cơ quan đang có', async () => {
    await adoptedPlan(world())
    const { first, second, justice } = world().bodies
    await end(world(), first.id, [second.id])
    await end(world(), second.id, [justice.id])
    await handOverAll(world().house)
    expect(await heldBy(world(), justice.id)).toEqual(['II.1', 'II.2', 'II.3', 'II.4'])
  })

  test('bị chia cho nhiều cơ quan: không tự chuyển; người cấp trên chọn từng kế hoạch; người không có quyền thì không', async () => {
    const { planId } = await adoptedPlan(world(), { reading: aReading({ reporting: [] }) })
    const { db, today, house, bodies } = world()
    const third = await addBody(db, {
      name: 'UBND xã Ba',
      place: '24/00002/',
      path: '/1/6/',
      parentId: bodies.province.id,
    })
    await end(world(), bodies.first.id, [bodies.second.id, third.id])
    await handOverAll(house)
    expect(await heldBy(world(), bodies.first.id)).toHaveLength(4)
    await giveRole(house, world().ids.mai, 'leader', { bodyId: bodies.province.id, reach: 'subtree' })
    const mai = await actorFor(house, world().ids.mai)
    expect(await listWaitingHandovers(db, { grants: [] }, today)).toEqual([])
    expect(await listWaitingHandovers(db, world().actors.tu, today)).toEqual([])
    expect(await listWaitingHandovers(db, mai, today)).toMatchObject([
      { fromId: bodies.first.id, planId, tasks: 4, choices: [{ id: third.id }, { id: bodies.second.id }] },
    ])
    const raw = { fromId: bodies.first.id, planId, toId: third.id }
    const before = await everythingIn(world())
    await expect(world().does('tu', chooseSuccessor, raw)).rejects.toBe(refusals.notYours)
    await expect(perform(chooseSuccessor, { house, actor: mai }, { ...raw, toId: bodies.justice.id })).rejects.toBe(
      refusals.notSuccessor,
    )
    expect(await everythingIn(world())).toEqual(before)
    expect(await perform(chooseSuccessor, { house, actor: mai }, raw)).toEqual({ tasks: 4 })
    expect(await heldBy(world(), third.id)).toHaveLength(4)
    expect(await listWaitingHandovers(db, mai, today)).toEqual([])
    await expect(perform(chooseSuccessor, { house, actor: mai }, raw)).rejects.toBe(refusals.notYours)
  })

  test('xem trước ảnh hưởng: việc đang mở, việc quá hạn, người có vai trò; ngoài phạm vi thì không thấy gì', async () => {
    await adoptedPlan(world())
    const { db, today, bodies, actors } = world()
    expect(await listImpacts(db, actors.tu, today, [bodies.first.id])).toEqual([])
    expect(await listImpacts(db, actors.hung, today, [])).toEqual([])
    expect(await listImpacts(db, actors.hung, today, [bodies.first.id, bodies.second.id])).toMatchObject([
      {
        id: bodies.first.id,
        held: 4,
        leads: 1,
        partners: 0,
        late: 4,
        people: [{ role: 'leader' }, { role: 'officer' }].map((one) => expect.objectContaining(one)),
        locksOut: ['Trần Văn Hùng', 'Nguyễn Thị Lan'],
      },
    ])
    // whoever rearranges bodies sees the counts, where their administration reaches
    await giveRole(world().house, world().ids.mai, 'administrator', { bodyId: bodies.first.id, reach: 'subtree' })
    const administrator = await actorFor(world().house, world().ids.mai)
    expect(await listImpacts(db, administrator, today, [bodies.first.id, bodies.second.id])).toMatchObject([
      { id: bodies.first.id, held: 4, locksOut: ['Trần Văn Hùng', 'Nguyễn Thị Lan'] },
    ])
    const [impact] = await listImpacts(db, administrator, today, [bodies.first.id])
    const text = 'Báo cáo kết quả thanh tra chuyên đề'
    const shown = (mayRead: boolean) => {
      const props = { bodies: [], chosen: [impact!.id], candidates: [], heirs: undefined, mayHandOver: false }
      const impacts = [{ ...impact!, nextReports: [{ text, dueDay: '2026-12-15' }], others: [] }]
      return renderToString(impactPage({ ...props, mayOpen: () => mayRead, impacts }).body)
    }
    expect(shown(true)).toContain(text)
    expect(shown(false)).not.toContain(text)
    expect(shown(false)).toContain('gần nhất hạn')
  })
})
