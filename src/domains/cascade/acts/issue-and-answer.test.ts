import { expect, test } from 'vitest'
import { addAddressee } from '#domains/cascade/acts/add-addressee.ts'
import {
  askAgain,
  declareNotRequired,
  setAnswerDue,
  withdrawAddressee,
} from '#domains/cascade/acts/change-addressee.ts'
import { confirmAnswer, dismissAnswer } from '#domains/cascade/acts/decide-answer.ts'
import { issuePlan } from '#domains/cascade/acts/issue-plan.ts'
import { refusals } from '#domains/cascade/addressee.ts'
import { rowTimeliness } from '#domains/cascade/addressee-row.ts'
import { refusals as answerRefusals } from '#domains/cascade/answer.ts'
import {
  addresseeOf,
  adopted,
  cellsOf,
  communeReading,
  follow,
  issued,
  onCascade,
  provincePlan,
  provinceReading,
} from '#domains/cascade/cascade.fixtures.ts'
import { listUnansweredAddressees } from '#domains/cascade/cascade.queries.ts'
import { listAddresseeRows } from '#domains/cascade/coverage.queries.ts'
import { undoAdoption } from '#domains/plans/acts/undo-adoption.ts'
import { auditOf } from '#domains/plans/plans.fixtures.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const reason = 'Đã thống nhất qua điện thoại.'

onCascade('giao kế hoạch xuống', (world) => {
  test('chỉ cán bộ của cơ quan ban hành giao được, và chỉ kế hoạch đang thực hiện', async () => {
    const { as, actors, thu, does } = world()
    const planId = await provincePlan(world())
    const form = { planId, choice: 'below', answerDueDay: '', dueSource: '' }
    await expect(does('mai', issuePlan, form)).rejects.toBe(permissionRefusals.mayNot)
    await expect(does('hung', issuePlan, form)).rejects.toBe(refusals.notFound)
    await expect(as(thu, issuePlan, { ...form, answerDueDay: '20/11/2026' })).rejects.toBe(refusals.dueBeforeIssue)
    await as(thu, undoAdoption, { planId })
    await expect(as(thu, issuePlan, form)).rejects.toBe(refusals.planNotInForce)
    expect(await world().db.selectFrom('plan_addressee').selectAll().execute()).toEqual([])
    expect(actors.lan.personId).toBeTruthy()
  })

  test('giao cho những nơi kế hoạch nêu: «UBND các xã, phường» là mọi xã của tỉnh', async () => {
    const { as, thu, bodies } = world()
    const planId = await provincePlan(world())
    expect(
      await as(thu, issuePlan, { planId, choice: 'named', answerDueDay: '30/11/2026', dueSource: 'Mục IV' }),
    ).toEqual({
      planId,
      count: 3, // hai xã, và Sở Tư pháp được giao chủ trì
    })
    const first = await addresseeOf(world(), planId, bodies.first.id)
    expect(first).toMatchObject({ state: 'asked', answer_due_day: '2026-11-30', issued_on: '2026-11-21' })
    expect((await cellsOf(world(), first.id)).map((cell) => cell.path)).toEqual(['II.1', 'II.2', 'II.4'])
    const second = await addresseeOf(world(), planId, bodies.second.id)
    expect((await cellsOf(world(), second.id)).map((cell) => [cell.path, cell.state])).toEqual([
      ['II.1', 'open'],
      ['II.2', 'open'],
    ])
    expect((await auditOf(world(), 'cascade.issue-plan')).map((row) => row.after)).toMatchObject([{ asked: 3 }])
  })

  test('giao hai lần không nhân đôi; thêm, thôi giao, giao lại từng nơi đều có lý do', async () => {
    const { as, thu, bodies, does } = world()
    const planId = await provincePlan(world())
    await issued(world(), planId)
    await issued(world(), planId)
    expect(await world().db.selectFrom('plan_addressee').selectAll().execute()).toHaveLength(2)
    const add = { planId, bodyId: bodies.justice.id, reason }
    await expect(as(thu, addAddressee, { ...add, bodyId: bodies.office.id })).rejects.toBe(refusals.notBelow)
    await as(thu, addAddressee, add)
    await expect(as(thu, addAddressee, add)).rejects.toBe(refusals.alreadyAsked)
    const { id } = await addresseeOf(world(), planId, bodies.second.id)
    await expect(as(thu, askAgain, { addresseeId: id, version: 0, reason })).rejects.toBe(refusals.stillAsked)
    await expect(does('hung', withdrawAddressee, { addresseeId: id, version: 0, reason })).rejects.toBe(
      refusals.notFound,
    )
    await as(thu, withdrawAddressee, { addresseeId: id, version: 0, reason })
    await expect(as(thu, withdrawAddressee, { addresseeId: id, version: 0, reason })).rejects.toBe(
      refusals.changedMeanwhile,
    )
    await expect(as(thu, setAnswerDue, { addresseeId: id, version: 1, answerDueDay: '' })).rejects.toBe(
      refusals.notAsked,
    )
    await as(thu, askAgain, { addresseeId: id, version: 1, reason })
    expect(await addresseeOf(world(), planId, bodies.second.id)).toMatchObject({ state: 'asked', version: 2 })
  })

  test('«không phải ban hành» do xã ghi, có lý do; xã khác không ghi hộ; cấp trên giao lại được', async () => {
    const { as, thu, bodies, does } = world()
    const planId = await provincePlan(world())
    await issued(world(), planId)
    const { id } = await addresseeOf(world(), planId, bodies.first.id)
    const form = { addresseeId: id, version: 0, reason }
    await expect(does('hung', declareNotRequired, { ...form, reason: 'Không' })).rejects.toThrow('10 chữ cái')
    await expect(does('tu', declareNotRequired, form)).rejects.toBe(refusals.notFound)
    await expect(does('mai', declareNotRequired, form)).rejects.toBe(refusals.notFound)
    await does('lan', declareNotRequired, form)
    const { id: ids } = await addresseeOf(world(), planId, bodies.second.id)
    expect((await listUnansweredAddressees(world().db, world().today)).map((one) => one.addresseeId)).toEqual([ids])
    await as(thu, askAgain, { ...form, version: 1 })
    expect(await listUnansweredAddressees(world().db, world().today)).toHaveLength(2)
  })
})

onCascade('kế hoạch trả lời', (world) => {
  test('viện dẫn được tìm ra, dù kế hoạch cấp trên nhập trước hay sau', async () => {
    const { actors, bodies, does } = world()
    const before = await adopted(world(), actors.hung, bodies.first.id, communeReading())
    const planId = await provincePlan(world())
    await issued(world(), planId)
    await follow(world())
    const after = await adopted(world(), actors.tu, bodies.second.id, communeReading({ number: '7/KH-UBND' }))
    await follow(world())
    const answers = await world()
      .db.selectFrom('plan_answer')
      .selectAll()
      .orderBy('noted_at')
      .orderBy('plan_id')
      .execute()
    expect(answers).toMatchObject([
      { plan_id: before, state: 'proposed', how: 'citation', why: 'Viện dẫn Kế hoạch số 18/KH-UBND ngày 05/11/2026.' },
      { plan_id: after, state: 'proposed', how: 'citation' },
    ])
    const { id } = await addresseeOf(world(), planId, bodies.first.id)
    await expect(does('tu', confirmAnswer, { addresseeId: id, answerPlanId: before })).rejects.toBe(refusals.notFound)
    await expect(does('hung', confirmAnswer, { addresseeId: id, answerPlanId: after })).rejects.toBe(
      answerRefusals.notTheirs,
    )
    await does('hung', confirmAnswer, { addresseeId: id, answerPlanId: before })
    expect(await cellsOf(world(), id)).toMatchObject([
      { path: 'II.1', state: 'open', proposed: 'covered' },
      { path: 'II.2', state: 'open', proposed: 'adapted' },
      { path: 'II.4', state: 'open', proposed: 'silent' },
    ])
    expect((await listUnansweredAddressees(world().db, world().today)).map((one) => one.bodyId)).toEqual([
      bodies.second.id,
    ])
  })

  test('kế hoạch của xã được sửa đổi về sau: vẫn tính theo ngày ban hành bản đầu, không thành muộn', async () => {
    const { bodies, actors, does, db } = world()
    const planId = await provincePlan(world())
    await issued(world(), planId, '30/11/2026')
    const child = await adopted(world(), actors.hung, bodies.first.id, communeReading())
    await follow(world())
    const { id } = await addresseeOf(world(), planId, bodies.first.id)
    await does('hung', confirmAnswer, { addresseeId: id, answerPlanId: child })
    const later = communeReading({ number: '61/KH-UBND', date: '2026-12-20' })
    const amended = await adopted(world(), actors.hung, bodies.first.id, later, child)
    await follow(world())
    const [row] = await listAddresseeRows(db, actors.hung, { addresseeId: id })
    expect(row?.answer).toMatchObject({ planId: amended, answeredOn: '2026-11-12' })
    expect(rowTimeliness(row!, undefined, '2026-12-21')).toBe('in-time')
  })

  test('làm lại việc nền không thêm gì; đề xuất đã gạt đi không trở lại', async () => {
    const { bodies, thu, as, actors, does, db } = world()
    const planId = await provincePlan(world())
    await issued(world(), planId)
    const child = await adopted(world(), actors.hung, bodies.first.id, communeReading())
    await follow(world())
    const { id } = await addresseeOf(world(), planId, bodies.first.id)
    await does('lan', dismissAnswer, { addresseeId: id, answerPlanId: child })
    await db.updateTable('job').set({ state: 'waiting' }).execute()
    await follow(world())
    expect(await db.selectFrom('plan_answer').select(['plan_id', 'state']).execute()).toEqual([
      { plan_id: child, state: 'dismissed' },
    ])
    await expect(does('lan', dismissAnswer, { addresseeId: id, answerPlanId: child })).rejects.toBe(answerRefusals.gone)
    await as(thu, confirmAnswer, { addresseeId: id, answerPlanId: child })
    await expect(does('hung', declareNotRequired, { addresseeId: id, version: 0, reason })).rejects.toBe(
      refusals.answered,
    )
  })

  test('chưa ban hành: trễ theo hạn đã giao; quá thời hạn chưa kiểm chứng thì chỉ nêu ra', async () => {
    const { as, thu, bodies, later } = world()
    const planId = await provincePlan(world(), provinceReading())
    await issued(world(), planId)
    const { id } = await addresseeOf(world(), planId, bodies.first.id)
    await as(thu, setAnswerDue, { addresseeId: id, version: 0, answerDueDay: '25/11/2026', dueSource: '' })
    later(7 * 86_400_000)
    const rows = await listUnansweredAddressees(world().db, '2026-11-28')
    const [second, first] = rows.toSorted((a, b) => Number(a.isLate) - Number(b.isLate))
    expect(first).toMatchObject({ bodyId: bodies.first.id, answerDueDay: '2026-11-25', isLate: true })
    // 7 ngày làm việc sau 05/11/2026 là 16/11/2026
    expect(second).toMatchObject({ ruleDueDay: '2026-11-16', ruleDecides: false, bindingDay: null, isLate: false })
  })
})
